"""Groups live by their entries: who is in, who sees what, and who is told."""

import pytest

from server.log import read
from server.store import conversations, state
from server.store.connection import Connection
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, department_conversation, new_id
from shared.model.bodies import (
    EditBody,
    GroupBody,
    MemberBody,
    MessageBody,
    NoticeBody,
    ReactionBody,
    RulesBody,
)
from shared.model.conversation import ConversationKind
from shared.model.entry import START, Cursor, Mark
from shared.model.rights import Powers
from shared.model.state import ReadMark, decode_value
from shared.protocol.sync import StateChanged
from tests.server.log.conftest import Author, Office
from tests.server.log.grouping import Group, changed


@pytest.fixture
def group(office: Office) -> Group:
    return Group(office)


@pytest.fixture
def wang() -> Author:
    return Author()


class TestFounding:
    async def test_founder_and_members_hear_of_it_with_the_first_entry(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        placed = await group.found(zhang, li, wang, li)
        assert placed.entry.seq == 1
        everyone = {zhang.person, li.person, wang.person}
        assert await group.members() == everyone
        assert group.told() == [(everyone, [1], True)]
        infos = [await group.info(one) for one in (zhang, li)]
        assert [(one.kind, one.name, one.rank) for one in infos if one] == [
            (ConversationKind.GROUP, "项目组", "owner"),
            (ConversationKind.GROUP, "项目组", "member"),
        ]
        told_state = [people for people, event, _ in group.office.bus.told if isinstance(event, StateChanged)]
        assert sorted(told_state) == sorted((one,) for one in everyone)

    async def test_nobody_is_added_who_may_not_sign_in(self, group: Group, zhang: Author, li: Author) -> None:
        group.office.strangers.add(li.person)
        refusal = await group.refused(zhang, GroupBody("组", (li.person,)))
        assert (refusal.code, refusal.detail) == (ErrorCode.NOT_FOUND, {"part": "member"})
        assert not await group.office.database.read(lambda db: conversations.exists(db, group.id))
        await group.found(zhang)
        assert (await group.refused(zhang, changed("add", li))).code is ErrorCode.NOT_FOUND

    async def test_a_group_is_founded_once(self, group: Group, zhang: Author, li: Author) -> None:
        await group.found(zhang, li)
        assert (await group.refused(li, GroupBody("我的"))).detail == {"reason": "founded"}
        assert (await group.refused(Author(), GroupBody("我的"))).code is ErrorCode.NOT_MEMBER

    async def test_the_same_founding_again_is_the_same_group(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        signed = zhang.writes(zhang, GroupBody("组", (li.person,)), conversation=group.id)
        first = await group.office.placed(zhang, signed)
        again = await group.office.placed(zhang, signed)
        assert (again.entry, again.fresh) == (first.entry, False)

    async def test_who_owns_too_many_founds_and_takes_over_no_more(
        self, office: Office, zhang: Author, li: Author, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "GROUPS_OWNED", 2)
        groups = [Group(office) for _ in range(3)]
        for one in groups[:2]:
            await one.found(zhang, li)
        refusal = await groups[2].refused(zhang, GroupBody("三"))
        assert refusal.detail == {"reason": "too_many", "limit": 2}
        await groups[2].found(li, zhang)
        refusal = await groups[2].refused(li, changed("owner", zhang))
        assert refusal.detail == {"reason": "too_many", "limit": 2}
        await groups[0].say(zhang, RulesBody(disbanded=True))
        await groups[2].change(li, "owner", zhang)

    async def test_who_has_no_right_to_found_is_refused(
        self, office: Office, group: Group, zhang: Author
    ) -> None:
        office.directory.special[zhang.person] = Powers({})
        refusal = await group.refused(zhang, GroupBody("组"))
        assert (refusal.code, refusal.detail) == (ErrorCode.NOT_ALLOWED, {"right": "group.create"})


class TestComing:
    async def test_who_joins_sees_from_then_on(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li)
        await group.say(zhang, "之前")
        told = len(group.office.bus.told)
        await group.change(zhang, "add", wang)
        await group.say(li, "欢迎")
        assert await group.sees(wang) == [3, 4]
        assert await group.texts(wang) == ["欢迎"]
        assert await group.texts(li) == ["之前", "欢迎"]
        everyone = {zhang.person, li.person, wang.person}
        assert group.told(told) == [(everyone, [3], True), (everyone, [4], True)]
        assert await group.unread(wang) == 1

    async def test_by_the_owners_choice_who_joins_sees_all(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li)
        await group.say(zhang, "之前")
        await group.say(zhang, RulesBody(from_start=True))
        await group.change(zhang, "add", wang)
        assert await group.texts(wang) == ["之前"]
        assert await group.unread(wang) == 0
        await group.say(zhang, RulesBody(from_start=False))
        late = Author()
        await group.change(zhang, "add", late)
        assert await group.texts(late) == []
        history = await group.office.database.read(lambda db: read.before(db, wang.person, group.id, 0, 500))
        assert ([one.entry.seq for one in history.standing], history.start) == ([1, 2, 3, 4, 5, 6], 1)

    async def test_an_edit_of_what_was_said_before_tells_the_newcomer_nothing(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li)
        message = new_id()
        said = zhang.writes(zhang, "年薪八十万", conversation=group.id, id=message)
        await group.office.placed(zhang, said)
        await group.change(zhang, "add", wang)
        told = len(group.office.bus.told)
        await group.say(zhang, EditBody(message, "年薪九十万"))
        assert group.told(told) == [
            ({zhang.person, li.person}, [4], True),
            ({wang.person}, [4], False),
        ]
        page = await group.page(wang)
        assert [(entry.seq, bool(entry.marks & Mark.WITHHELD)) for entry in page.entries] == [
            (3, False),
            (4, True),
        ]
        assert page.entries[1].body == b""
        refusal = await group.refused(wang, ReactionBody(message, "👍", on=True))
        assert refusal.code is ErrorCode.TARGET_MISSING

    async def test_a_room_may_be_joined_and_a_group_may_not(
        self, office: Office, zhang: Author, li: Author
    ) -> None:
        room, group, closed = Group(office), Group(office), Group(office)
        await room.found(zhang, group="room", joining="open")
        await group.found(zhang, joining="open")
        await closed.found(zhang, group="room", joining="closed")
        await room.change(li, "join", li)
        assert (await room.info(li)) is not None
        assert (await group.refused(li, changed("join", li))).code is ErrorCode.NOT_MEMBER
        assert (await closed.refused(li, changed("join", li))).detail == {"reason": "joining"}
        assert (await room.refused(li, changed("join", li))).detail == {"reason": "member"}
        other = await room.refused(Author(), changed("join", li))
        assert other.detail == {"reason": "author"}

    async def test_nobody_joins_a_room_that_is_over(self, office: Office, zhang: Author, li: Author) -> None:
        room, left = Group(office), Group(office)
        await room.found(zhang, group="room", joining="open")
        await room.say(zhang, RulesBody(disbanded=True))
        assert (await room.refused(li, changed("join", li))).detail == {"reason": "disbanded"}
        await left.found(zhang, group="room", joining="open")
        await left.change(zhang, "leave", zhang)
        assert (await left.refused(li, changed("join", li))).detail == {"reason": "disbanded"}

    async def test_in_an_open_group_members_add_others(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li)
        assert (await group.refused(li, changed("add", wang))).detail == {"reason": "rank"}
        await group.say(zhang, RulesBody(joining="open"))
        await group.change(li, "add", wang)
        assert (await group.refused(li, changed("add", wang))).detail == {"reason": "member"}

    async def test_a_group_is_full_at_its_limit(
        self, group: Group, zhang: Author, li: Author, wang: Author, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(limits, "MEMBERS", 3)
        refusal = await group.refused(zhang, GroupBody("组", tuple(new_id() for _ in range(3))))
        assert (refusal.code, refusal.detail) == (ErrorCode.GROUP_FULL, {"limit": 3})
        await group.found(zhang, li)
        assert (await group.refused(zhang, changed("add", wang, Author()))).code is ErrorCode.GROUP_FULL
        await group.change(zhang, "add", wang)
        await group.change(zhang, "remove", li)
        await group.change(zhang, "add", Author())


class TestGoing:
    async def test_who_is_removed_sees_that_and_nothing_after(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li, wang)
        await group.say(li, "在")
        told = len(group.office.bus.told)
        removal = await group.change(zhang, "remove", li)
        await group.say(zhang, "他走了")
        assert await group.sees(li) == [1, 2, 3]
        everyone = {zhang.person, li.person, wang.person}
        assert group.told(told) == [(everyone, [3], True), ({zhang.person, wang.person}, [4], True)]
        info = await group.info(li)
        assert info is not None
        assert info.left
        assert (await group.refused(li, "等等")).code is ErrorCode.NOT_MEMBER
        assert (await group.page(li)).head == Cursor(3, removal.entry.link)
        total = await group.office.database.read(lambda db: conversations.sum_of_heads(db, li.person))
        assert total == 3

    async def test_every_reading_is_cut_at_the_end_of_a_stay(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        office, start = group.office, group.office.clock[0]
        await group.found(zhang, li)
        message = new_id()
        await office.placed(zhang, zhang.writes(zhang, "初稿", conversation=group.id, id=message))
        office.clock[0] += 1000
        removal = await group.change(zhang, "remove", li)
        office.clock[0] += 1000
        after = await group.say(zhang, EditBody(message, "定稿"))
        await group.say(zhang, ReactionBody(message, "👍", on=True))

        def reads(db: Connection) -> tuple[object, ...]:
            history = read.before(db, li.person, group.id, 0, 50)
            head = Cursor(4, after.entry.link)
            common = read.find_common(db, li.person, group.id, [head, Cursor(3, removal.entry.link)])
            return (
                [(one.entry.seq, len(one.amendments)) for one in history.standing],
                history.as_of.seq,
                common.cursor.seq,
                read.find_time(db, li.person, group.id, start + 5000).seq,
                read.after(db, li.person, group.id, head, 50).diverged,
            )

        assert await office.database.read(reads) == ([(1, 0), (2, 0), (3, 0)], 3, 3, 3, True)

    async def test_who_comes_again_sees_both_stays_and_not_what_was_between(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        message = new_id()
        await group.office.placed(zhang, zhang.writes(zhang, "一", conversation=group.id, id=message))
        await group.change(li, "leave", li)
        await group.say(zhang, "二")
        between = new_id()
        await group.office.placed(zhang, zhang.writes(zhang, "三", conversation=group.id, id=between))
        await group.say(zhang, EditBody(message, "改于其间"))
        await group.change(zhang, "add", li)
        await group.say(zhang, EditBody(between, "三，改"))
        await group.say(zhang, "四")
        assert await group.sees(li) == [1, 2, 3, 7, 8, 9]
        assert await group.texts(li) == ["一", "四"]
        assert await group.unread(li) == 1
        page = await group.page(li, Cursor(3, (await group.page(zhang)).entries[2].link))
        assert [entry.seq for entry in page.entries] == [7, 8, 9]
        assert [bool(entry.marks & Mark.WITHHELD) for entry in page.entries] == [False, True, False]
        history = await group.office.database.read(lambda db: read.before(db, li.person, group.id, 0, 50))
        assert [(one.entry.seq, len(one.amendments)) for one in history.standing] == [
            (1, 0),
            (2, 0),
            (3, 0),
            (7, 0),
            (9, 0),
        ]

    async def test_an_owner_hands_over_before_leaving(self, group: Group, zhang: Author, li: Author) -> None:
        await group.found(zhang, li)
        assert (await group.refused(zhang, changed("leave", zhang))).detail == {"reason": "owner"}
        await group.change(zhang, "owner", li)
        info = await group.info(zhang)
        assert info is not None
        assert info.rank == "admin"
        await group.change(zhang, "leave", zhang)
        assert (await group.refused(li, changed("leave", zhang))).detail == {"reason": "author"}
        await group.change(li, "leave", li)
        assert await group.members() == set()

    async def test_a_disbanded_group_is_read_and_not_written(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        assert (await group.refused(li, RulesBody(disbanded=True))).detail == {"reason": "rank"}
        told = len(group.office.bus.told)
        await group.say(zhang, RulesBody(disbanded=True))
        assert group.told(told) == [({zhang.person, li.person}, [2], True)]
        assert await group.sees(li) == [1, 2]
        assert (await group.refused(zhang, "有人吗")).code is ErrorCode.NOT_MEMBER

    async def test_a_removal_and_words_in_one_batch_keep_their_order(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        office = group.office
        before = office.submit(li, li.writes(li, "前", conversation=group.id))
        office.submit(zhang, zhang.writes(zhang, changed("remove", li), conversation=group.id))
        after = office.submit(li, li.writes(li, "后", conversation=group.id))
        await office.settle()
        assert not isinstance(before[0], Refusal)
        assert isinstance(after[0], Refusal)
        assert after[0].code is ErrorCode.NOT_MEMBER


class TestGoverning:
    async def test_ranks_and_what_they_may(
        self, group: Group, zhang: Author, li: Author, wang: Author
    ) -> None:
        await group.found(zhang, li, wang)
        for body in (
            RulesBody(name="新名"),
            NoticeBody("公告"),
            changed("remove", wang),
            changed("mute", wang),
        ):
            assert (await group.refused(li, body)).detail == {"reason": "rank"}
        await group.change(zhang, "admin", li)
        info = await group.info(li)
        assert info is not None
        assert info.rank == "admin"
        await group.say(li, RulesBody(name=" 新名 "))
        infos = [await group.info(one) for one in (zhang, li, wang)]
        assert [one.name for one in infos if one] == ["新名"] * 3
        await group.change(li, "mute", wang)
        assert (await group.refused(wang, "嗯")).detail == {"reason": "muted"}
        assert (await group.refused(li, changed("mute", zhang))).detail == {"reason": "rank"}
        assert (await group.refused(li, RulesBody(from_start=True))).detail == {"reason": "rank"}
        assert (await group.refused(li, changed("admin", wang))).detail == {"reason": "rank"}
        await group.change(li, "unmute", wang)
        await group.say(wang, "嗯")
        await group.change(zhang, "member", li)
        assert (await group.refused(li, RulesBody(name="又改"))).detail == {"reason": "rank"}

    async def test_mute_lasts_through_leaving_and_coming_again(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        await group.change(zhang, "mute", li)
        await group.change(li, "leave", li)
        await group.change(zhang, "add", li)
        assert (await group.refused(li, "嗨")).detail == {"reason": "muted"}

    async def test_while_all_are_muted_those_who_govern_speak(
        self, group: Group, zhang: Author, li: Author
    ) -> None:
        await group.found(zhang, li)
        message = new_id()
        await group.office.placed(li, li.writes(li, "原话", conversation=group.id, id=message))
        await group.say(zhang, RulesBody(mute_all=True))
        for body in ("嗯", EditBody(message, "改"), ReactionBody(message, "👍", on=True)):
            assert (await group.refused(li, body)).detail == {"reason": "muted_all"}
        await group.say(zhang, "安静")
        await group.say(zhang, RulesBody(mute_all=False))
        await group.say(li, "好")

    async def test_everyone_is_mentioned_by_right(self, group: Group, zhang: Author, li: Author) -> None:
        await group.found(zhang, li)
        refusal = await group.refused(li, MessageBody("开会", everyone=True))
        assert refusal.detail == {"right": "group.mention_everyone"}
        await group.say(zhang, MessageBody("开会", everyone=True))

    async def test_a_notice_stands_until_another(self, group: Group, zhang: Author) -> None:
        await group.found(zhang)

        async def stands() -> tuple[int, str]:
            return await group.office.database.read(
                lambda db: db.execute("SELECT notice, notice_text FROM conversation").fetchone()
            )

        await group.say(zhang, NoticeBody(" 周五大扫除 "))
        assert await stands() == (2, "周五大扫除")
        await group.say(zhang, NoticeBody(" "))
        assert await stands() == (0, "")


class TestTheOrganisation:
    async def test_its_groups_follow_it_alone(self, office: Office, zhang: Author, li: Author) -> None:
        group = Group(office, department_conversation(new_id()))
        await group.order(GroupBody("研发部", (zhang.person,), "department"))
        await group.order(changed("add", li))
        await group.order(MemberBody(zhang.person, "admin"))
        assert await group.members() == {zhang.person, li.person}
        for body in (
            changed("leave", li),
            changed("remove", li),
            RulesBody(name="我部"),
            changed("add", Author()),
        ):
            assert (await group.refused(zhang, body)).detail == {"reason": "follows"}
        await group.change(zhang, "mute", li)
        await group.say(zhang, RulesBody(mute_all=True))
        await group.order(RulesBody(name="研发一部"))
        info = await group.info(li)
        assert info is not None
        assert (info.name, info.kind) == ("研发一部", ConversationKind.DEPARTMENT)
        told = len(office.bus.told)
        await group.order(changed("remove", li))
        assert group.told(told) == [({zhang.person, li.person}, [7], True)]

    @pytest.mark.parametrize(
        "body",
        [
            MemberBody(new_id(), "remove"),
            MemberBody(new_id(), "admin"),
            MemberBody(new_id(), "owner"),
            MemberBody(new_id(), "join"),
            MemberBody(new_id(), "dance"),
            MessageBody("通知"),
        ],
    )
    async def test_even_it_is_held_to_sense(self, office: Office, zhang: Author, body: MemberBody) -> None:
        group = Group(office)
        await group.found(zhang)
        with pytest.raises(Refusal):
            await group.order(body)
        assert await group.sees(zhang) == [1]
        await group.say(zhang, "还在")
        assert await group.sees(zhang) == [1, 2]

    async def test_what_it_did_in_a_transaction_that_fails_is_undone(
        self, office: Office, zhang: Author, li: Author
    ) -> None:
        group = Group(office)
        await group.found(zhang)
        told = len(office.bus.told)

        def work(connection: Connection, desk: object) -> None:
            desk.append(group.id, changed("add", li))  # type: ignore[attr-defined]
            raise Refusal(ErrorCode.CONFLICT)

        with pytest.raises(Refusal, match="conflict"):
            await office.log.act(work)
        assert await group.members() == {zhang.person}
        assert len(office.bus.told) == told
        await group.say(zhang, "还是二")
        assert await group.sees(zhang) == [1, 2]
        assert await office.database.read(lambda db: state.version_of(db, li.person)) == 0

    async def test_nobody_speaks_in_its_name(self, office: Office, zhang: Author) -> None:
        group = Group(office)
        await group.found(zhang)
        organisation = Author(ORGANISATION, ORGANISATION)
        signed = organisation.writes(organisation, RulesBody(disbanded=True), conversation=group.id)
        assert (await office.refused(zhang, signed)).code is ErrorCode.BAD_ENTRY


async def test_two_thousand_people_are_told_by_one_event(office: Office, zhang: Author) -> None:
    group, people = Group(office), [Author() for _ in range(limits.MEMBERS - 1)]
    await group.found(zhang, *people)
    told = len(office.bus.told)
    await group.say(people[7], "大家好")
    assert [len(audience) for audience, _, _ in group.told(told)] == [limits.MEMBERS]
    assert await group.unread(people[8]) == 1
    assert await group.unread(people[7]) == 0


async def test_a_read_mark_begins_where_somebody_came_in(group: Group, zhang: Author, li: Author) -> None:
    await group.found(zhang)
    for i in range(3):
        await group.say(zhang, f"{i}")
    await group.change(zhang, "add", li)
    value = await group.state(li, "read")
    assert value is not None
    assert decode_value(value, ReadMark) == ReadMark(5, 3, 0)
    assert (await group.page(li, START)).head.seq == 5
