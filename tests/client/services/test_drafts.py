"""Drafts: on disk within a second, told after a pause, taken along by sending, never lost by a later one."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

import pytest

from client.core.bus import Bus
from client.core.events import ConnectionChanged, StateStored
from client.core.keys.identity import Me
from client.core.sync.outbox import Outbox
from client.services.chat import drafts as timing
from client.services.chat.service import ChatService
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Style
from shared.model.conversation import ConversationKind
from shared.model.state import Draft, encode_value, state_key
from shared.model.styles import StyledText
from shared.protocol.sync import StateItem
from tests.client.asked import make_chat
from tests.client.making import Desk
from tests.client.replica import Replica

NOW = 1_790_000_000_000


@dataclass
class Room:
    """A chat service over a cache, and a server that keeps drafts."""

    desk: Desk
    cache: CacheStore
    replica: Replica
    bus: Bus
    chat: ChatService

    @property
    def here(self) -> bytes:
        return self.desk.conversation

    @property
    def begun(self) -> str:
        """The draft as all events left it."""
        return self.chat.state.summary(self.here).draft.text

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while True:
                if holds():
                    return
                await asyncio.sleep(0.01)

    def told(self) -> str | None:
        kept = self.replica.drafts.get(self.here)
        return None if kept is None else kept.draft.text

    async def elsewhere(self, text: str, time: int, version: int) -> None:
        """Let the server tell of words begun on another device."""
        item = StateItem(state_key("draft", self.here), encode_value(Draft(text, time)), version)
        self.bus.publish(StateStored(await self.cache.store_state([item], version, again=False)))

    def connect(self) -> None:
        self.replica.up = True
        self.bus.publish(ConnectionChanged(up=True))


def make(desk: Desk, cache: CacheStore, *, up: bool = True) -> Room:
    bus = Bus()
    replica = Replica(desk.log, up=up)
    outbox = Outbox(cache, replica, bus)
    me = Me(desk.me.identity, desk.me.person)
    return Room(desk, cache, replica, bus, make_chat(me, cache, replica, outbox, bus, lambda: NOW))


@pytest.fixture
async def room(desk: Desk, cache: CacheStore, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(timing, "WRITE_AFTER", 0.02)
    monkeypatch.setattr(timing, "TELL_AFTER", 0.1)
    monkeypatch.setattr(timing, "AGAIN_AFTER", 0.05)
    made = make(desk, cache)
    await made.chat.start()
    yield made
    await made.chat.close()


async def test_what_is_typed_is_on_disk_and_told_after_a_pause(room: Room) -> None:
    for text in ("a", "ab", "abc"):
        room.chat.keep_draft(room.here, text)
    assert room.chat.begun(room.here).text == "abc"
    await room.until(lambda: room.begun == "abc")
    assert room.told() is None
    assert (await room.cache.untold_drafts())[room.here].text == "abc"
    await room.until(lambda: room.told() == "abc")
    await room.until(lambda: room.chat.state.summary(room.here).own_draft == Draft("", 0))
    assert await room.cache.untold_drafts() == {}
    assert room.begun == "abc"


async def test_a_new_start_finds_it_also_when_nothing_was_told(
    desk: Desk, cache: CacheStore, room: Room
) -> None:
    room.replica.up = False
    room.chat.keep_draft(room.here, "掉电之前")
    await room.until(lambda: room.begun == "掉电之前")
    again = make(desk, cache, up=False)
    await again.chat.start()
    assert again.chat.begun(room.here).text == "掉电之前"
    again.connect()
    await again.until(lambda: again.told() == "掉电之前")
    await again.chat.close()


async def test_what_is_begun_keeps_its_looks_here_and_with_my_other_devices(
    desk: Desk, cache: CacheStore, room: Room
) -> None:
    bold, red = Style(0, 2, bold=True), Style(0, 2, colour="red")
    room.chat.keep_draft(room.here, "掉电", styles=(bold,))
    await room.until(lambda: room.told() == "掉电")
    assert room.replica.drafts[room.here].draft.styles == (bold,)
    room.replica.up = False
    room.chat.keep_draft(room.here, "掉电", styles=(red,))
    await room.until(lambda: room.chat.state.summary(room.here).draft.styles == (red,))
    again = make(desk, cache, up=False)
    await again.chat.start()
    assert again.chat.begun(room.here) == StyledText("掉电", (red,))
    again.replica.drafts.update(room.replica.drafts)
    again.connect()
    await again.until(lambda: again.replica.drafts[room.here].draft.styles == (red,))
    await again.until(lambda: again.chat.state.summary(room.here).own_draft == Draft("", 0))
    assert await cache.untold_drafts() == {}
    await again.chat.close()


async def test_a_draft_with_more_looks_than_can_be_kept_keeps_its_words(
    desk: Desk, cache: CacheStore, room: Room
) -> None:
    text = "x" * 30_000
    many = tuple(Style(100 * place, 1, bold=True) for place in range(300))
    room.replica.up = False
    room.chat.keep_draft(room.here, text, styles=many)
    await room.until(lambda: len(room.begun) == 30_000)
    again = make(desk, cache, up=False)
    await again.chat.start()
    assert again.chat.begun(room.here) == StyledText(text, many[: limits.STYLES])
    await again.chat.close()


async def test_closing_writes_what_was_typed_last(desk: Desk, cache: CacheStore) -> None:
    first = make(desk, cache, up=False)
    await first.chat.start()
    first.chat.keep_draft(first.here, "马上关")
    await first.chat.close()
    second = make(desk, cache, up=False)
    await second.chat.start()
    assert second.begun == "马上关"
    await second.chat.close()


async def test_sending_takes_the_draft_along_in_the_same_moment(
    desk: Desk, cache: CacheStore, room: Room
) -> None:
    # Nothing is told meanwhile: two services on one cache would read what the other is changing.
    room.replica.up = False
    await room.chat.draft(room.here, "发吧")
    room.chat.keep_draft(room.here, "发吧 吧")
    await room.chat.send(room.here, "发吧 吧", to=desk.other.person)
    assert room.chat.begun(room.here).text == ""
    again = make(desk, cache, up=False)
    await again.chat.start()
    assert (again.begun, len(await again.chat.waiting())) == ("", 1)
    await again.chat.close()
    room.connect()
    await room.until(lambda: room.told() == "")


async def test_what_cannot_be_queued_stays_a_draft(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: object, **_named: object) -> None:
        raise Refusal(ErrorCode.STORAGE_FULL)

    await room.chat.draft(room.here, "盘满了")
    # The window forgets at once what it hands over.
    room.chat.keep_draft(room.here, "")
    assert room.chat.begun(room.here).text == ""
    monkeypatch.setattr(room.cache, "queue_message", full)
    bold = (Style(0, 1, bold=True),)
    with pytest.raises(Refusal):
        await room.chat.send(room.here, "盘满了", styles=bold)
    assert room.chat.begun(room.here) == StyledText("盘满了", bold)


async def test_a_later_draft_of_another_device_replaces_an_earlier_one_alone(room: Room) -> None:
    await room.elsewhere("手机上", NOW - 1000, 1)
    assert room.begun == "手机上"
    room.replica.up = False
    await room.chat.draft(room.here, "电脑上")
    await room.elsewhere("手机上 旧", NOW - 500, 2)
    assert room.begun == "电脑上"
    await room.elsewhere("手机上 新", NOW + 500, 3)
    assert room.begun == "手机上 新"
    # What is typed here after that is later, whatever the clock says.
    await room.chat.draft(room.here, "电脑上 又")
    assert room.begun == "电脑上 又"


async def test_a_draft_before_the_first_message_stays_here_until_there_is_one(desk: Desk, room: Room) -> None:
    room.replica.draft_refusals = [Refusal(ErrorCode.NOT_MEMBER)]
    room.chat.keep_draft(room.here, "你好", to=desk.other.person)
    await room.until(lambda: not room.replica.draft_refusals)
    assert room.told() is None
    summary = room.chat.state.summary(room.here)
    assert (summary.kind, summary.peer, summary.draft.text) == (
        ConversationKind.DIRECT,
        desk.other.person,
        "你好",
    )
    room.connect()
    await room.until(lambda: room.told() == "你好")


async def test_a_new_conversation_is_shown_also_when_the_disk_refused_it_at_first(
    desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.replica.up = False
    store, refused = room.cache.store_missing_state, asyncio.Event()

    async def once(key: str, value: bytes) -> StateItem | None:
        if not refused.is_set():
            refused.set()
            raise Refusal(ErrorCode.STORAGE_FULL)
        return await store(key, value)

    monkeypatch.setattr(room.cache, "store_missing_state", once)
    room.chat.keep_draft(room.here, "你好", to=desk.other.person)
    await room.until(lambda: room.begun == "你好")
    assert refused.is_set()
    assert room.chat.state.summary(room.here).peer == desk.other.person


async def test_what_is_sent_while_its_conversation_is_new_does_not_come_back(
    desk: Desk, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.replica.up = False
    store, begun = room.cache.store_missing_state, asyncio.Event()

    async def slow(key: str, value: bytes) -> StateItem | None:
        begun.set()
        await asyncio.sleep(0.05)
        return await store(key, value)

    monkeypatch.setattr(room.cache, "store_missing_state", slow)
    room.chat.keep_draft(room.here, "你好", to=desk.other.person)
    await asyncio.wait_for(begun.wait(), 5)
    monkeypatch.setattr(room.cache, "store_missing_state", store)
    await room.chat.send(room.here, "你好", to=desk.other.person)
    await asyncio.sleep(0.2)
    assert room.begun == ""
    assert room.chat.begun(room.here).text == ""


async def test_a_server_that_is_busy_is_told_again(room: Room) -> None:
    room.replica.draft_refusals = [Refusal(ErrorCode.SERVER_BUSY), Refusal(ErrorCode.OFFLINE)]
    await room.chat.draft(room.here, "再来")
    await room.until(lambda: room.told() == "再来")


async def test_what_is_too_long_to_be_sent_is_kept_here_alone(room: Room) -> None:
    long = "长" * (limits.DRAFT_LENGTH + 1)
    await room.chat.draft(room.here, long)
    assert room.begun == long
    await room.chat.draft(room.here, "短")
    await room.until(lambda: room.told() == "短")
    with pytest.raises(Refusal) as refused:
        await room.chat.draft(room.here, "x" * (timing.KEPT + 1))
    assert refused.value.code is ErrorCode.TEXT_TOO_LONG


async def test_a_draft_brings_its_conversation_to_the_top(desk: Desk, room: Room) -> None:
    other = bytes(15) + b"9"
    await room.chat.draft(other, "旧")
    await room.chat.draft(room.here, "新")
    assert [one.id for one in room.chat.state.newest_first({other: NOW + 99})] == [other, room.here]
    await room.chat.draft(other, "")
    assert [one.id for one in room.chat.state.newest_first()] == [room.here, other]


async def restarted(desk: Desk, cache: CacheStore, room: Room) -> StyledText:
    """Return what is begun for who finds nothing but the disk."""
    again = make(desk, cache, up=False)
    await again.chat.start()
    begun = again.chat.begun(room.here)
    await again.chat.close()
    return begun


async def test_words_that_leave_are_kept_until_somebody_else_has_them(
    desk: Desk, cache: CacheStore, room: Room
) -> None:
    room.replica.up = False
    leaving = StyledText("九点开会", (Style(0, 2, bold=True),))
    await room.chat.draft(room.here, "九点开会")
    let_go = room.chat.hold(room.here, leaving)
    # The window forgets at once what it hands over, and more is typed.
    room.chat.keep_draft(room.here, "")
    assert room.chat.begun(room.here) == StyledText()
    await asyncio.sleep(0.1)
    assert await restarted(desk, cache, room) == leaving
    room.chat.keep_draft(room.here, "又")
    await room.until(lambda: room.begun.endswith("又"))
    assert room.chat.begun(room.here).text == "又"
    assert await restarted(desk, cache, room) == StyledText("九点开会\n又", leaving.styles)
    let_go()
    await room.until(lambda: room.begun == "又")
    assert await restarted(desk, cache, room) == StyledText("又")


async def test_sending_leaves_what_else_leaves_and_what_is_typed(
    desk: Desk, cache: CacheStore, room: Room
) -> None:
    room.replica.up = False
    holds = [room.chat.hold(room.here, StyledText(text)) for text in ("一", "二")]
    room.chat.keep_draft(room.here, "三")
    await room.until(lambda: room.begun == "一\n二\n三")
    await room.chat.send(room.here, "一", to=desk.other.person)
    assert room.begun == "二\n三"
    assert room.chat.begun(room.here).text == "三"
    assert (await restarted(desk, cache, room)).text == "二\n三"
    for let_go in holds:
        let_go()
    await room.until(lambda: room.begun == "三")
