"""Logs of which one sees a part: joined late, left, come again; and groups a restored server has lost."""

from typing import Any

import pytest

from client.core.bus import Bus
from client.core.events import EntryQueued, StateStored
from client.core.sync.log_sync import LogSync
from client.services.chat.history import HistoryReader
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, new_id
from shared.model.bodies import AMENDMENTS, MemberBody
from shared.model.conversation import ConversationKind
from shared.model.entry import START, Cursor, Entry, decode_header
from shared.model.state import ConversationInfo, encode_value, state_key
from shared.model.visibility import Interval, visible
from shared.protocol.log import (
    After,
    Before,
    Entries,
    FindCommon,
    History,
    Offer,
    Offered,
    Outcome,
    Page,
    Standing,
)
from shared.protocol.sync import CatchUp, LookAgain, StateChanged, StateItem
from shared.wire.message import Reply
from shared.wire.session import Beat
from tests.client.asked import Asked
from tests.client.core.following import Following, until
from tests.client.making import Desk, ServerLog, Writer, id_of, kind
from tests.client.replica import Replica


class SeenLog(ServerLog):
    """A log as one member may see it, by intervals of seq."""

    def __init__(self, conversation: bytes) -> None:
        super().__init__(conversation)
        self.visible: list[Interval] = [Interval(1)]

    @property
    def seen(self) -> list[Entry]:
        return [entry for entry in self.entries if visible(self.visible, entry.seq)]

    @property
    def head(self) -> Cursor:
        last = self.visible[-1].last
        upto = len(self.entries) if last is None else last
        return START if upto == 0 else Cursor(upto, self.entries[upto - 1].link)

    def page(self, after: int, limit: int) -> Page:
        return Page(tuple([entry for entry in self.seen if entry.seq > after][:limit]), self.head)

    def history(self, before: int, limit: int) -> History:
        upper = before or self.head.seq + 1
        bases = [one for one in self.seen if one.seq < upper and kind(one) not in AMENDMENTS][-limit:]
        start = 1 if len(bases) < limit else bases[0].seq
        return History(tuple(Standing(one) for one in bases), start, self.head)


class Group:
    """A group on a server, and somebody's device that follows it."""

    def __init__(self, desk: Desk, cache: CacheStore) -> None:
        self.following = Following(desk, cache)
        self.cache = cache
        self.log = SeenLog(new_id())
        self.other = desk.other
        self.following.server.logs = {}
        self.is_known()

    def is_known(self) -> None:
        """Let the server know the group, and that this person is in it."""
        self.following.server.logs[self.log.conversation] = self.log

    def say(self, *texts: str) -> None:
        for text in texts:
            self.log.say(self.other, text)

    def tell(self, *entries: Entry) -> None:
        self.following.follower.told(Entries(self.log.conversation, entries))

    async def until(self, seq: int) -> None:
        await self.following.until_held(self.log.conversation, seq)

    async def beats(self, count: int) -> None:
        """Wait for so many more heartbeats, each of which would have shown that something is missing."""
        wanted = self.asked(Beat) + count + 1

        async def beaten() -> bool:
            return self.asked(Beat) >= wanted

        await until(beaten)

    def asked(self, kind: type[Any]) -> int:
        return sum(isinstance(one, kind) for one in self.following.server.asked)

    async def texts(self) -> list[int]:
        """Return the seqs that are shown, without asking any replica."""
        view = await HistoryReader(self.cache, Replica(self.log, up=False)).before(
            self.log.conversation, 0, 100
        )
        assert (view.whole, view.more) == (True, False)
        return [row.seq for row in view.rows]


@pytest.fixture
def group(desk: Desk, cache: CacheStore) -> Group:
    return Group(desk, cache)


async def test_who_joined_late_holds_all_there_is(group: Group) -> None:
    group.say(*"一二三四五六")
    group.log.visible = [Interval(4)]
    async with group.following.running(heartbeat=0.02):
        await group.until(6)
        await group.beats(3)
    assert await group.texts() == [4, 5, 6]
    assert (group.asked(Before), group.asked(After), group.asked(CatchUp)) == (1, 0, 1)


