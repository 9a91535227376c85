"""The people of the organisation: kept in step with the directory, found by name, number and pinyin."""

import asyncio
import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from client.core.bus import Bus
from client.core.events import PeopleStored
from shared.errors import ErrorCode, Refusal
from shared.model.pinyin import Syllable, reads_as, syllables
from shared.protocol.org import Person


class PeopleCache(Protocol):
    """What this service reads."""

    async def people(self) -> Sequence[Person]: ...


DIRECTORY_WAIT = 10.0


@dataclass
class PeopleState:
    """Everyone this device knows of, by person id."""

    people: dict[bytes, Person] = field(default_factory=dict[bytes, Person])

    def apply(self, event: PeopleStored) -> None:
        """Take changed records in."""
        self.people.update((one.person, one) for one in event.people)


class PeopleService:
    """Finds and names people."""

    def __init__(self, cache: PeopleCache, bus: Bus) -> None:
        self.state = PeopleState()
        self._cache = cache
        self._spelt: dict[str, tuple[Syllable, ...]] = {}
        self._arrived = asyncio.Event()
        bus.subscribe(PeopleStored, self._stored)

    def _stored(self, event: PeopleStored) -> None:
        self.state.apply(event)
        if event.people:
            self._arrived.set()

    async def load(self) -> None:
        """Read what is known from the cache."""
        self.state.apply(PeopleStored(await self._cache.people()))

    def name(self, person: bytes) -> str:
        """Return someone's name, or an empty text for a person not known."""
        known = self.state.people.get(person)
        return "" if known is None else known.name

    async def by_number(self, number: str) -> Person:
        """Return the person with a staff number; raises Refusal `not_found`.

        On a new device the directory may still be on its way: it is waited for.
        """
        await self._directory()
        for one in self.state.people.values():
            if one.number == number:
                return one
        raise Refusal(ErrorCode.NOT_FOUND, person=number[:64])

    async def _directory(self) -> None:
        if not self.state.people:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(DIRECTORY_WAIT):
                    await self._arrived.wait()

    async def find(self, text: str, limit: int = 50) -> list[Person]:
        """Find people by name, number, pinyin or initials; the closest first, everyone for no text."""
        await self._directory()
        people = [one for one in self.state.people.values() if not one.disabled]
        wanted = text.strip().casefold()
        return await asyncio.to_thread(self._closest, people, wanted, limit)

    async def prepare(self) -> None:
        """Spell everybody's name before somebody searches: the first time that takes a moment."""
        await asyncio.to_thread(self._spell, [one.name for one in self.state.people.values()])

    def _closest(self, people: Sequence[Person], wanted: str, limit: int) -> list[Person]:
        """Rank them, off the loop: for thousands it takes longer than a frame may."""
        if wanted.isascii() and wanted:
            self._spell(one.name for one in people)
        ranked = [(rank, one.number, one) for one in people if (rank := self._rank(wanted, one)) is not None]
        ranked.sort(key=lambda each: each[:2])
        return [one for _, _, one in ranked[:limit]]

    def _spell(self, names: Iterable[str]) -> None:
        self._spelt.update((name, syllables(name)) for name in names if name not in self._spelt)

    def _rank(self, wanted: str, one: Person) -> int | None:
        """Return how close a person is, 0 the closest, or None."""
        name, number = one.name.casefold(), one.number.casefold()
        spelt = self._spelt.get(one.name, ())
        ranks = (
            wanted in (name, number),
            name.startswith(wanted) or number.startswith(wanted),
            wanted in name,
            reads_as(wanted, spelt),
        )
        return ranks.index(True) if any(ranks) else None
