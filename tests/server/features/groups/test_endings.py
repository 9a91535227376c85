"""Groups that end: by the server's time, whether anybody told of it or not."""

from typing import Any

import pytest
from structlog.testing import capture_logs

from server.store.connection import Connection
from server.store.groups import EndingTold, ending_told
from shared import limits
from shared.errors import ErrorCode
from shared.ids import ORGANISATION
from shared.model.bodies import GroupBody, MemberBody, RulesBody, decode_body
from shared.model.entry import decode_header
from shared.protocol.groups import AskToJoin, FindRooms, GetGroup
from shared.protocol.log import Entries
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group

DAY = 24 * 3600 * 1000


def told(desk: Desk, who: Someone) -> list[Any]:
    """Return what the organisation said to somebody since the last time."""
    entries = [
        one for event in desk.heard(who.session) if isinstance(event, Entries) for one in event.entries
    ]
    headers = [(decode_header(one.header), one.body) for one in entries]
    return [decode_body(one.kind, body) for one, body in headers if one.author == ORGANISATION]


async def room(
    desk: Desk, group: Group, owner: Someone, *members: Someone, days: int = 7, joining: str = "open"
) -> int:
    ends = desk.now + days * DAY
    await group.found(owner, members, group="room", joining=joining, ends=ends)
    return ends


async def test_nobody_writes_after_the_end_and_the_owner_reopens(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    ends = await room(desk, group, zhang, li)
    desk.now = ends - 1
    await group.say(li, "还来得及")
    desk.now = ends
    for who in (zhang, li):
        assert (await group.refused(who, "还在吗")).detail == {"reason": "ended"}
    card = await desk.ask(li.session, GetGroup(group.id))
    assert (card.ends, card.ended, card.member) == (ends, True, True)
    assert (await group.refused(li, RulesBody(ends=0))).detail == {"reason": "rank"}
    await group.say(zhang, RulesBody(ends=ends + DAY))
    await group.say(li, "接着聊")
    card = await desk.ask(li.session, GetGroup(group.id))
    assert (card.ends, card.ended) == (ends + DAY, False)


async def test_a_group_without_an_end_goes_on(desk: Desk, group: Group, zhang: Someone) -> None:
    await group.found(zhang)
    desk.now += 10_000 * DAY
    await group.say(zhang, "还在")
    await desk.groups.tell_ends()
    assert told(desk, zhang) == []


async def test_an_ended_room_leaves_the_directory_and_lets_nobody_in(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    ends = await room(desk, group, zhang, joining="approval")
    found = await desk.ask(li.session, FindRooms())
    assert [one.ends for one in found.rooms] == [ends]
    desk.now = ends
    assert (await desk.ask(li.session, FindRooms())).rooms == ()
    assert (await desk.refused(li, GetGroup(group.id))).code is ErrorCode.NOT_MEMBER
    assert (await desk.refused(li, AskToJoin(group.id))).detail == {"reason": "ended"}
    assert (await group.refused(li, MemberBody(li.person, "join"))).detail == {"reason": "ended"}
    assert (await group.refused(zhang, MemberBody(li.person, "add"))).detail == {"reason": "ended"}


@pytest.mark.parametrize("ends", [1, -1])
async def test_nobody_sets_an_end_that_has_passed(
    desk: Desk, group: Group, zhang: Someone, ends: int
) -> None:
    past = ends if ends > 0 else desk.now
    refused = await group.refused(zhang, GroupBody("羽毛球", group="room", ends=past))
    assert (refused.code, refused.detail) == (ErrorCode.BAD_ENTRY, {"part": "ends"})
    await group.found(zhang)
    assert (await group.refused(zhang, RulesBody(ends=past))).detail == {"part": "ends"}


async def test_members_are_told_a_day_before_and_at_the_end_once(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    ends = await room(desk, group, zhang, li)
    told(desk, li)
    await desk.groups.tell_ends()
    assert told(desk, li) == []
    for moment in (ends - DAY, ends):
        desk.now = moment
        for _ in range(2):
            await desk.groups.tell_ends()
        assert told(desk, li) == [RulesBody(ends=ends)]
        assert told(desk, zhang) == [RulesBody(ends=ends)]


async def test_a_fault_with_one_group_does_not_keep_the_others_from_being_told(
    desk: Desk, group: Group, zhang: Someone, li: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room(desk, group, zhang, days=2)
    ends = await room(desk, Group(desk), zhang, li, days=3)
    told(desk, li)
    faults = iter([ZeroDivisionError])

    def faulty(connection: Connection, number: int) -> EndingTold:
        for fault in faults:
            raise fault
        return ending_told(connection, number)

    monkeypatch.setattr("server.features.groups.ending.groups.ending_told", faulty)
    desk.now = ends
    with capture_logs() as logs:
        await desk.groups.tell_ends()
    assert [one["event"] for one in logs if one["log_level"] == "error"] == ["end of a group not told"]
    assert told(desk, li) == [RulesBody(ends=ends)]


async def test_an_end_that_was_moved_is_told_anew(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    ends = await room(desk, group, zhang, li)
    desk.now = ends - DAY
    await desk.groups.tell_ends()
    later = ends + 7 * DAY
    await group.say(zhang, RulesBody(ends=later))
    told(desk, li)
    desk.now = ends
    await desk.groups.tell_ends()
    assert told(desk, li) == []
    desk.now = later
    await desk.groups.tell_ends()
    assert told(desk, li) == [RulesBody(ends=later)]


async def test_who_makes_a_room_for_a_day_is_not_told_so_at_once(
    desk: Desk, group: Group, zhang: Someone
) -> None:
    ends = await room(desk, group, zhang, days=1)
    told(desk, zhang)
    await desk.groups.tell_ends()
    assert told(desk, zhang) == []
    desk.now = ends
    await desk.groups.tell_ends()
    assert told(desk, zhang) == [RulesBody(ends=ends)]


async def test_it_holds_without_anybody_telling_and_after_a_restart(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    ends = await room(desk, group, zhang, li)
    group.desk = Desk(desk)  # a server that starts anew keeps nothing in memory
    group.desk.now = ends
    assert (await group.refused(li, "还在吗")).detail == {"reason": "ended"}


async def test_a_disbanded_room_is_not_told_to_end(desk: Desk, group: Group, zhang: Someone) -> None:
    ends = await room(desk, group, zhang)
    await group.say(zhang, RulesBody(disbanded=True))
    told(desk, zhang)
    desk.now = ends
    await desk.groups.tell_ends()
    assert told(desk, zhang) == []


async def test_an_end_lies_within_some_years(desk: Desk, group: Group, zhang: Someone) -> None:
    far = desk.now + limits.END_LONGEST * 1000 + 1
    assert (await group.refused(zhang, GroupBody("羽毛球", ends=far))).detail == {"part": "ends"}
