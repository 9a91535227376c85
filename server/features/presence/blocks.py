"""Who is hidden from whom: somebody I have blocked sees me as offline."""

import asyncio
from collections.abc import Collection, Iterable

from server.core.facts import Blocking
from server.store import statuses
from server.store.connection import Connection
from server.store.store import Store

KEPT = 20_000
"""People whose block lists are kept in memory; nearly all of them are empty."""
_NOBODY: frozenset[bytes] = frozenset()


class Blocks:
    """The block lists of those who are watched here: read once, then kept up by what is shared."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lists: dict[bytes, frozenset[bytes]] = {}
        self._meanwhile: list[Blocking] = []
        self._reading = asyncio.Lock()

    def hides(self, person: bytes, watcher: bytes | None) -> bool:
        """Tell whether `person` is hidden from `watcher`; as long as nothing was read, they are."""
        blocked = self._lists.get(person)
        return blocked is None or watcher in blocked

    async def load(self, people: Collection[bytes]) -> None:
        """Read the lists of these people that are not in memory. Raises Refusal."""
        if all(person in self._lists for person in people):
            return
        async with self._reading:
            missing = [person for person in people if person not in self._lists]
            self._meanwhile.clear()
            read = await self._store.read(lambda db: _lists(db, missing))
            for person in missing:
                self._lists[person] = read.get(person, _NOBODY)
            for fact in self._meanwhile:
                self._apply(fact)

    def heed(self, fact: Blocking) -> None:
        """Take a change in; what is being read just now may be older than it."""
        if self._reading.locked():
            self._meanwhile.append(fact)
        self._apply(fact)

    def _apply(self, fact: Blocking) -> None:
        blocked = self._lists.get(fact.person)
        if blocked is not None:
            changed = blocked | {fact.other} if fact.blocked else blocked - {fact.other}
            self._lists[fact.person] = changed or _NOBODY

    def __len__(self) -> int:
        return len(self._lists)

    def keep_only(self, watched: Iterable[bytes]) -> None:
        """Forget lists of people whom nobody watches, once there are many."""
        if len(self._lists) > KEPT:
            self._lists = {person: self._lists[person] for person in watched if person in self._lists}


def _lists(connection: Connection, people: Iterable[bytes]) -> dict[bytes, frozenset[bytes]]:
    """Return the lists that are not empty."""
    found = ((person, statuses.blocked_by(connection, person)) for person in people)
    return {person: blocked for person, blocked in found if blocked}
