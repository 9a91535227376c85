"""Finds whom or what a command means: a staff number, a person's id, or a conversation's."""

from client.core.log_sync import is_direct
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
    """Knows people and conversations."""

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
        return self._chat.direct(found), found

    async def conversation(self, text: str) -> bytes:
        """Return the conversation meant by a number or an id."""
        return (await self.destination(text))[0]
