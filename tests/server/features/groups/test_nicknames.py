"""Own names in a group: put by their owners, told with the members, and gone when they go."""

import pytest

from shared import limits
from shared.errors import ErrorCode
from shared.model.bodies import NicknameBody
from shared.protocol.groups import ListMembers
from tests.server.features.desk import Desk, Someone
from tests.server.features.group import Group


async def called(desk: Desk, group: Group, who: Someone) -> dict[str, str]:
    listed = await desk.ask(who.session, ListMembers(group.id))
    return {one.number: one.nickname for one in listed.members}


async def test_a_member_is_called_as_they_say(desk: Desk, group: Group, zhang: Someone, li: Someone) -> None:
    await group.found(zhang, [li])
    await group.say(li, NicknameBody(" 小李 "))
    assert await called(desk, group, zhang) == {"1001": "", "1002": "小李"}
    listed = await desk.ask(zhang.session, ListMembers(group.id))
    assert {one.name for one in listed.members} == {"姓名1001", "姓名1002"}
    await group.say(li, NicknameBody(""))
    assert await called(desk, group, zhang) == {"1001": "", "1002": ""}


async def test_it_outlasts_rank_and_muting_but_not_leaving(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    await group.found(zhang, [li])
    await group.say(li, NicknameBody("小李"))
    await group.change(zhang, "admin", li)
    await group.change(zhang, "mute", li)
    assert (await called(desk, group, zhang))["1002"] == "小李"
    await group.change(zhang, "remove", li)
    await group.change(zhang, "add", li)
    assert (await called(desk, group, zhang))["1002"] == ""


async def test_who_may_not_speak_is_not_renamed(
    desk: Desk, group: Group, zhang: Someone, li: Someone
) -> None:
    await group.found(zhang, [li])
    await group.change(zhang, "mute", li)
    assert (await group.refused(li, NicknameBody("我没做错"))).detail == {"reason": "muted"}
    await group.change(zhang, "remove", li)
    assert (await group.refused(li, NicknameBody("我没做错"))).code is ErrorCode.NOT_MEMBER
    assert (await group.refused(zhang, NicknameBody("甲" * (limits.NAME_LENGTH + 1)))).code is (
        ErrorCode.BAD_ENTRY
    )


@pytest.fixture
def no_refill(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give back nothing of what was used up, however slow the machine is."""
    monkeypatch.setattr(limits, "MEMBER_CHANGES_PER_SECOND", 1e-9)


@pytest.mark.usefixtures("no_refill")
async def test_nobody_changes_it_all_day(desk: Desk, group: Group, zhang: Someone, li: Someone) -> None:
    await group.found(zhang, [li])
    for count in range(limits.MEMBER_CHANGES // limits.NICKNAME_COUNTS):
        await group.say(li, NicknameBody(f"小李{count}"))
    refused = await group.refused(li, NicknameBody("老李"))
    assert (refused.code, refused.detail) == (
        ErrorCode.TOO_MANY_REQUESTS,
        {"limit": limits.MEMBER_CHANGES},
    )
    await group.say(zhang, NicknameBody("老张"))  # others go on
