"""The list as I keep it: sticky first, hidden out of it, muted in grey, mentions over everything."""

import asyncio
from collections.abc import AsyncIterator

import msgspec
import pytest

from client.core.bus import Bus
from client.core.events import EntriesStored, HeadsChanged, StateStored
from client.core.sync.outbox import Outbox
from client.services.chat.service import ChatService
from client.services.chat.state import Badge
from client.store.cache import CacheStore
from shared.ids import new_id
from shared.model.bodies import MessageBody
from shared.model.conversation import ConversationKind
from shared.model.entry import START
from shared.model.state import (
    Arrangement,
    Asking,
    ConversationInfo,
    Hidden,
    ReadMark,
    decode_value,
    encode_value,
    folded_and_sticky,
    state_key,
)
from shared.protocol.chat import Arrange
from shared.protocol.sync import Head, StateItem
from tests.client.asked import make_chat, somebody
from tests.client.making import Desk, ServerLog, Writer, id_of
from tests.client.replica import Replica


class Room:
    """A device, and groups in which others write."""

    def __init__(self, desk: Desk, cache: CacheStore) -> None:
        self.desk = desk
        self.cache = cache
        self.bus = Bus()
        replica = Replica(desk.log, up=False)
        self.outbox = Outbox(cache, replica, self.bus)
        self.chat = make_chat(somebody(desk.me), cache, replica, self.outbox, self.bus)
        self.version = 0
        self.writer = Writer()

    async def group(self, name: str) -> ServerLog:
        log = ServerLog(new_id())
        await self.keep("conversation", log.conversation, ConversationInfo(ConversationKind.GROUP, name=name))
        return log

    async def keep(self, prefix: str, subject: bytes, value: object) -> None:
        self.version += 1
        item = StateItem(state_key(prefix, subject), encode_value(value), self.version)  # type: ignore[arg-type]
        self.bus.publish(StateStored(await self.cache.store_state([item], self.version, again=False)))

    async def says(self, log: ServerLog, body: MessageBody) -> None:
        log.write(self.writer, body)
        cursor = await self.cache.cursor(log.conversation)
        change = await self.cache.store_page(log.conversation, cursor, log.page(cursor.seq, 100))
        assert change.figures is not None
        self.bus.publish(EntriesStored(log.conversation, change.entries, change.figures))

    def names(self) -> list[str]:
        return [one.name for one in self.chat.state.newest_first()]


@pytest.fixture
async def room(desk: Desk, cache: CacheStore) -> AsyncIterator[Room]:
    made = Room(desk, cache)
    await made.chat.start()
    yield made
    await made.chat.close()
    await made.outbox.close()


async def test_sticky_ones_stand_on_top(room: Room) -> None:
    logs = [await room.group(name) for name in "甲乙丙"]
    for log in logs:
        await room.says(log, MessageBody("早"))
    await room.keep("arrange", logs[0].conversation, Arrangement(sticky=5))
    await room.keep("arrange", logs[1].conversation, Arrangement(sticky=9))
    await room.says(logs[2], MessageBody("晚"))
    assert room.names() == ["乙", "甲", "丙"]
    await room.chat.arrange(logs[1].conversation, sticky=False)
    assert room.names()[0] == "甲"


async def test_a_hidden_one_comes_back_with_something_newer(room: Room) -> None:
    log = await room.group("甲")
    await room.says(log, MessageBody("早"))
    await room.chat.arrange(log.conversation, hidden=True)
    assert room.names() == []
    await room.says(log, MessageBody("晚"))
    assert room.names() == ["甲"]
    await room.chat.arrange(log.conversation, hidden=True)
    await room.chat.send(log.conversation, "我来了")
    assert room.names() == ["甲"]


async def test_a_muted_one_counts_in_grey_until_it_mentions_me(room: Room) -> None:
    loud, quiet = await room.group("甲"), await room.group("乙")
    await room.chat.arrange(quiet.conversation, muted=True)
    await room.says(loud, MessageBody("一"))
    await room.says(quiet, MessageBody("一"))
    await room.says(quiet, MessageBody("二"))
    badge = room.chat.state.badge()
    assert (badge.rings, badge.quiet) == (1, 2)
    await room.says(quiet, MessageBody("@我", (room.desk.me.person,)))
    badge = room.chat.state.badge()
    assert (badge.rings, badge.quiet) == (4, 0)
    assert room.chat.state.summary(quiet.conversation).mentions_me
    await room.chat.mark_read(quiet.conversation)
    assert not room.chat.state.summary(quiet.conversation).mentions_me
    assert room.chat.state.badge().rings == 1


async def test_a_folded_one_counts_in_grey_until_it_mentions_me(room: Room) -> None:
    loud, folded = await room.group("甲"), await room.group("乙")
    await room.chat.arrange(folded.conversation, folded=True)
    await room.says(loud, MessageBody("一"))
    await room.says(folded, MessageBody("一"))
    assert room.chat.state.badge() == Badge(rings=1, quiet=1)
    await room.says(folded, MessageBody("@我", (room.desk.me.person,)))
    assert room.chat.state.badge() == Badge(rings=3, quiet=0)
    await room.chat.mark_read(folded.conversation)
    await room.chat.arrange(folded.conversation, unread=True)
    assert room.chat.state.badge() == Badge(rings=1, quiet=1)
    await room.chat.arrange(folded.conversation, folded=False)
    assert room.chat.state.badge() == Badge(rings=2, quiet=0)


