"""Who may come into a group, and what they then see."""

import pytest

from server.log import read
from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.bodies import EditBody, GroupBody, ReactionBody, RulesBody
from shared.model.entry import START, Mark
from shared.model.state import ReadMark, decode_value
from tests.server.log.conftest import Author, Office
from tests.server.log.grouping import Group, changed


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
