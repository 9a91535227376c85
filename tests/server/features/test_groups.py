"""The slice `groups`: cards, members, rooms, asking to join, and who has read."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from server.store import marks, statuses
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, direct_conversation, new_id
from shared.model.bodies import GroupBody, MemberBody, NoticeBody, RulesBody, encode_body
from shared.model.entry import START, Header, SignedEntry, encode_header, signed_bytes
from shared.model.state import Asking, Status, decode_value, state_key
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.chat import MarkRead
from shared.protocol.groups import (
    AskToJoin,
    FindRooms,
    GetGroup,
    ListJoinRequests,
    ListMembers,
    ListReaders,
    Member,
    ReadCount,
    ReadersCounted,
    TurnDown,
    WatchReaders,
)
from shared.protocol.log import After, Offer, Vouched
from shared.wire.message import Request
from shared.wire.router import Router
from tests.server import office as offices
from tests.server.features.group_desk import Group, GroupDesk
from tests.server.features.test_entries import Someone


@pytest.fixture
def desk(tmp_path: Path) -> Generator[GroupDesk]:
    with offices.office(tmp_path) as made:
        yield GroupDesk(tmp_path, made)


@pytest.fixture
async def zhang(desk: GroupDesk) -> Someone:
    return await desk.enters("1001")


@pytest.fixture
async def li(desk: GroupDesk) -> Someone:
    return await desk.enters("1002")


@pytest.fixture
async def wang(desk: GroupDesk) -> Someone:
    return await desk.enters("1003")


@pytest.fixture
def group(desk: GroupDesk) -> Group:
    return Group(desk)


async def refused(desk: GroupDesk, who: Someone, request: Request[Any]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        await desk.ask(who.session, request)
    return caught.value


class TestCards:
    async def test_a_member_sees_what_the_group_is(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        await group.found(zhang, [li], about="下一版", from_start=True)
        notice = await group.say(zhang, NoticeBody("周五发布"))
        card = await desk.ask(li.session, GetGroup(group.id))
        assert (card.kind, card.name, card.about, card.joining) == ("group", "项目组", "下一版", "closed")
        assert (card.owner, card.members, card.member) == (zhang.person, 2, True)
        assert (card.from_start, card.mute_all, card.disbanded) == (True, False, False)
        assert (card.notice, card.notice_text) == (notice.seq, "周五发布")

    async def test_an_outsider_sees_rooms_alone_and_not_their_notices(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await group.found(zhang, [li])
        room = Group(desk)
        await room.found(zhang, group="room", joining="open")
        await room.say(zhang, NoticeBody("内部"))
        card = await desk.ask(wang.session, GetGroup(room.id))
        assert (card.name, card.members, card.member, card.notice, card.notice_text) == (
            "项目组",
            1,
            False,
            0,
            "",
        )
        asked = (group.id, new_id(), direct_conversation(zhang.person, li.person))
        for conversation in asked:
            assert (await refused(desk, wang, GetGroup(conversation))).code is ErrorCode.NOT_MEMBER
            assert (await refused(desk, wang, ListMembers(conversation))).code is ErrorCode.NOT_MEMBER
        assert (await refused(desk, wang, ListMembers(room.id))).code is ErrorCode.NOT_MEMBER
        await room.say(zhang, RulesBody(disbanded=True))
        assert (await refused(desk, wang, GetGroup(room.id))).code is ErrorCode.NOT_MEMBER

    async def test_one_to_one_there_is_no_card(self, desk: GroupDesk, zhang: Someone, li: Someone) -> None:
        await desk.says(zhang, li, "你好")
        asked = direct_conversation(zhang.person, li.person)
        assert (await refused(desk, zhang, GetGroup(asked))).code is ErrorCode.NOT_MEMBER

    async def test_members_are_listed_page_by_page_with_their_names(
        self,
        desk: GroupDesk,
        group: Group,
        zhang: Someone,
        li: Someone,
        wang: Someone,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        await group.found(zhang, [li, wang])
        await group.change(zhang, "admin", wang)
        await group.change(zhang, "mute", li)
        await group.change(zhang, "remove", li)
        monkeypatch.setattr(limits, "PEOPLE", 1)
        listed: list[Member] = []
        after: bytes | None = None
        while True:
            page = await desk.ask(wang.session, ListMembers(group.id, after))
            listed += page.members
            if not page.more:
                break
            after = page.members[-1].person
        assert [(one.person, one.rank, one.muted, one.name, one.number) for one in listed] == sorted(
            [
                (zhang.person, "owner", False, "姓名1001", "1001"),
                (wang.person, "admin", False, "姓名1003", "1003"),
            ]
        )
        assert page.seq == 4
        assert (await refused(desk, li, ListMembers(group.id))).code is ErrorCode.NOT_MEMBER


class TestRooms:
    async def test_rooms_are_found_by_a_part_of_name_or_description(
        self, desk: GroupDesk, zhang: Someone, li: Someone
    ) -> None:
        for name, about in (("羽毛球", "每周三"), ("Reading 读书会", "每月一本 100%"), ("摄影", "")):
            await Group(desk).found(zhang, name=name, about=about, group="room", joining="open")
        await Group(desk).found(zhang, name="羽毛球内部")

        async def names(text: str) -> list[str]:
            return [one.name for one in (await desk.ask(li.session, FindRooms(text))).rooms]

        assert await names("毛球") == ["羽毛球"]
        assert await names("每") == ["Reading 读书会", "羽毛球"]
        assert await names("ｒＥＡＤ") == ["Reading 读书会"]
        assert await names("%") == ["Reading 读书会"]
        assert len(await names("")) == 3
        assert await names("没有") == []

    async def test_a_room_says_how_it_stands_with_me(
        self, desk: GroupDesk, zhang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        mine, asked, empty = Group(desk), Group(desk), Group(desk)
        await mine.found(zhang, [li], name="甲", group="room")
        await asked.found(zhang, name="乙", group="room", joining="approval")
        await empty.found(zhang, name="丙", group="room", joining="open")
        await empty.change(zhang, "leave", zhang)
        await desk.ask(li.session, AskToJoin(asked.id))
        rooms = (await desk.ask(li.session, FindRooms())).rooms
        found = [(one.name, one.joining, one.members, one.member, one.asked) for one in rooms]
        assert sorted(found) == [("乙", "approval", 1, False, True), ("甲", "closed", 2, True, False)]
        monkeypatch.setattr(limits, "ROOMS", 1)
        page = await desk.ask(li.session, FindRooms())
        assert (len(page.rooms), page.more) == (1, True)


class TestAsking:
    @pytest.fixture
    async def room(self, desk: GroupDesk, zhang: Someone) -> Group:
        room = Group(desk)
        await room.found(zhang, name="读书会", group="room", joining="approval")
        return room

    def waiting(self, desk: GroupDesk, who: Someone, room: Group) -> int | None:
        """Return the number somebody was told last."""
        item = desk.state_of(desk.heard(who.session)).get(state_key("asking", room.id))
        return None if item is None else decode_value(item.value, Asking).waiting

    async def test_who_governs_hears_of_it_and_lets_in_by_an_entry(
        self, desk: GroupDesk, room: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        desk.heard(zhang.session)
        await desk.ask(li.session, AskToJoin(room.id, " 我也想读 "))
        assert self.waiting(desk, zhang, room) == 1
        desk.pass_time(1)
        await desk.ask(wang.session, AskToJoin(room.id))
        assert self.waiting(desk, zhang, room) == 2
        requests = (await desk.ask(zhang.session, ListJoinRequests(room.id))).requests
        assert [(one.person, one.name, one.words) for one in requests] == [
            (li.person, "姓名1002", "我也想读"),
            (wang.person, "姓名1003", ""),
        ]
        assert requests[0].time == offices.START
        desk.heard(zhang.session)
        await room.change(zhang, "admin", await self._let_in(desk, room, zhang, li))
        assert self.waiting(desk, li, room) == 1
        await desk.ask(li.session, TurnDown(room.id, wang.person))
        assert self.waiting(desk, li, room) == 0
        assert self.waiting(desk, zhang, room) == 0

    async def _let_in(self, desk: GroupDesk, room: Group, zhang: Someone, li: Someone) -> Someone:
        other = await desk.again(zhang.person, "1001")
        await room.change(zhang, "add", li)
        assert self.waiting(desk, other, room) == 1
        return li

    async def test_asking_again_changes_the_words_and_can_be_taken_back(
        self, desk: GroupDesk, room: Group, zhang: Someone, li: Someone
    ) -> None:
        await desk.ask(li.session, AskToJoin(room.id, "一"))
        await desk.ask(li.session, AskToJoin(room.id, "二"))
        requests = (await desk.ask(zhang.session, ListJoinRequests(room.id))).requests
        assert [one.words for one in requests] == ["二"]
        await desk.ask(li.session, AskToJoin(room.id, on=False))
        assert (await desk.ask(zhang.session, ListJoinRequests(room.id))).requests == ()
        assert self.waiting(desk, zhang, room) == 0

    async def test_what_is_not_to_be_asked_for_is_refused(
        self, desk: GroupDesk, room: Group, zhang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        group, opened = Group(desk), Group(desk)
        await group.found(zhang, joining="approval")
        await opened.found(zhang, group="room", joining="open")
        for conversation in (group.id, new_id()):
            assert (await refused(desk, li, AskToJoin(conversation))).code is ErrorCode.NOT_FOUND
        assert (await refused(desk, li, AskToJoin(opened.id))).detail == {"reason": "joining"}
        assert (await refused(desk, zhang, AskToJoin(room.id))).detail == {"reason": "member"}
        monkeypatch.setattr(limits, "JOIN_REQUESTS", 1)
        await desk.ask(li.session, AskToJoin(room.id))
        wang = await desk.enters("1003")
        assert (await refused(desk, wang, AskToJoin(room.id))).detail == {"reason": "too_many", "limit": 1}
        await desk.ask(li.session, AskToJoin(room.id, "还是我"))

    async def test_only_who_governs_decides(
        self, desk: GroupDesk, room: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await room.change(zhang, "add", li)
        await desk.ask(wang.session, AskToJoin(room.id))
        for request in (ListJoinRequests(room.id), TurnDown(room.id, wang.person)):
            assert (await refused(desk, li, request)).detail == {"reason": "rank"}
            assert (await refused(desk, wang, request)).code is ErrorCode.NOT_MEMBER
        assert (await refused(desk, zhang, TurnDown(room.id, li.person))).code is ErrorCode.NOT_FOUND

    async def test_requests_end_with_the_rule_they_were_made_under(
        self, desk: GroupDesk, room: Group, zhang: Someone, li: Someone
    ) -> None:
        await desk.ask(li.session, AskToJoin(room.id))
        second = await desk.again(zhang.person, "1001")
        await room.say(zhang, RulesBody(joining="closed"))
        assert self.waiting(desk, second, room) == 0
        assert (await desk.ask(zhang.session, ListJoinRequests(room.id))).requests == ()


class TestReaders:
    async def test_an_author_is_told_once_a_second_what_changed(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await group.found(zhang, [li, wang])
        first, second = await group.say(zhang, "一"), await group.say(zhang, "二")
        counts = (await desk.ask(zhang.session, WatchReaders(group.id, (first.seq, second.seq)))).counts
        assert counts == (ReadCount(first.seq, 0, 2), ReadCount(second.seq, 0, 2))
        await desk.groups.tick()
        desk.heard(zhang.session)
        await desk.ask(li.session, MarkRead(group.id, first.seq))
        await desk.ask(wang.session, MarkRead(group.id, first.seq))
        assert desk.heard(zhang.session) == []
        await desk.groups.tick()
        assert desk.heard(zhang.session) == [
            ReadersCounted(group.id, (ReadCount(first.seq, 2, 2),)),
        ]
        await desk.groups.tick()
        assert desk.heard(zhang.session) == []
        await desk.ask(li.session, MarkRead(group.id, second.seq))
        await desk.groups.tick()
        assert desk.heard(zhang.session) == [ReadersCounted(group.id, (ReadCount(second.seq, 1, 2),))]
        assert [type(event) for event in desk.heard(wang.session)].count(ReadersCounted) == 0

    async def test_only_those_count_who_were_in_and_still_are(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await group.found(zhang, [li], from_start=True)
        said = await group.say(zhang, "一")
        await group.change(zhang, "add", wang)
        await desk.ask(zhang.session, WatchReaders(group.id, (said.seq,)))
        await desk.groups.tick()
        await desk.ask(wang.session, MarkRead(group.id, 3))
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []
        await group.change(li, "leave", li)
        await desk.groups.tick()
        told = [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)]
        assert told == [ReadersCounted(group.id, (ReadCount(said.seq, 0, 0),))]

    async def test_readers_are_listed_for_the_author_alone(
        self,
        desk: GroupDesk,
        group: Group,
        zhang: Someone,
        li: Someone,
        wang: Someone,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        await group.found(zhang, [li, wang])
        said = await group.say(zhang, "一")
        await desk.ask(li.session, MarkRead(group.id, said.seq))

        async def listed(read: bool, after: bytes | None = None) -> tuple[tuple[bytes, ...], bool]:
            page = await desk.ask(zhang.session, ListReaders(group.id, said.seq, read, after))
            return page.people, page.more

        assert await listed(True) == ((li.person,), False)
        assert await listed(False) == ((wang.person,), False)
        await desk.ask(wang.session, MarkRead(group.id, said.seq))
        monkeypatch.setattr(limits, "PEOPLE", 1)
        lower, higher = sorted((li.person, wang.person))
        assert await listed(True) == ((lower,), True)
        assert await listed(True, lower) == ((higher,), False)
        for request in (ListReaders(group.id, said.seq), WatchReaders(group.id, (said.seq,))):
            assert (await refused(desk, li, request)).detail == {"reason": "author"}
        for seq in (0, 99, 2**62 - 1):
            assert (await refused(desk, zhang, WatchReaders(group.id, (seq,)))).detail == {"reason": "author"}
        stranger = await desk.enters("1004")
        assert (await refused(desk, stranger, ListReaders(group.id, 1))).code is ErrorCode.NOT_MEMBER

    async def test_who_is_invisible_has_not_read_until_they_write(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        await group.found(zhang, [li])
        said = await group.say(zhang, "一")
        await desk.database.write(
            lambda db: statuses.keep_status(db, li.person, Status("offline", "", 0, desk.now))
        )
        await desk.ask(zhang.session, WatchReaders(group.id, (said.seq,)))
        await desk.ask(li.session, MarkRead(group.id, said.seq))
        mark = await desk.database.read(lambda db: marks.read_mark(db, li.person, group.id))
        assert mark.seq == said.seq
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []
        await group.say(li, "我在")
        await desk.groups.tick()
        told = [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)]
        assert told == [ReadersCounted(group.id, (ReadCount(said.seq, 1, 1),))]

    async def test_to_watch_others_or_none_ends_watching(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        await group.found(zhang, [li])
        first, second = await group.say(zhang, "一"), await group.say(zhang, "二")
        await desk.ask(zhang.session, WatchReaders(group.id, (first.seq,)))
        await desk.ask(zhang.session, WatchReaders(group.id, (second.seq,)))
        await desk.ask(li.session, MarkRead(group.id, first.seq))
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []
        await desk.ask(zhang.session, WatchReaders(group.id, ()))
        await desk.ask(li.session, MarkRead(group.id, second.seq))
        await desk.groups.tick()
        assert [one for one in desk.heard(zhang.session) if isinstance(one, ReadersCounted)] == []

    async def test_who_is_removed_is_told_no_more(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await group.found(zhang, [li, wang])
        said = await group.say(li, "一")
        await desk.ask(li.session, WatchReaders(group.id, (said.seq,)))
        await group.change(zhang, "remove", li)
        await desk.ask(wang.session, MarkRead(group.id, said.seq))
        await desk.groups.tick()
        assert [one for one in desk.heard(li.session) if isinstance(one, ReadersCounted)] == []


class TestOffers:
    async def test_a_lost_group_is_given_back_with_its_changes(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:

        lost = [
            group.entry(zhang, GroupBody("新组", (li.person,))),
            group.entry(zhang, MemberBody(wang.person, "add")),
            group.entry(wang, "我来了"),
        ]
        offer = Offer(group.id, tuple(Vouched(one, b"", b"") for one in lost))
        offered = await desk.ask(li.session, offer)
        assert [(one.seq, one.code) for one in offered.outcomes] == [(1, ""), (2, ""), (3, "")]
        assert (await desk.ask(wang.session, GetGroup(group.id))).members == 3

    async def test_the_organisations_own_keep_their_seq_and_are_never_appended(
        self, desk: GroupDesk, group: Group, zhang: Someone, li: Someone
    ) -> None:

        await group.found(zhang, [li])
        await desk.log.act(lambda _db, at: at.append(group.id, RulesBody(name="改名")))
        page = await desk.ask(li.session, After(group.id, START, 10))
        kept = SignedEntry(page.entries[1].header, page.entries[1].body, page.entries[1].signature)
        header = encode_header(
            Header(group.id, new_id(), ORGANISATION, ORGANISATION, 9, 0, 9, "rules", desk.now)
        )
        body = encode_body(RulesBody(disbanded=True))
        lost = SignedEntry(header, body, desk.authority.sign(signed_bytes(header, body)))
        forged = SignedEntry(header, body, bytes(64))
        offered = await desk.ask(
            li.session, Offer(group.id, tuple(Vouched(one, b"", b"") for one in (kept, lost, forged)))
        )
        assert [(one.seq, one.code) for one in offered.outcomes] == [
            (2, ""),
            (0, ErrorCode.NOT_ALLOWED),
            (0, ErrorCode.BAD_SIGNATURE),
        ]


@pytest.mark.parametrize(
    "array",
    [
        ["groups.get", bytes(15)],
        ["groups.list_members", bytes(16), b"x"],
        ["groups.find_rooms", "x" * (limits.NAME_LENGTH + 1)],
        ["groups.ask_to_join", bytes(16), "x" * (limits.WORDS_LENGTH + 1)],
        ["groups.watch_readers", bytes(16), [1] * (limits.READERS_WATCHED + 1)],
        ["groups.watch_readers", bytes(16), [-1]],
        ["groups.list_readers", bytes(16), 2**62],
        ["groups.turn_down", bytes(16), None],
    ],
)
def test_what_is_over_its_limits_never_gets_here(array: list[object]) -> None:

    with pytest.raises(Refusal) as caught:
        Router(CATALOGUE).request(msgspec.Raw(msgspec.msgpack.encode(array)))
    assert caught.value.code is ErrorCode.BAD_MESSAGE