@pytest.mark.parametrize("last", ["sticky", "folded"])
async def test_on_top_or_folded_the_last_wish_holds_and_is_told(room: Room, last: str) -> None:
    log = await room.group("甲")
    first = "folded" if last == "sticky" else "sticky"
    await room.chat.arrange(log.conversation, **{first: True})
    await room.chat.arrange(log.conversation, **{last: True})
    summary = room.chat.state.summary(log.conversation)
    assert (summary.sticky, summary.folded) == (last == "sticky", last == "folded")
    owed = await room.cache.owed()
    told = msgspec.msgpack.decode(owed[state_key("arrange", log.conversation)], type=Arrange)
    kept = folded_and_sticky(Arrangement(), told.folded, told.sticky)
    assert kept == (summary.folded, summary.sticky)


async def test_everyone_is_me_and_my_own_words_are_not(room: Room) -> None:
    log = await room.group("甲")
    await room.says(log, MessageBody("@所有人", everyone=True))
    assert room.chat.state.summary(log.conversation).mentioned == 1
    room.writer = room.desk.me
    await room.says(log, MessageBody("@所有人", everyone=True))
    assert room.chat.state.summary(log.conversation).mentioned == 1


async def test_a_digest_tells_of_mentions_not_read_yet_here(room: Room) -> None:
    log = await room.group("甲")
    for _ in range(3):
        log.say(room.writer, "早")
    head = Head(log.conversation, log.head, 3, 0, log.entries[-1], mentioned=2)
    await room.cache.store_heads([head])
    room.bus.publish(HeadsChanged([head]))
    summary = room.chat.state.summary(log.conversation)
    assert (summary.mentions_me, summary.mentioned, summary.heard) == (True, 2, 3)
    page = await room.cache.store_page(log.conversation, START, log.page(0, 10))
    assert page.figures is not None
    room.bus.publish(EntriesStored(log.conversation, page.entries, page.figures))
    assert room.chat.state.summary(log.conversation).mentioned == 2
    await room.keep("read", log.conversation, ReadMark(2, 2, 0))
    assert not room.chat.state.summary(log.conversation).mentions_me


async def test_the_unread_flag_goes_by_reading(room: Room) -> None:
    log = await room.group("甲")
    await room.says(log, MessageBody("早"))
    await room.chat.mark_read(log.conversation)
    await room.chat.arrange(log.conversation, unread=True)
    assert room.chat.state.summary(log.conversation).flagged
    assert room.chat.state.badge().rings == 1
    await room.chat.mark_read(log.conversation)
    assert room.chat.state.badge().rings == 0


async def test_hidden_entries_are_out_of_sight_and_come_back(room: Room) -> None:
    log = await room.group("甲")
    for text in "一二三":
        await room.says(log, MessageBody(text))
    timeline = await room.chat.open(log.conversation)
    second = id_of(log.entries[1])
    await room.chat.hide_entries(log.conversation, [second])
    assert [row.standing.text for row in timeline.rows()] == ["一", "三"]
    assert [row.text for row in (await room.chat.history(log.conversation)).rows] == ["一", "三"]
    held = {item.key: item.value for item in await room.cache.state()}
    assert decode_value(held[state_key("hidden", second)], Hidden) == Hidden(log.conversation)
    await room.chat.hide_entries(log.conversation, [second], on=False)
    assert len(timeline.rows()) == 3


async def test_what_i_am_in_a_group_follows_the_state(room: Room) -> None:
    log = await room.group("甲")
    info = ConversationInfo(ConversationKind.GROUP, name="甲", left=True, rank="admin")
    await room.keep("conversation", log.conversation, info)
    await room.keep("asking", log.conversation, Asking(2))
    summary = room.chat.state.summary(log.conversation)
    assert (summary.left, summary.rank, summary.waiting) == (True, "admin", 2)


async def test_a_new_start_shows_the_same_list(room: Room) -> None:
    one, other = await room.group("甲"), await room.group("乙")
    await room.says(one, MessageBody("@我", (room.desk.me.person,)))
    await room.says(other, MessageBody("早"))
    await room.chat.arrange(one.conversation, muted=True, sticky=True)
    await room.chat.arrange(other.conversation, hidden=True, folded=True)
    await room.chat.hide_entries(one.conversation, [new_id()])
    fresh: ChatService = make_chat(
        somebody(room.desk.me), room.cache, Replica(room.desk.log), room.outbox, Bus()
    )
    await fresh.start()
    assert fresh.state.conversations == room.chat.state.conversations
    assert fresh.state.hidden == room.chat.state.hidden
    assert fresh.state.badge() == room.chat.state.badge()
    await fresh.close()


async def test_a_hiding_that_was_not_told_gives_way_to_what_was_said_meanwhile(room: Room) -> None:
    log, other = await room.group("甲"), await room.group("乙")
    for one in (log, other):
        await room.says(one, MessageBody("早"))
        await room.chat.arrange(one.conversation, hidden=True, muted=True)
    news = log.say(room.writer, "晚")
    room.bus.publish(HeadsChanged([Head(log.conversation, log.head, 2, 0, news)]))
    assert room.names() == ["甲"]
    await room.says(other, MessageBody("晚"))
    async with asyncio.timeout(5):
        while True:
            held = {item.key: item.value for item in await room.cache.state()}
            found = [
                decode_value(held[state_key("arrange", one.conversation)], Arrangement)
                for one in (log, other)
            ]
            if all(not one.hidden for one in found):
                break
            await asyncio.sleep(0.01)
    assert all(one.muted for one in found)
    assert state_key("arrange", log.conversation) in await room.cache.owed()
