"""Presence: what is in sight is watched once a link, choices go along, nothing is known without a link."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    PresenceChose,
    PresenceSeen,
    PresenceUnwatched,
    SessionOpened,
    StateStored,
)
from client.services import presence as timing
from client.services.presence import STATUS, PresenceService, PresenceState
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence
from shared.model.state import Status, encode_value
from shared.protocol.auth import SignedIn
from shared.protocol.presence import Seen, SetPresence, Watch, Watched
from shared.protocol.sync import StateItem
from shared.wire.message import Reply, Request
from shared.wire.session import Done

LI, ZHAO, WU = (bytes([number]) * 16 for number in (1, 2, 3))
SESSION = SignedIn(WU, "1", "吴", bytes(32), b"", b"", must_change=False)


@dataclass
class Server:
    """Answers as a server would, for those who are there."""

    there: dict[bytes, str] = field(default_factory=dict[bytes, str])
    asked: list[Request[Any]] = field(default_factory=list[Request[Any]])
    refusals: list[Refusal] = field(default_factory=list[Refusal])
    up: bool = False
    device: bytes = b""
    session: SignedIn | None = None
    after: Callable[[], None] = lambda: None
    """What happens between an answer and whoever waits for it."""

    async def ask(self, request: Request[Any]) -> Any:
        await asyncio.sleep(0)
        if not self.up:
            raise Refusal(ErrorCode.OFFLINE)
        if self.refusals:
            raise self.refusals.pop(0)
        self.asked.append(request)
        answer = self._answer(request)
        self.after()
        return answer

    def _answer(self, request: Request[Any]) -> Reply:
        if not isinstance(request, Watch):
            return Done()
        return Watched(tuple(Seen(one, self.there[one]) for one in request.add if one in self.there))

    def watching(self) -> set[bytes]:
        """Whom the last link watches."""
        watched: set[bytes] = set()
        for request in self.asked:
            if isinstance(request, Watch):
                watched = (watched | set(request.add)) - set(request.remove)
        return watched


@dataclass
class Room:
    bus: Bus
    server: Server
    service: PresenceService

    def connect(self) -> None:
        self.server.up = True
        self.server.asked.clear()
        self.bus.publish(SessionOpened(SESSION, bytes(20), "邻信"))
        self.bus.publish(ConnectionChanged(up=True))

    def cut(self) -> None:
        self.server.up = False
        self.bus.publish(ConnectionChanged(up=False))

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while True:
                if holds():
                    return
                await asyncio.sleep(0.005)


@pytest.fixture
async def room(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(timing, "GATHER", 0.01)
    monkeypatch.setattr(timing, "AGAIN_AFTER", 0.02)
    bus, server = Bus(), Server({LI: "online"})
    service = PresenceService(server, bus, lambda: 5_000)
    service.start()
    yield Room(bus, server, service)
    await service.close()


async def test_what_is_told_meanwhile_is_newer_than_the_answer(room: Room) -> None:
    room.server.after = lambda: room.bus.publish(PresenceSeen((Seen(LI, "busy"),)))
    room.connect()
    room.service.watch("list", [LI, ZHAO])
    await room.until(lambda: room.service.of(ZHAO) is Presence.OFFLINE)
    assert room.service.of(LI) is Presence.BUSY


def test_events_alone_make_the_state() -> None:
    state = PresenceState()
    state.apply(PresenceSeen((Seen(LI, "busy"), Seen(ZHAO, "on_the_moon"))))
    state.apply(PresenceChose("away", 7))
    assert state.seen == {LI: Seen(LI, "busy"), ZHAO: Seen(ZHAO, "on_the_moon")}
    assert state.status == Status("away", "", 0, 7)
    state.apply(PresenceUnwatched((ZHAO,)))
    state.apply(ConnectionChanged(up=False))
    assert state.seen == {}
    assert state.choice is Presence.AWAY


def kept(status: Status) -> StateStored:
    return StateStored((StateItem(STATUS, encode_value(status), 1), StateItem("draft/00", b"", 2)))


def test_what_the_server_keeps_is_the_last_word_but_for_what_it_does_not_know_yet() -> None:
    state = PresenceState()
    state.apply(kept(Status("out", "年假", 9, 5)))
    assert state.status == Status("out", "年假", 9, 5)
    # A clock set back, or a server restored: what holds there, holds here.
    state.apply(kept(Status("busy", "", 0, 4)))
    assert state.choice is Presence.BUSY
    state.apply(PresenceChose("offline", 700))
    state.owed = True
    state.apply(kept(Status("busy", "", 0, 4)))
    assert state.choice is Presence.OFFLINE
    # The server has dated it by its own clock, which is behind this device's.
    state.apply(kept(Status("offline", "", 0, 600)))
    assert state.status == Status("offline", "", 0, 600)
    state.apply(PresenceChose("away", 800))
    assert state.choice is Presence.AWAY


async def test_what_is_in_sight_is_watched_and_what_left_is_not(room: Room) -> None:
    room.service.watch("list", [LI, ZHAO])
    assert room.service.of(LI) is None
    assert room.service.seen(LI) is None
    room.connect()
    await room.until(lambda: room.service.of(ZHAO) is Presence.OFFLINE)
    assert room.service.of(LI) is Presence.ONLINE
    assert room.service.seen(LI) == Seen(LI, "online")
    room.service.watch("search", [LI, WU])
    room.service.watch("list", [LI])
    await room.until(lambda: room.server.watching() == {LI, WU})
    assert room.service.of(ZHAO) is None
    before = len(room.server.asked)
    room.service.watch("list", [LI])
    room.bus.publish(ConnectionChanged(up=True))
    await asyncio.sleep(0.05)
    assert len(room.server.asked) == before


async def test_what_is_in_sight_at_the_start_waits_for_nothing_and_what_scrolls_by_does(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "GATHER", 60.0)
    room.service.watch("list", [LI, ZHAO])
    room.connect()
    await room.until(lambda: room.service.of(LI) is Presence.ONLINE)
    room.service.watch("list", [ZHAO, WU])
    await asyncio.sleep(0.05)
    assert room.server.watching() == {LI, ZHAO}


async def test_a_new_link_begins_by_saying_how_i_want_to_be_seen(room: Room) -> None:
    room.service.watch("list", [LI])
    room.service.choose(Presence.OFFLINE)
    room.connect()
    await room.until(lambda: room.server.watching() == {LI})
    assert room.server.asked[0] == SetPresence(False, Presence.OFFLINE, 5_000)
    room.cut()
    assert room.service.of(LI) is None
    room.service.choose(Presence.BUSY)
    room.connect()
    await room.until(lambda: room.server.watching() == {LI})
    assert room.server.asked[0] == SetPresence(False, Presence.BUSY, 5_001)


async def test_a_choice_goes_with_its_words_and_is_owed_until_it_was_answered(room: Room) -> None:
    room.service.choose(Presence.BUSY, "  排产会\n二楼 ", 9_000)
    assert room.service.state.status == Status("busy", "排产会 二楼", 9_000, 5_000)
    assert room.service.state.owed
    room.connect()
    await room.until(lambda: not room.service.state.owed)
    assert room.server.asked[0] == SetPresence(False, Presence.BUSY, 5_000, "排产会 二楼", 9_000)


async def test_a_busy_server_is_asked_again(room: Room) -> None:
    room.server.refusals = [Refusal(ErrorCode.SERVER_BUSY), Refusal(ErrorCode.TIMEOUT)]
    room.service.watch("list", [LI])
    room.connect()
    await room.until(lambda: room.service.of(LI) is Presence.ONLINE)
    assert isinstance(room.server.asked[0], SetPresence)


async def test_who_owes_a_new_password_is_heard_as_soon_as_it_is_set(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timing, "AGAIN_AFTER", 60.0)
    room.server.refusals = [Refusal(ErrorCode.PASSWORD_CHANGE_REQUIRED)]
    room.service.choose(Presence.OFFLINE)
    room.server.up = True
    room.bus.publish(SessionOpened(SESSION, bytes(20), "邻信"))
    await room.until(lambda: room.server.asked != [])
    assert room.server.asked == [SetPresence(False, Presence.OFFLINE, 5_000)]


async def test_who_is_looked_up_is_known_at_once_and_followed(room: Room) -> None:
    await room.service.look_up([LI])
    assert room.service.of(LI) is None
    room.connect()
    await room.service.look_up([LI, ZHAO])
    assert (room.service.of(LI), room.service.of(ZHAO)) == (Presence.ONLINE, Presence.OFFLINE)
    crowd = [number.to_bytes(16, "big") for number in range(limits.WATCHED + 5)]
    await room.service.look_up(crowd)
    assert len(room.server.watching()) == timing.LOOKED_UP
    room.service.watch("list", crowd)
    await room.until(lambda: len(room.server.watching()) == limits.WATCHED)
