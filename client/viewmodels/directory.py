"""Who is who: the people service said in names to show."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Protocol

from client.viewmodels.people import shown_name
from shared.protocol.org import Person


class PeopleState(Protocol):
    """Everyone this device knows of."""

    @property
    def people(self) -> Mapping[bytes, Person]: ...


class People(Protocol):
    """What is needed of the people service."""

    @property
    def state(self) -> PeopleState: ...

    def find(self, text: str, limit: int = 50) -> Awaitable[Sequence[Person]]: ...

    async def prepare(self) -> None: ...


class Directory:
    """Names people; `me` tells who reads."""

    def __init__(self, people: People, me: Callable[[], bytes | None]) -> None:
        self._people = people
        self._me = me

    def shown(self, person: bytes) -> str:
        """Return a name to show: never empty, never blank."""
        known = self._people.state.people.get(person)
        return person.hex()[:8] if known is None else shown_name(known.name, known.number)

    def number(self, person: bytes) -> str:
        """Return a staff number, or an empty text."""
        known = self._people.state.people.get(person)
        return "" if known is None else known.number

    def is_me(self, person: bytes) -> bool:
        """Tell whether a person is the one who reads."""
        return person == self._me()

    async def prepare(self) -> None:
        """Make ready to find people quickly."""
        await self._people.prepare()

    async def find(self, text: str, limit: int = 20) -> Sequence[Person]:
        """Find people, oneself left out."""
        return [one for one in await self._people.find(text, limit) if one.person != self._me()]
