"""What people say of how they are: outside contacts learn only what each lets them know."""

import asyncio
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from msgspec.structs import replace

from server.features.presence.sight import Sight
from server.features.presence.watchers import Watchers
from server.store.connection import Connection
from server.store.organisation import people_version
from server.store.store import Store
from shared.protocol.presence import Seen

Watched = Mapping[bytes, AbstractSet[bytes]]
"""Whom each of some people watches."""
Found = Mapping[bytes, frozenset[bytes] | None]
"""What `Sight.heard` has returned for each."""
Turned = dict[bytes, AbstractSet[bytes]]
"""For each who watches, people of whom they may know more than before, or less."""
_NOBODY: frozenset[bytes] = frozenset()


class Discretion:
    """Keeps in memory whose words the outside contacts who watch may know; of anybody else they know none.

    Whose grade, or friends, have just changed is doubted until that was read: nothing is told meanwhile.
    """

    def __init__(self, store: Store, sight: Sight) -> None:
        self._store = store
        self._sight = sight
        self._known: dict[bytes, frozenset[bytes]] = {}
        self._doubted: set[bytes] = set()
        self._asked: set[bytes] = set()
        self._version = 0
        self._reading = asyncio.Lock()

    def told(self, seen: Seen, watcher: bytes | None) -> Seen:
        """Return how somebody is told to this watcher."""
        known = self._known.get(watcher or b"")
        if known is None or not seen.text:
            return seen
        if seen.person in known and seen.person not in self._doubted and seen.person not in self._asked:
            return seen
        return replace(seen, text="", until=0)

    def doubt(self, person: bytes) -> None:
        """Tell nobody outside what a person says until it was read again who may know it."""
        self._doubted.add(person)

    async def learn(self, watcher: bytes, people: Sequence[bytes]) -> None:
        """Read what somebody may know who begins to watch these people. Raises Refusal."""
        async with self._reading:
            told = await self._store.read(lambda db: self._sight.heard(db, watcher, people))
            if told is None:
                self._known.pop(watcher, None)
            else:
                self._known[watcher] = self._known.get(watcher, _NOBODY).difference(people) | told

    async def look(self, watchers: Watchers) -> Turned:
        """Read anew what those who watch may know, if the directory has changed since. Raises Refusal."""
        async with self._reading:
            self._asked |= self._doubted
            self._doubted.clear()
            version = await self._store.read(people_version)
            if version == self._version and not self._asked:
                return {}
            guests = await self._store.read(self._sight.guests)
            # Who is no guest any more is asked about once more, to be told everything.
            watching = watchers.everyone_watching()
            watched = watchers.watched_by(watching.intersection((*guests, *self._known)))
            found = await self._store.read(lambda db: self._read(db, watched))
            turned = self._take(watched, found)
            self._asked.clear()
            self._version = version
            return turned

    def _read(self, connection: Connection, watched: Watched) -> Found:
        return {one: self._sight.heard(connection, one, people) for one, people in watched.items()}

    def _take(self, watched: Watched, found: Found) -> Turned:
        """Keep what was read; return of whom each who watches knows more than before, or less.

        What was said while there was a doubt has not been told.
        """
        turned: Turned = {}
        before, self._known = self._known, {}
        for watcher, after in found.items():
            people = watched[watcher]
            if after is not None:
                self._known[watcher] = after
            knew, knows = before.get(watcher, people), people if after is None else after
            turned[watcher] = people & ((knew ^ knows) | (knows & self._asked))
        return turned