async def test_who_is_added_while_following_begins_there(group: Group) -> None:
    group.say(*"一二三四五")
    group.following.server.logs = {}
    async with group.following.running():
        group.say("加入")
        group.log.visible = [Interval(6)]
        group.is_known()
        group.tell(group.log.entries[-1])
        await group.until(6)
        group.say("七")
        group.tell(group.log.entries[-1])
        await group.until(7)
    assert await group.texts() == [6, 7]
    assert (group.asked(Before), group.asked(After)) == (1, 0)


async def test_a_hole_between_leaving_and_coming_again_is_no_gap(group: Group) -> None:
    group.say(*"一二三四")
    async with group.following.running(heartbeat=0.05):
        await group.until(4)
        group.log.visible = [Interval(1, 4)]
        group.say(*"五六七")
        await group.beats(3)
        assert group.asked(CatchUp) == 1
        group.say("回来")
        group.log.visible = [Interval(1, 4), Interval(8)]
        group.tell(group.log.entries[-1])
        await group.until(8)
        group.say("九")
        group.tell(group.log.entries[-1])
        await group.until(9)
        await group.beats(3)
        assert (group.asked(CatchUp), group.asked(After)) == (1, 1)
    assert await group.texts() == [1, 2, 3, 4, 8, 9]


async def test_what_is_told_before_the_state_is_taken(group: Group) -> None:
    group.say("一")
    key = state_key("conversation", group.log.conversation)
    item = StateItem(key, encode_value(ConversationInfo(ConversationKind.GROUP, name="图纸")), 1)
    group.following.server.logs = {}
    stored: list[StateItem] = []
    group.following.bus.subscribe(StateStored, lambda event: stored.extend(event.items))
    async with group.following.running():
        group.is_known()
        group.tell(group.log.entries[0])
        await group.until(1)
        group.following.server.items.append(item)
        group.following.follower.told(StateChanged((item,)))
        await group.following.until_version(1)
    assert stored == [item]


async def test_looking_again_is_catching_up(group: Group) -> None:
    async with group.following.running():
        group.say("没有事件告诉我")
        group.following.follower.told(LookAgain())
        await group.until(1)
    assert group.asked(CatchUp) == 2


class Restored:
    """A restored server that knows the group no more, or not that I am in it."""

    def __init__(self, desk: Desk, cache: CacheStore, *, founded_by_others: bool) -> None:
        self.founded_by_others = founded_by_others
        self.offered: list[bytes] = []
        self.asked = Asked(self.answer)
        self.bus = Bus()
        self.queued: list[bytes] = []
        self.bus.subscribe(EntryQueued, lambda event: self.queued.append(event.id))
        self.sync = LogSync(self.asked, cache, self.bus)

    def answer(self, request: Any) -> Reply:
        if isinstance(request, Offer) and not self.founded_by_others:
            self.offered += [decode_header(one.entry.header).id for one in request.entries]
            return Offered(tuple(Outcome(one, seq) for seq, one in enumerate(self.offered, 1)))
        assert isinstance(request, After | FindCommon | Offer)
        raise Refusal(ErrorCode.NOT_MEMBER)


async def held_group(desk: Desk, cache: CacheStore) -> ServerLog:
    """Have a group in the cache: somebody else's words, the organisation's, and mine."""
    log = ServerLog(new_id())
    log.say(desk.other, "旧话")
    log.write(Writer(ORGANISATION), MemberBody(desk.me.person, "add"))
    log.say(desk.me, "我的话")
    await cache.store_page(log.conversation, START, log.page(0, 10))
    return log


async def test_a_group_that_a_restored_server_lost_is_brought_back(desk: Desk, cache: CacheStore) -> None:
    log = await held_group(desk, cache)
    restored = Restored(desk, cache, founded_by_others=False)
    await restored.sync.check([log.conversation])
    assert restored.offered == [id_of(log.entries[0]), id_of(log.entries[2])]
    assert restored.queued == []
    assert await cache.cursor(log.conversation) == START


async def test_a_group_that_is_closed_to_me_now_keeps_my_words(desk: Desk, cache: CacheStore) -> None:
    log = await held_group(desk, cache)
    restored = Restored(desk, cache, founded_by_others=True)
    await restored.sync.check([log.conversation])
    assert restored.queued == [id_of(log.entries[2])]
    assert [one.id for one in await cache.waiting(log.conversation)] == restored.queued
    assert await cache.cursor(log.conversation) == START
    assert await cache.held() == []
    assert len(restored.asked.asked) == 3
