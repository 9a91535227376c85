"""How fast one person may change who is in groups."""

import pytest

from server.log.pace import Pace
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import GroupBody, MemberBody

LIN, ZHAO = new_id(), new_id()
CROWD = GroupBody("", tuple(new_id() for _ in range(limits.MEMBERS - 1)))


def test_several_full_groups_are_founded_at_once_and_then_it_takes_time() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for _ in range(limits.MEMBER_CHANGES // limits.MEMBERS):
        pace.take(LIN, CROWD)
    with pytest.raises(Refusal) as refused:
        pace.take(LIN, MemberBody(ZHAO, "add"))
    assert refused.value.code is ErrorCode.TOO_MANY_REQUESTS
    pace.take(ZHAO, CROWD)  # somebody else's pace is their own
    now[0] += 2 / limits.MEMBER_CHANGES_PER_SECOND
    pace.take(LIN, MemberBody(ZHAO, "add"))


def test_what_is_refused_costs_nothing() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    for _ in range(limits.MEMBER_CHANGES // limits.MEMBERS):
        pace.take(LIN, CROWD)
    now[0] += 10 / limits.MEMBER_CHANGES_PER_SECOND
    for _ in range(3):
        with pytest.raises(Refusal):
            pace.take(LIN, CROWD)
    for _ in range(9):
        pace.take(LIN, MemberBody(ZHAO, "remove"))
