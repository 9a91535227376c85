"""The commands about groups of colleagues that I keep, for a person."""

from collections.abc import Awaitable, Callable

from client.terminal.human.desk import Desk

Handler = Callable[[str], Awaitable[None]]


class ContactTalk:
    """Begins, changes, shows and takes away."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._people = desk.parts.people
        self._groups = desk.parts.people.contact_groups

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {
            "/contacts": self._contacts,
            "/newcontacts": self._new,
            "/addcontact": self._add,
            "/removecontact": self._remove,
            "/renamecontacts": self._rename,
            "/movecontacts": self._move,
            "/dropcontacts": self._drop,
        }

    async def _contacts(self, number: str) -> None:
        """Show the groups, or who is in one."""
        if number:
            await self._show(number)
            return
        rows = self._groups.state.ordered()
        self._desk.talk.contacts = [group for group, _ in rows]
        for place, (_, held) in enumerate(rows, 1):
            self._desk.show(f"{place:3}  {held.name}  {len(held.people)}")
        if not rows:
            self._desk.say("nothing")

    async def _show(self, number: str) -> None:
        group = self._desk.numbered(self._desk.talk.contacts, number)
        held = None if group is None else self._groups.state.groups.get(group)
        if held is None:
            return
        known = self._people.state.people
        for person in held.people:
            staff = known[person].number if person in known else ""
            self._desk.show(f"{staff}  {self._people.shown_name(person)}")
        if not held.people:
            self._desk.say("nothing")

    async def _new(self, text: str) -> None:
        """Begin one: its name, and after a colon who is in it."""
        name, _, whom = text.replace("：", ":").partition(":")
        people = await self._desk.people(whom) if whom.strip() else []
        if people is not None:
            await self._groups.begin(name, people)
            self._desk.say("kept")

    async def _add(self, text: str) -> None:
        group, whom = self._which(text)
        if group is not None and (people := await self._desk.people(whom)) is not None:
            await self._groups.add(group, people)
            self._desk.say("kept")

    async def _remove(self, text: str) -> None:
        group, whom = self._which(text)
        if group is not None and (people := await self._desk.people(whom)) is not None:
            await self._groups.remove(group, people)
            self._desk.say("kept")

    async def _rename(self, text: str) -> None:
        group, name = self._which(text)
        if group is not None:
            await self._groups.rename(group, name)
            self._desk.say("kept")

    async def _move(self, text: str) -> None:
        """Put one at another's place."""
        group, place = self._which(text)
        other = None if group is None else self._desk.numbered(self._desk.talk.contacts, place)
        if group is not None and other is not None:
            order = [one for one, _ in self._groups.state.ordered()]
            if group in order and other in order:
                await self._groups.move(group, order.index(other) - order.index(group))
                self._desk.say("kept")

    async def _drop(self, number: str) -> None:
        group, _ = self._which(number)
        if group is not None:
            await self._groups.take_away(group)
            self._desk.say("kept")

    def _which(self, text: str) -> tuple[bytes | None, str]:
        """Return the group that a number names, and what is said after it."""
        number, _, rest = text.partition(" ")
        return self._desk.numbered(self._desk.talk.contacts, number), rest.strip()
