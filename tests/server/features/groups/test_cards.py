"""Cards and members, for those who may see them."""

import pytest

from shared import limits
from shared.errors import ErrorCode
from shared.ids import direct_conversation, new_id
from shared.model.bodies import NoticeBody, RulesBody
from shared.protocol.groups import GetGroup, ListMembers, Member
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


class TestCards:
    async def test_a_member_sees_what_the_group_is(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone
    ) -> None:
        await group.found(zhang, [li], about="下一版", from_start=True)
        notice = await group.say(zhang, NoticeBody("周五发布"))
        card = await desk.ask(li.session, GetGroup(group.id))
        assert (card.kind, card.name, card.about, card.joining) == ("group", "项目组", "下一版", "closed")
        assert (card.owner, card.members, card.member) == (zhang.person, 2, True)
        assert (card.from_start, card.mute_all, card.disbanded) == (True, False, False)
        assert (card.notice, card.notice_text) == (notice.seq, "周五发布")

    async def test_an_outsider_sees_rooms_alone_and_not_their_notices(
        self, desk: Desk, group: Group, zhang: Someone, li: Someone, wang: Someone
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
            assert (await desk.refused(wang, GetGroup(conversation))).code is ErrorCode.NOT_MEMBER
            assert (await desk.refused(wang, ListMembers(conversation))).code is ErrorCode.NOT_MEMBER
        assert (await desk.refused(wang, ListMembers(room.id))).code is ErrorCode.NOT_MEMBER
        await room.say(zhang, RulesBody(disbanded=True))
        assert (await desk.refused(wang, GetGroup(room.id))).code is ErrorCode.NOT_MEMBER

    async def test_one_to_one_there_is_no_card(self, desk: Desk, zhang: Someone, li: Someone) -> None:
        await desk.says(zhang, li, "你好")
        asked = direct_conversation(zhang.person, li.person)
        assert (await desk.refused(zhang, GetGroup(asked))).code is ErrorCode.NOT_MEMBER

    async def test_members_are_listed_page_by_page_with_their_names(
        self,
        desk: Desk,
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
        assert (await desk.refused(li, ListMembers(group.id))).code is ErrorCode.NOT_MEMBER
