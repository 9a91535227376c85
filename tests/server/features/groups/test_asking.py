"""Asking to join, and deciding about it."""

import pytest

from shared import limits
from shared.errors import ErrorCode
from shared.ids import new_id
from shared.model.bodies import RulesBody
from shared.model.state import Asking, state_key
from shared.protocol.groups import AskToJoin, ListJoinRequests, TurnDown
from tests.server import office as offices
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


class TestAsking:
    @pytest.fixture
    async def room(self, desk: Desk, zhang: Someone) -> Group:
        room = Group(desk)
        await room.found(zhang, name="读书会", group="room", joining="approval")
        return room

    def waiting(self, desk: Desk, who: Someone, room: Group) -> int | None:
        """Return the number somebody was told last."""
        asking = desk.told(who, state_key("asking", room.id), Asking)
        return None if asking is None else asking.waiting

    async def test_who_governs_hears_of_it_and_lets_in_by_an_entry(
        self, desk: Desk, room: Group, zhang: Someone, li: Someone, wang: Someone
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

    async def _let_in(self, desk: Desk, room: Group, zhang: Someone, li: Someone) -> Someone:
        other = await desk.again(zhang.person, "1001")
        await room.change(zhang, "add", li)
        assert self.waiting(desk, other, room) == 1
        return li

    async def test_asking_again_changes_the_words_and_can_be_taken_back(
        self, desk: Desk, room: Group, zhang: Someone, li: Someone
    ) -> None:
        await desk.ask(li.session, AskToJoin(room.id, "一"))
        await desk.ask(li.session, AskToJoin(room.id, "二"))
        requests = (await desk.ask(zhang.session, ListJoinRequests(room.id))).requests
        assert [one.words for one in requests] == ["二"]
        await desk.ask(li.session, AskToJoin(room.id, on=False))
        assert (await desk.ask(zhang.session, ListJoinRequests(room.id))).requests == ()
        assert self.waiting(desk, zhang, room) == 0

    async def test_what_is_not_to_be_asked_for_is_refused(
        self, desk: Desk, room: Group, zhang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        group, opened = Group(desk), Group(desk)
        await group.found(zhang, joining="approval")
        await opened.found(zhang, group="room", joining="open")
        for conversation in (group.id, new_id()):
            assert (await desk.refused(li, AskToJoin(conversation))).code is ErrorCode.NOT_FOUND
        assert (await desk.refused(li, AskToJoin(opened.id))).detail == {"reason": "joining"}
        assert (await desk.refused(zhang, AskToJoin(room.id))).detail == {"reason": "member"}
        monkeypatch.setattr(limits, "JOIN_REQUESTS", 1)
        await desk.ask(li.session, AskToJoin(room.id))
        wang = await desk.enters("1003")
        assert (await desk.refused(wang, AskToJoin(room.id))).detail == {"reason": "too_many", "limit": 1}
        await desk.ask(li.session, AskToJoin(room.id, "还是我"))

    async def test_only_who_governs_decides(
        self, desk: Desk, room: Group, zhang: Someone, li: Someone, wang: Someone
    ) -> None:
        await room.change(zhang, "add", li)
        await desk.ask(wang.session, AskToJoin(room.id))
        for request in (ListJoinRequests(room.id), TurnDown(room.id, wang.person)):
            assert (await desk.refused(li, request)).detail == {"reason": "rank"}
            assert (await desk.refused(wang, request)).code is ErrorCode.NOT_MEMBER
        assert (await desk.refused(zhang, TurnDown(room.id, li.person))).code is ErrorCode.NOT_FOUND

    async def test_requests_end_with_the_rule_they_were_made_under(
        self, desk: Desk, room: Group, zhang: Someone, li: Someone
    ) -> None:
        await desk.ask(li.session, AskToJoin(room.id))
        second = await desk.again(zhang.person, "1001")
        await room.say(zhang, RulesBody(joining="closed"))
        assert self.waiting(desk, second, room) == 0
        assert (await desk.ask(zhang.session, ListJoinRequests(room.id))).requests == ()
