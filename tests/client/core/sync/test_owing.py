"""My own state counts at once, is told when there is a link, the newest only, and gives way to a no."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec
import pytest

from client.core.bus import Bus
from client.core.events import ConnectionChanged, StateStored, Troubled
from client.core.sync import owing as module
from client.core.sync.owing import Owing, merged
from client.services.chat.arranging import Arranging
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.state import Arrangement, Hidden, decode_value, encode_value, state_key
from shared.protocol.chat import Arrange, HideEntries
from shared.protocol.org import SetContactGroup, SetNote
from shared.protocol.sync import StateItem
from shared.wire.session import Done
from tests.client.asked import Asked

CHAT, OTHER = new_id(), new_id()
NOW = 1_790_000_000_000


def yes(_: object) -> Done:
    return Done()


class Room:
    """What is owed by one device."""

    def __init__(self, cache: CacheStore) -> None:
        self.cache = cache
        self.bus = Bus()
        self.server = Asked()
        self.owing = Owing(cache, self.server, self.bus)
        self.arranging = Arranging(self.owing, lambda: NOW)
        self.items: dict[str, bytes] = {}
        self.troubles: list[Refusal] = []
        self.bus.subscribe(StateStored, self._stored)
        self.bus.subscribe(Troubled, lambda event: self.troubles.append(event.refusal))

    def _stored(self, event: StateStored) -> None:
        self.items.update((item.key, item.value) for item in event.items)

    def connect(self, answer: Callable[[Any], Done] | None = None) -> None:
        self.server.answer = answer or yes
        self.bus.publish(ConnectionChanged(up=True))

    def arrangement(self, conversation: bytes = CHAT) -> Arrangement:
        return decode_value(self.items[state_key("arrange", conversation)], Arrangement)

    async def settled(self, left: int = 0) -> None:
        async with asyncio.timeout(5):
            while True:
                if len(await self.cache.owed()) == left:
                    return
                await asyncio.sleep(0.01)


@pytest.fixture
async def room(cache: CacheStore, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(module, "AGAIN_AFTER", 0.02)
    made = Room(cache)
    await made.owing.start()
    yield made
    await made.owing.close()


async def test_it_counts_at_once_and_the_newest_is_told(room: Room) -> None:
    await room.arranging.arrange(Arrange(CHAT, muted=True), 5)
    await room.arranging.arrange(Arrange(CHAT, sticky=True), 5)
    await room.arranging.arrange(Arrange(CHAT, muted=False, hidden=True), 5)
    await room.arranging.arrange(Arrange(OTHER, unread=True), 5)
    assert room.arrangement() == Arrangement(muted=False, sticky=NOW, hidden=5)
    assert room.server.asked == []
    room.connect()
    await room.settled()
    assert room.server.asked == [
        Arrange(CHAT, muted=False, sticky=True, hidden=True, folded=False),
        Arrange(OTHER, unread=True),
    ]


async def test_what_was_owed_outlives_the_program(room: Room) -> None:
    await room.arranging.arrange(Arrange(CHAT, muted=True), 0)
    await room.owing.close()
    again = Room(room.cache)
    await again.owing.start()
    await again.arranging.arrange(Arrange(CHAT, sticky=True), 0)
    again.connect()
    await again.settled()
    assert again.server.asked == [Arrange(CHAT, muted=True, sticky=True, folded=False)]
    assert again.arrangement() == Arrangement(muted=True, sticky=NOW)
    await again.owing.close()


async def test_hidden_entries_go_together(room: Room) -> None:
    one, other, third = new_id(), new_id(), new_id()
    await room.arranging.hide(CHAT, [one, other, one], on=True)
    await room.arranging.hide(CHAT, [other], on=False)
    await room.arranging.hide(CHAT, [third], on=True)
    room.connect()
    await room.settled()
    assert room.server.asked == [HideEntries(CHAT, (one, third), True), HideEntries(CHAT, (other,), False)]
    assert decode_value(room.items[state_key("hidden", other)], Hidden) == Hidden(CHAT, on=False)


async def test_a_busy_server_is_asked_again(room: Room) -> None:
    answers: list[Refusal | Done] = [Refusal(ErrorCode.SERVER_BUSY), Refusal(ErrorCode.TIMEOUT), Done()]

    def answer(_: object) -> Done:
        said = answers.pop(0)
        if isinstance(said, Refusal):
            raise said
        return said

    await room.arranging.arrange(Arrange(CHAT, muted=True), 0)
    room.connect(answer)
    await room.settled()
    assert (answers, room.troubles) == ([], [])
    assert room.arrangement().muted


async def test_a_no_brings_back_what_the_server_said(room: Room) -> None:
    def refuse(_: object) -> Done:
        raise Refusal(ErrorCode.NOT_MEMBER)

    key = state_key("arrange", CHAT)
    told = StateItem(key, encode_value(Arrangement(sticky=7)), 3)
    room.bus.publish(StateStored(await room.cache.store_state([told], 3, again=False)))
    await room.arranging.arrange(Arrange(CHAT, muted=True), 0)
    await room.arranging.arrange(Arrange(CHAT, sticky=False), 0)
    await room.arranging.arrange(Arrange(OTHER, muted=True), 0)
    room.connect(refuse)
    await room.settled()
    assert room.arrangement() == Arrangement(sticky=7)
    assert room.arrangement(OTHER) == Arrangement()
    assert [one.code for one in room.troubles] == [ErrorCode.NOT_MEMBER] * 2
    held = {item.key: item for item in await room.cache.state()}
    assert held[key] == told


async def test_a_change_made_while_another_is_told_is_told_as_well(room: Room) -> None:
    begun, go_on = asyncio.Event(), asyncio.Event()
    ask = room.server.ask

    async def slowly(request: Any) -> Any:
        begun.set()
        await go_on.wait()
        return await ask(request)

    room.server.ask = slowly
    await room.arranging.arrange(Arrange(CHAT, muted=True), 0)
    room.connect()
    await begun.wait()
    await room.arranging.arrange(Arrange(CHAT, muted=False), 0)
    go_on.set()
    await room.settled()
    assert room.server.asked == [Arrange(CHAT, muted=True), Arrange(CHAT, muted=False)]
    assert not room.arrangement().muted


async def said(room: Room, arrangement: Arrangement, version: int) -> None:
    """Have the server say how the chat is arranged."""
    item = StateItem(state_key("arrange", CHAT), encode_value(arrangement), version)
    room.bus.publish(StateStored(await room.cache.store_state([item], version, again=False)))


async def test_an_earlier_change_that_the_server_tells_undoes_no_later_one(room: Room) -> None:
    asked: asyncio.Queue[asyncio.Event] = asyncio.Queue()

    async def slowly(request: Any) -> Any:
        go_on = asyncio.Event()
        asked.put_nowait(go_on)
        await go_on.wait()
        return Done()

    room.server.ask = slowly
    room.connect()
    await room.arranging.arrange(Arrange(CHAT, muted=True), 0)
    first = await asked.get()
    await room.arranging.arrange(Arrange(CHAT, muted=False), 0)
    await said(room, Arrangement(muted=True), 3)
    assert not room.arrangement().muted
    first.set()
    second = await asked.get()
    await said(room, Arrangement(), 4)
    second.set()
    await room.settled()
    assert room.arrangement() == Arrangement()
    assert await room.cache.state() == [StateItem(state_key("arrange", CHAT), encode_value(Arrangement()), 4)]


async def test_what_another_device_did_after_what_was_told_is_in_effect_once_it_was(room: Room) -> None:
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def slowly(request: Any) -> Any:
        asked.set()
        await go_on.wait()
        return Done()

    room.server.ask = slowly
    room.connect()
    await room.arranging.arrange(Arrange(CHAT, muted=True), 0)
    await asked.wait()
    await said(room, Arrangement(muted=True), 3)
    await said(room, Arrangement(sticky=7), 4)
    assert room.arrangement() == Arrangement(muted=True)
    go_on.set()
    await room.settled()
    assert room.arrangement() == Arrangement(sticky=7)
    await said(room, Arrangement(sticky=7, muted=True), 5)
    assert room.arrangement() == Arrangement(sticky=7, muted=True)


async def test_a_no_brings_back_what_the_server_said_meanwhile(room: Room) -> None:
    def refuse(_: object) -> Done:
        raise Refusal(ErrorCode.NOT_MEMBER)

    await room.arranging.arrange(Arrange(CHAT, muted=True), 0)
    await said(room, Arrangement(sticky=7), 3)
    assert room.arrangement() == Arrangement(muted=True)
    room.connect(refuse)
    await room.settled()
    assert room.arrangement() == Arrangement(sticky=7)


def test_two_changes_are_one() -> None:
    person = new_id()
    before = SetNote(person, remark="老王", blocked=True)
    assert merged(before, SetNote(person, blocked=False)) == SetNote(person, "老王", None, False)
    assert merged(None, before) == before
    assert merged(Arrange(CHAT, muted=True), before) == before


def test_two_changes_of_who_is_in_a_group_of_colleagues_are_one() -> None:
    group, wang, li, zhao = (new_id() for _ in range(4))
    before = SetContactGroup(group, "经理", add=(wang, li), remove=(zhao,))
    later = SetContactGroup(group, position=2, add=(zhao,), remove=(li,))
    assert merged(before, later) == SetContactGroup(group, "经理", 2, (wang, zhao), (li,))
    again = merged(merged(before, later), SetContactGroup(group, removed=True))
    assert again == SetContactGroup(group, "经理", 2, (wang, zhao), (li,), removed=True)


async def test_what_a_newer_version_owes_waits_for_it_and_keeps_nothing_from_starting(
    cache: CacheStore,
) -> None:
    newer = msgspec.msgpack.encode(["chat.of_tomorrow", 7])
    await cache.owe([("tomorrow/1", lambda _: b"v", b"", newer)])
    made = Room(cache)
    await made.owing.start()
    made.connect()
    await made.arranging.arrange(Arrange(CHAT, muted=True), 0)
    await made.settled(left=1)
    assert await cache.owed() == {"tomorrow/1": newer}
    await made.owing.close()
