"""The slice `groups`: cards, members, the directory of rooms, asking to join, and who has read."""

from collections.abc import Callable
from typing import Any, TypeVar

from server.core.bus import Bus
from server.core.clock import Clock
from server.core.gateway import Handler
from server.core.sessions import Session, Sessions
from server.features.groups import cards, joining, readers
from server.features.groups.watching import Moved, ReadersWatch
from server.log.append import Log
from server.store.connection import Connection
from server.store.store import Store
from shared.errors import ErrorCode, Refusal
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
        }

    async def run_forever(self) -> None:
        """Tell authors who has read, once a second; until cancelled."""
        await self._watch.run_forever()

    async def tick(self) -> None:
        """Tell authors who has read since the last time."""
        await self._watch.tick()

    async def _read(self, session: Session, work: Callable[[Connection, bytes], T]) -> T:
        person = _person(session)
        return await self._store.read(lambda connection: work(connection, person))

    async def _get(self, session: Session, request: GetGroup) -> GroupCard:
        return await self._read(
            session, lambda db, person: cards.card(db, person, self._powers(db, person), request)
        )

    async def _members(self, session: Session, request: ListMembers) -> Members:
        return await self._read(session, lambda db, person: cards.members(db, person, request))

    async def _rooms(self, session: Session, request: FindRooms) -> Rooms:
        return await self._read(
            session, lambda db, person: cards.rooms(db, person, self._powers(db, person), request)
        )

    async def _ask(self, session: Session, request: AskToJoin) -> Done:
        person, now = _person(session), self._clock()
        await self._log.act(lambda db, desk: joining.ask(db, desk, person, request, now))
        return Done()

    async def _requests(self, session: Session, request: ListJoinRequests) -> JoinRequests:
        return await self._read(session, lambda db, person: joining.waiting(db, person, request))

    async def _turn_down(self, session: Session, request: TurnDown) -> Done:
        person = _person(session)
        await self._log.act(lambda db, desk: joining.turn_down(db, desk, person, request))
        return Done()

    async def _watch_readers(self, session: Session, request: WatchReaders) -> ReadCounts:
        return await self._watch.watch(session, _person(session), request)

    async def _readers(self, session: Session, request: ListReaders) -> Readers:
        return await self._read(session, lambda db, person: readers.people(db, person, request))


def _person(session: Session) -> bytes:
    if session.person is None:
        raise Refusal(ErrorCode.NOT_SIGNED_IN)
    return session.person
