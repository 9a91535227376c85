"""The slice `groups`: cards, members, rooms, asking to join, who has read a message, and how groups end."""

from collections.abc import Callable
from typing import Any, TypeVar

from server.core.bus import Bus
from server.core.clock import Clock
from server.core.gateway import Handler
from server.core.rates import RateOfEach
from server.core.sessions import Session, Sessions
from server.features.groups import cards, joining, readers, urging
from server.features.groups.ending import Endings
from server.features.groups.watching import Moved, ReadersWatch
from server.log.append import Log
from server.store.connection import Connection
from server.store.store import Store
from shared import limits
from shared.model.rights import Powers
from shared.protocol.groups import (
    AskToJoin,
    FindRooms,
    GetGroup,
    GroupCard,
    JoinRequests,
    ListJoinRequests,
    ListMembers,
    ListReaders,
    Members,
    ReadCounts,
    Readers,
    Rooms,
    TurnDown,
    UrgedToRead,
    UrgeToRead,
    WatchReaders,
)
from shared.wire.message import Request
from shared.wire.session import Done

T = TypeVar("T")

PowersOf = Callable[[Connection, bytes], Powers]
"""Returns what a person may do, from whatever snapshot the connection has."""


class GroupsFeature:
    """Handlers of `shared.protocol.groups`, and the beat that tells authors who has read."""

    def __init__(
        self,
        store: Store,
        log: Log,
        bus: Bus,
        sessions: Sessions,
        clock: Clock,
        moved: Moved,
        powers: PowersOf,
    ) -> None:
        self._store = store
        self._log = log
        self._clock = clock
        self._powers = powers
        self._watch = ReadersWatch(store, bus, sessions, moved)
        self._endings = Endings(store, log, clock)
        self._urges = RateOfEach(limits.URGES_PER_SECOND, limits.URGES)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            GetGroup: self._get,
            ListMembers: self._members,
            FindRooms: self._rooms,
            AskToJoin: self._ask,
            ListJoinRequests: self._requests,
            TurnDown: self._turn_down,
            WatchReaders: self._watch_readers,
            ListReaders: self._readers,
            UrgeToRead: self._urge,
        }

    async def run_forever(self) -> None:
        """Tell authors who has read, once a second; until cancelled."""
        await self._watch.run_forever()

    async def tell_ends_forever(self) -> None:
        """Tell members that their group ends; until cancelled."""
        await self._endings.run_forever()

    async def tell_ends(self) -> None:
        """Tell members of the ends that are due."""
        await self._endings.tick()

    async def tick(self) -> None:
        """Tell authors who has read since the last time."""
        await self._watch.tick()

    async def _read(self, session: Session, work: Callable[[Connection, bytes], T]) -> T:
        person = session.require_person()
        return await self._store.read(lambda connection: work(connection, person))

    async def _get(self, session: Session, request: GetGroup) -> GroupCard:
        now = self._clock()
        return await self._read(
            session, lambda db, person: cards.card(db, person, self._powers(db, person), request, now)
        )

    async def _members(self, session: Session, request: ListMembers) -> Members:
        return await self._read(session, lambda db, person: cards.members(db, person, request))

    async def _rooms(self, session: Session, request: FindRooms) -> Rooms:
        now = self._clock()
        return await self._read(
            session, lambda db, person: cards.rooms(db, person, self._powers(db, person), request, now)
        )

    async def _ask(self, session: Session, request: AskToJoin) -> Done:
        person, now = session.require_person(), self._clock()
        await self._log.act(lambda db, desk: joining.ask(db, desk, person, request, now))
        return Done()

    async def _requests(self, session: Session, request: ListJoinRequests) -> JoinRequests:
        return await self._read(session, lambda db, person: joining.waiting(db, person, request))

    async def _turn_down(self, session: Session, request: TurnDown) -> Done:
        person = session.require_person()
        await self._log.act(lambda db, desk: joining.turn_down(db, desk, person, request))
        return Done()

    async def _watch_readers(self, session: Session, request: WatchReaders) -> ReadCounts:
        return await self._watch.watch(session, session.require_person(), request)

    async def _readers(self, session: Session, request: ListReaders) -> Readers:
        return await self._read(session, lambda db, person: readers.people(db, person, request))

    async def _urge(self, session: Session, request: UrgeToRead) -> UrgedToRead:
        person = session.require_person()
        return await self._log.act(lambda db, desk: urging.urge(db, desk, person, request, self._urges))
