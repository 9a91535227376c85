"""Who is who: the people service said in names to show."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from client.viewmodels.people.contact_groups import KeepsGroups
from client.viewmodels.people.group_names import GroupNames
from client.viewmodels.people.naming import shown_name, shows_nothing
from shared.model.rights import Policy, Powers
from shared.model.state import PersonNote
from shared.protocol.org import Department, Person


class PeopleState(Protocol):
    """Everyone this device knows of, the departments, and what I noted about people."""

    @property
    def people(self) -> Mapping[bytes, Person]: ...

    @property
    def departments(self) -> Mapping[bytes, Department]: ...

    @property
    def notes(self) -> Mapping[bytes, PersonNote]: ...

    @property
    def policy(self) -> Policy | None: ...


class People(Protocol):
    """What is needed of the people service."""

    @property
    def state(self) -> PeopleState: ...

    def find(self, text: str, limit: int = 50) -> Awaitable[Sequence[Person]]: ...

    async def prepare(self) -> None: ...

    def children(self, department: bytes | None) -> Sequence[Department]: ...

    def people_in(self, department: bytes | None) -> Sequence[Person]: ...

    def count_below(self, department: bytes) -> int: ...

    def path(self, department: bytes) -> Sequence[Department]: ...

    def powers(self) -> Powers: ...

    async def set_note(
        self,
        person: bytes,
        *,
        remark: str | None = None,
        favourite: bool | None = None,
        blocked: bool | None = None,
    ) -> None: ...

    async def set_own_card(
        self,
        *,
        signature: str | None = None,
        phones: Sequence[str] | None = None,
        mail: str | None = None,
    ) -> None: ...

    @property
    def contact_groups(self) -> KeepsGroups: ...


class Directory:
    """Names people; `me` tells who reads, `nickname` how somebody wants to be called in a group."""

    def __init__(
        self,
        people: People,
        me: Callable[[], bytes | None],
        nickname: Callable[[bytes, bytes], str] = lambda _conversation, _person: "",
    ) -> None:
        self._people = people
        self._me = me
        self._nickname = nickname
        self._told: dict[bytes, str] = {}
        self.told_of = 0
        """How often a group has told a name that was not known like this."""

    def shown(self, person: bytes) -> str:
        """Return a name to show, the one I gave before their own: never empty, never blank."""
        return self.remark(person) or self.own_name(person)

    def within(self, conversation: bytes) -> GroupNames:
        """Return the names that people have in one conversation."""
        return GroupNames(self, partial(self._nickname, conversation))

    def remark(self, person: bytes) -> str:
        """Return the name I gave somebody, or an empty text."""
        note = self._people.state.notes.get(person)
        return "" if note is None else note.remark

    def called(self, person: bytes) -> Sequence[str]:
        """Return the names by which somebody may be called in a text."""
        return (self.own_name(person), self.shown(person))

    def own_name(self, person: bytes) -> str:
        """Return the name somebody has for everyone; of who is not known a group may have told it."""
        known = self._people.state.people.get(person)
        if known is not None:
            return shown_name(known.name, known.number)
        return self._told.get(person) or person.hex()[:8]

    def person(self, person: bytes) -> Person | None:
        """Return somebody's record, if it is known."""
        return self._people.state.people.get(person)

    def blocked(self, person: bytes) -> bool:
        """Tell whether I have blocked somebody."""
        note = self._people.state.notes.get(person)
        return note is not None and note.blocked

    def unnamed(self) -> str:
        """Return what a group without a name is called."""
        return QCoreApplication.translate("Directory", "Group without a name")

    def told(self, names: Mapping[bytes, str]) -> None:
        """Know the names of people whom the directory withholds, as a group has told them."""
        told = {person: name for person, name in names.items() if not shows_nothing(name)}
        if not told.items() <= self._told.items():
            self._told.update(told)
            self.told_of += 1

    def number(self, person: bytes) -> str:
        """Return a staff number, or an empty text."""
        known = self._people.state.people.get(person)
        return "" if known is None else known.number

    def place_words(self, person: bytes) -> str:
        """Return where somebody belongs: the lowest department, and the title."""
        known = self._people.state.people.get(person)
        if known is None:
            return ""
        department = self._people.state.departments.get(known.department or b"")
        parts = ("" if department is None else department.name, known.title)
        return " · ".join(part for part in parts if part)

    def is_me(self, person: bytes) -> bool:
        """Tell whether a person is the one who reads."""
        return person == self._me()

    async def prepare(self) -> None:
        """Make ready to find people quickly."""
        await self._people.prepare()

    async def find(self, text: str, limit: int = 20) -> Sequence[Person]:
        """Find people, oneself left out."""
        return [one for one in await self._people.find(text, limit) if one.person != self._me()]
