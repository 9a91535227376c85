"""Finds whom or what a command means: a staff number, an id, or a department's name."""

from client.core.sync.log_sync import is_direct
from client.terminal.parts import Parts
from shared.errors import ErrorCode, Refusal
from shared.ids import parse_id


def entry_id(text: str) -> bytes:
    """Read an id; raises Refusal `bad_message` (part ``command``)."""
    try:
        return parse_id(text)
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="command", problem=f"{text[:64]!r} is no id") from error


class Resolver:
    """Knows people, conversations and departments."""

    def __init__(self, parts: Parts) -> None:
        self._people = parts.people
        self._chat = parts.chat

    async def destination(self, text: str) -> tuple[bytes, bytes | None]:
        """Return the conversation, and the other person when it is one to one and known."""
        try:
            found = parse_id(text)
        except ValueError:
            person = (await self._people.by_number(text)).person
            return self._chat.direct(person), person
        known = self._chat.state.conversations.get(found)
        if known is not None or is_direct(found):
            return found, None if known is None else known.peer
        await self._people.directory()
        if not self._people.knows(found):
            return found, None  # a group that was made elsewhere and is on its way here
        return self._chat.direct(found), found

    async def conversation(self, text: str) -> bytes:
        """Return the conversation meant by a number or an id."""
        return (await self.destination(text))[0]

    async def person(self, text: str) -> bytes:
        """Return the person meant by a number or an id."""
        try:
            return parse_id(text)
        except ValueError:
            return (await self._people.by_number(text)).person

    async def department(self, text: str) -> bytes | None:
        """Return the department meant by its id, its name, or its path with slashes; None for no text.

        Raises Refusal `not_found` (part ``department``) for none, or for several of that name.
        """
        await self._people.directory()
        if not text.strip():
            return None
        try:
            return parse_id(text)
        except ValueError:
            names = [part.strip() for part in text.strip("/").split("/")]
        found = [
            one
            for one in self._people.state.departments
            if [above.name for above in self._people.path(one)][-len(names) :] == names
        ]
        if len(found) != 1:
            raise Refusal(ErrorCode.NOT_FOUND, part="department", department=text[:64])
        return found[0]
