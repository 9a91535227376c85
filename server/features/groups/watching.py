"""Authors who are told how many have read: once a second at most, only what has changed."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from server.core.bus import Bus
from server.core.facts import ReadersMoved
from server.core.log import logger
from server.core.sessions import Session, Sessions
from server.features.groups.readers import Readership, own_messages
from server.store import groups
from server.store.connection import Connection
from server.store.privacy import privacy_of
from server.store.store import Store
from shared import limits
from shared.errors import Refusal
from shared.protocol.groups import ReadCount, ReadCounts, ReadersCounted, WatchReaders

Moved = Callable[[], Iterable[bytes]]
"""Returns the groups in which this node's own transactions have let more be known since the last time."""

_log = logger("groups")


@dataclass(slots=True)
class Watched:
    """What one session is told of: its own messages in one group, and the counts told last."""

    person: bytes
    conversation: bytes
    number: int
    counts: dict[int, ReadCount] = field(default_factory=dict[int, ReadCount])


class ReadersWatch:
    """The sessions of this node that watch, and the groups in which something has moved since a beat."""

    def __init__(self, store: Store, bus: Bus, sessions: Sessions, moved: Moved) -> None:
        self._store = store
        self._bus = bus
        self._moved = moved
        self._watching: dict[Session, Watched] = {}
        self._dirty: set[bytes] = set()
        bus.heed(ReadersMoved, self._heed)
        sessions.observe(self._joined, self._left)

    async def watch(self, session: Session, person: bytes, request: WatchReaders) -> ReadCounts:
        """Watch these messages from now on, instead of those before; return their counts."""
        self._watching.pop(session, None)
        if not request.seqs:
            return ReadCounts(())
        seqs = tuple(dict.fromkeys(request.seqs))

        def work(connection: Connection) -> tuple[int, tuple[ReadCount, ...]]:
            number = own_messages(connection, person, request.conversation, seqs)
            return number, Readership(groups.readers_of(connection, number)).counts(person, seqs)

        number, counts = await self._store.read(work)
        if not session.closing:
            watched = Watched(person, request.conversation, number, {one.seq: one for one in counts})
            self._watching[session] = watched
            self._dirty.add(request.conversation)  # what moved while it was being read is told next
        return ReadCounts(counts)

    def _heed(self, fact: ReadersMoved) -> None:
        self._dirty.add(fact.conversation)

    def _joined(self, session: Session) -> None:
        """Who comes watches nothing yet."""

    def _left(self, session: Session, final: bool) -> None:  # noqa: ARG002 - gone is gone
        self._watching.pop(session, None)

    async def run_forever(self) -> None:
        """Tell what has changed, once a second; until cancelled."""
        while True:
            await asyncio.sleep(limits.READERS_EVERY)
            try:
                await self.tick()
            except Refusal as refusal:
                _log.warning("readers not counted", code=refusal.code.value)
            except Exception:  # noqa: BLE001 - a fault in one beat must not end it for good
                _log.exception("readers not counted")

    async def tick(self) -> None:
        """Do one beat."""
        for conversation in self._moved():
            self._bus.share(ReadersMoved(conversation))
        dirty, self._dirty = self._dirty, set()
        due = [
            (session, watched) for session, watched in self._watching.items() if watched.conversation in dirty
        ]
        if due:
            counted = await self._store.read(lambda db: _count_anew(db, [watched for _, watched in due]))
            for (session, watched), counts in zip(due, counted, strict=True):
                self._tell(session, watched, counts)

    def _tell(self, session: Session, watched: Watched, counts: tuple[ReadCount, ...] | None) -> None:
        if self._watching.get(session) is not watched:
            return  # watches others by now, or is gone
        if counts is None:
            del self._watching[session]
            return
        changed = tuple(one for one in counts if watched.counts[one.seq] != one)
        if changed:
            watched.counts.update((one.seq, one) for one in changed)
            session.tell(ReadersCounted(watched.conversation, changed))


def _count_anew(connection: Connection, due: Sequence[Watched]) -> list[tuple[ReadCount, ...] | None]:
    """Count for each who watches, None for who may not any more; each group is read once for all."""
    ships = {
        number: Readership(groups.readers_of(connection, number)) for number in {one.number for one in due}
    }
    return [
        ships[one.number].counts(one.person, one.counts)
        if one.person in ships[one.number] and privacy_of(connection, one.person).read
        else None
        for one in due
    ]
