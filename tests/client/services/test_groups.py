"""Groups are founded offline, their cards stay readable, and what changes in them is looked at again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from msgspec import structs

from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    ConversationGone,
    EntriesStored,
    EntryFailed,
    GroupChanged,
    MembersCalled,
    PeopleNamed,
    ReadersTold,
)
from client.core.sync.outbox import Outbox
from client.core.sync.owing import Owing
from client.core.sync.writing import Writing
from client.services.chat.service import ChatService
from client.services.groups import cards as module
from client.services.groups.service import GroupsService
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import GroupBody, MemberBody, NicknameBody, RulesBody, decode_body
from shared.model.conversation import ConversationKind, Joining, Rank, Rules
from shared.model.entry import decode_header
from shared.protocol import groups
from shared.protocol.groups import GroupCard, Member, ReadCount
from shared.wire.message import Reply
from shared.wire.session import Done
from tests.client.asked import Asked, refused, somebody
from tests.client.making import Desk, ServerLog, Writer
from tests.client.replica import Replica
from tests.client.until import until

LI, ZHANG = new_id(), new_id()


class Server:
    """A server with one group, as far as asking goes."""

    def __init__(self, desk: Desk) -> None:
        self.card = GroupCard(
            *(new_id(), "group", "图纸", "", "closed", False, False, False, LI, 3, 0, "", True)
        )
        self.names = {LI: "李伟", ZHANG: "张敏", desk.me.person: "我"}
        self.nicknames: dict[bytes, str] = {}

    def answer(self, request: Any) -> Reply:
        match request:
            case groups.GetGroup():
                return self.card
            case groups.ListMembers(_, after):
                people = sorted(one for one in self.names if after is None or one > after)
                rank = {LI: "owner", ZHANG: "admin"}
                page = [
                    Member(
                        *(one, rank.get(one, "member"), False, self.names[one], "1"),
                        nickname=self.nicknames.get(one, ""),
                    )
                    for one in people
                ]
                return groups.Members(tuple(page[:2]), more=len(page) > 2, seq=5)
            case groups.ListReaders(_, _, _, after):
                people = sorted(one for one in self.names if after is None or one > after)
                return groups.Readers(tuple(people[:1]), more=len(people) > 1)
            case groups.WatchReaders(_, seqs):
                return groups.ReadCounts(tuple(ReadCount(seq, 1, 2) for seq in seqs))
            case _:
                return Done()


class Room:
    """A device with groups."""

    def __init__(self, desk: Desk, cache: CacheStore) -> None:
        self.desk = desk
        self.cache = cache
        self.bus = Bus()
        self.server = Server(desk)
        self.known = {desk.me.person, desk.other.person}
        self.asked = Asked()
        self.replica = Replica(desk.log, up=False)
        self.outbox = Outbox(cache, self.replica, self.bus)
        writing = Writing(somebody(desk.me), cache, self.replica, self.outbox, self.bus)
        owing = Owing(cache, self.asked, self.bus)
        self.writing = writing
        self.chat = ChatService(writing, cache, self.replica, self.outbox, owing, self.bus)
        self.groups = GroupsService(writing, cache, self.asked, self.bus, self.known.__contains__)
        self.events: asyncio.Queue[Any] = asyncio.Queue()
        for kind in (ConversationGone, EntryFailed, GroupChanged, ReadersTold):
            self.bus.subscribe(kind, self.events.put_nowait)

    def connect(self) -> None:
        self.asked.answer = self.server.answer
        self.replica.up = True
        self.bus.publish(ConnectionChanged(up=True))

    async def event(self) -> Any:
        async with asyncio.timeout(5):
            return await self.events.get()

    async def sent(self) -> None:
        async with asyncio.timeout(5):
            while True:
                if not await self.cache.waiting():
                    return
                await asyncio.sleep(0.01)

    async def failed(self) -> EntryFailed:
        while not isinstance(event := await self.event(), EntryFailed):
            pass
        return event

    async def bodies(self) -> list[object]:
        waiting = await self.cache.waiting()
        return [decode_body(decode_header(one.entry.header).kind, one.entry.body) for one in waiting]


@pytest.fixture
async def room(desk: Desk, cache: CacheStore, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Room]:
    monkeypatch.setattr(module, "GATHER", 0.01)
    made = Room(desk, cache)
    await made.chat.start()
    await made.outbox.start()
    yield made
    await made.groups.close()
    await made.outbox.close()
    await made.chat.close()


async def test_a_group_is_founded_without_a_link(room: Room) -> None:
    me = room.desk.me.person
    group = await room.groups.create(
        " 图纸 ", [LI, ZHANG, LI, me], rules=Rules(joining=Joining.OPEN, about="画图")
    )
    await room.chat.send(group, "大家好")
    await room.groups.add(group, [new_id()])
    first, _second, _third = await room.bodies()
    assert first == GroupBody("图纸", (LI, ZHANG), "group", "open", from_start=False, about="画图")
    summary = room.chat.state.summary(group)
    assert (summary.kind, summary.name, summary.rank) == (ConversationKind.GROUP, "图纸", "owner")
    card, members = await room.groups.card(group), await room.groups.members(group)
    assert (card.name, card.owner, card.members, card.member) == ("图纸", me, 3, True)
    assert [(one.person, one.rank) for one in members] == [(me, "owner"), (LI, "member"), (ZHANG, "member")]
    room.replica.log = ServerLog(group)
    room.connect()
    await room.sent()
    assert len(room.replica.log.entries) == 3


async def test_the_same_id_founds_once(room: Room) -> None:
    entry = new_id()
    one = await room.groups.create("图纸", [LI], id_=entry)
    assert await room.groups.create("图纸", [LI], id_=entry) == one
    assert len(await room.bodies()) == 1


@pytest.mark.parametrize(
    ("name", "members", "is_room", "code"),
    [
        (" ", [LI], True, ErrorCode.BAD_ENTRY),
        ("a\nb", [LI], False, ErrorCode.BAD_ENTRY),
        ("长" * (limits.NAME_LENGTH + 1), [LI], False, ErrorCode.BAD_ENTRY),
        ("多", [new_id() for _ in range(limits.MEMBERS)], False, ErrorCode.GROUP_FULL),
    ],
)
async def test_what_no_server_would_take_is_refused_here(
    room: Room, name: str, members: list[bytes], is_room: bool, code: ErrorCode
) -> None:
    with pytest.raises(Refusal) as caught:
        await room.groups.create(name, members, room=is_room)
    assert caught.value.code is code
    assert (await room.bodies(), room.chat.state.conversations) == ([], {})


async def test_a_founding_that_is_refused_fails_visibly_and_can_be_dropped(room: Room) -> None:
    group = await room.groups.create("图纸", [LI])
    room.replica.refusals = [Refusal(ErrorCode.NOT_ALLOWED, right="group.create")]
    room.connect()
    failed = await room.failed()
    assert (failed.conversation, failed.refusal.code) == (group, ErrorCode.NOT_ALLOWED)
    assert group in room.chat.state.conversations
    await room.chat.drop(failed.id)
    assert await room.event() == ConversationGone(group)
    assert group not in room.chat.state.conversations
    assert await room.cache.group_card(group) is None
    assert await room.cache.state() == []


async def test_a_group_that_stands_is_not_forgotten(room: Room) -> None:
    group = await room.groups.create("图纸", [LI])
    room.replica.log = ServerLog(group)
    room.connect()
    await room.sent()
    room.replica.refusals = [Refusal(ErrorCode.NOT_ALLOWED, reason="rank")]
    await room.groups.set_notice(group, "公告")
    failed = await room.failed()
    await room.chat.drop(failed.id)
    await asyncio.sleep(0.05)
    assert group in room.chat.state.conversations


async def test_cards_and_members_are_kept_in_step(room: Room) -> None:
    room.connect()
    group = room.server.card.conversation
    assert [one.name for one in await room.groups.members(group)] == ["李伟", "张敏", "我"]
    asked = len(room.asked.asked)
    assert (await room.groups.card(group)).name == "图纸"
    assert len(await room.groups.members(group)) == 3
    assert len(room.asked.asked) == asked
    log = ServerLog(group)
    log.write(room.desk.other, RulesBody(name="施工图"))
    room.server.card = GroupCard(
        *(group, "group", "施工图", "", "closed", False, False, False, LI, 2, 0, "", True)
    )
    del room.server.names[ZHANG]
    figures = (await room.cache.store_page(group, log.page(0, 1).head, log.page(0, 1))).figures
    assert figures is not None
    room.bus.publish(EntriesStored(group, log.entries, figures))
    assert await room.event() == GroupChanged(group)
    assert (await room.groups.card(group)).name == "施工图"
    assert [one.name for one in await room.groups.members(group)] == ["李伟", "我"]


async def test_without_a_link_what_was_told_last_must_do(room: Room) -> None:
    room.connect()
    group = room.server.card.conversation
    await room.groups.members(group)
    room.asked.answer = None
    room.bus.publish(ConnectionChanged(up=False))
    assert (await room.groups.card(group)).name == "图纸"
    assert len(await room.groups.members(group)) == 3
    with pytest.raises(Refusal) as caught:
        await room.groups.card(new_id())
    assert caught.value.code is ErrorCode.OFFLINE


async def test_readers_are_watched_again_after_a_link(room: Room) -> None:
    room.connect()
    group = room.server.card.conversation
    assert await room.groups.watch_readers(group, [3, 1, 3]) == (ReadCount(1, 1, 2), ReadCount(3, 1, 2))
    readers = await room.groups.readers(group, 3)
    assert sorted(readers.people) == sorted(room.server.names)
    room.bus.publish(ConnectionChanged(up=False))
    room.bus.publish(ConnectionChanged(up=True))
    told = await room.event()
    assert told == ReadersTold(group, (ReadCount(1, 1, 2), ReadCount(3, 1, 2)))
    await room.groups.watch_readers(group, [])
    room.bus.publish(ConnectionChanged(up=True))
    await asyncio.sleep(0.02)
    assert room.events.empty()


async def test_changes_are_entries(room: Room) -> None:
    group = new_id()
    await room.groups.add(group, [LI, ZHANG])
    await room.groups.mute(group, [LI], on=False)
    await room.groups.set_rank(group, ZHANG, Rank.OWNER)
    await room.groups.leave(group)
    await room.groups.set_rules(group, mute_all=True, joining=Joining.APPROVAL)
    await room.groups.disband(group)
    assert await room.bodies() == [
        MemberBody(LI, "add", (ZHANG,)),
        MemberBody(LI, "unmute"),
        MemberBody(ZHANG, "owner"),
        MemberBody(room.desk.me.person, "leave"),
        RulesBody(joining="approval", mute_all=True),
        RulesBody(disbanded=True),
    ]
    with pytest.raises(Refusal):
        await room.groups.add(group, [])


async def test_names_that_the_directory_withholds_are_learnt_from_the_group(room: Room) -> None:
    named: list[PeopleNamed] = []
    room.bus.subscribe(PeopleNamed, named.append)
    room.connect()
    group = room.server.card.conversation
    log = ServerLog(group)
    figures = (await room.cache.store_page(group, log.page(0, 1).head, log.page(0, 1))).figures
    assert figures is not None
    direct = room.desk.conversation
    room.bus.publish(EntriesStored(direct, [log.say(room.desk.other, "认识的人")], figures))
    await asyncio.sleep(0.03)
    assert (named, room.asked.asked) == ([], [])
    for text in ("生人", "又是"):
        room.bus.publish(EntriesStored(group, [log.say(Writer(LI), text)], figures))
    assert await room.event() == GroupChanged(group)
    assert named == [PeopleNamed(room.server.names)]
    assert await room.cache.member_names() == room.server.names
    assert len(room.asked.asked) == 3


async def test_an_own_name_is_queued_and_one_nobody_can_read_is_not(room: Room) -> None:
    group = await room.groups.create("图纸", [LI], rules=Rules(ends=1_790_000_000_000))
    await room.groups.set_nickname(group, " 小林 ")
    await room.groups.set_nickname(group, " ")
    for name in ("甲\n乙", "\u202e", "甲" * (limits.NAME_LENGTH + 1)):
        with pytest.raises(Refusal) as caught:
            await room.groups.set_nickname(group, name)
        assert caught.value.detail == {"part": "name"}
    founded, *named = await room.bodies()
    assert isinstance(founded, GroupBody)
    assert founded.ends == 1_790_000_000_000
    assert named == [NicknameBody("小林"), NicknameBody("")]
    assert (await room.groups.card(group)).ends == 1_790_000_000_000


async def test_who_is_called_otherwise_is_not_asked_of_the_server_again(room: Room) -> None:
    room.connect()
    group = room.server.card.conversation
    me = room.desk.me.person
    await room.groups.members(group)
    asked = len(room.asked.asked)
    log = ServerLog(group)
    log.write(room.desk.me, NicknameBody(" 老李 "))
    figures = (await room.cache.store_page(group, log.page(0, 1).head, log.page(0, 1))).figures
    assert figures is not None
    room.bus.publish(EntriesStored(group, log.entries, figures))
    assert await room.event() == GroupChanged(group)
    called = {one.person: one.nickname for one in await room.groups.members(group)}
    assert called == {LI: "", ZHANG: "", me: "老李"}
    assert len(room.asked.asked) == asked


async def test_how_members_are_called_is_known_without_looking_at_the_group(room: Room) -> None:
    called: list[MembersCalled] = []
    room.bus.subscribe(MembersCalled, called.append)
    room.connect()
    group = room.server.card.conversation
    room.server.nicknames = {LI: "老李"}
    await room.groups.members(group)
    assert [room.groups.nickname(group, one) for one in (LI, ZHANG)] == ["老李", ""]
    await room.groups.members(group)
    assert called == [MembersCalled(group)]
    room.bus.publish(ConnectionChanged(up=False))
    log = ServerLog(group)
    log.write(Writer(ZHANG), NicknameBody("阿敏"))
    figures = (await room.cache.store_page(group, log.page(0, 1).head, log.page(0, 1))).figures
    assert figures is not None
    room.bus.publish(EntriesStored(group, log.entries, figures))
    assert await room.event() == GroupChanged(group)
    assert room.groups.nickname(group, ZHANG) == "阿敏"
    assert await room.cache.nicknames() == {group: {LI: "老李", ZHANG: "阿敏"}}
    again = GroupsService(room.writing, room.cache, room.asked, Bus(), room.known.__contains__)
    await again.load()
    assert [again.nickname(group, one) for one in (LI, ZHANG)] == ["老李", "阿敏"]
    await again.close()


async def test_whoever_may_not_write_is_told_that_nobody_was_reminded(room: Room) -> None:
    def muted(_: Any) -> Reply:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="muted")

    room.asked.answer = muted
    refusal = await refused(room.groups.urge(room.server.card.conversation, 1))
    assert refusal.detail == {"reason": "urging"}, "of a message it is said that it is kept in the outbox"


async def writing_in(room: Room, size: int) -> Callable[[], None]:
    """Return what lets somebody write in a group of so many that nobody has looked at."""
    room.connect()
    group = room.server.card.conversation
    room.known |= {LI, ZHANG}
    room.server.nicknames = {LI: "老李"}
    room.server.card = structs.replace(room.server.card, members=size)
    log = ServerLog(group)
    figures = (await room.cache.store_page(group, log.page(0, 1).head, log.page(0, 1))).figures
    assert figures is not None
    return lambda: room.bus.publish(EntriesStored(group, [log.say(Writer(LI), "在吗")], figures))


async def test_who_writes_in_a_group_never_looked_at_is_called_as_there(room: Room) -> None:
    writes = await writing_in(room, module.SMALL)
    writes()
    writes()
    await until(lambda: room.groups.nickname(room.server.card.conversation, LI) == "老李")
    assert len(room.asked.asked) == 4, "the card, once more with the members, and those on two pages"
    room.bus.publish(ConnectionChanged(up=True))
    writes()
    await asyncio.sleep(0.05)
    assert len(room.asked.asked) == 4, "what is known is not asked for in another session"


async def test_a_large_group_tells_its_names_when_it_is_looked_at(room: Room) -> None:
    writes = await writing_in(room, module.SMALL + 1)
    writes()
    writes()
    await until(lambda: len(room.asked.asked) == 1)
    await asyncio.sleep(0.05)
    assert len(room.asked.asked) == 1
    await room.groups.members(room.server.card.conversation)
    assert room.groups.nickname(room.server.card.conversation, LI) == "老李"
