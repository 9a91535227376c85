"""Founding a group: by whom, under which id, and what it may be called."""

import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION, department_conversation, direct_conversation, new_id, staff_conversation
from shared.model.bodies import GroupBody, RulesBody
from shared.model.conversation import ConversationKind, ConversationState, Membership, Rank
from shared.model.governing import check_founding, check_rules
from shared.model.rights import EMPLOYEE_POWERS, EVERY_POWER, Powers, Right
from shared.model.visibility import EVERYTHING

LIN, ZHAO = new_id(), new_id()
NOW = 1_790_000_000_000
LONGEST = limits.END_LONGEST * 1000


def drafted(conversation: bytes, kind: ConversationKind = ConversationKind.GROUP) -> ConversationState:
    """A group that its first entry would found."""
    return ConversationState(conversation, kind, {LIN: Membership(LIN, EVERYTHING, Rank.OWNER)}, 0, 0)


def refusal(state: ConversationState, body: GroupBody, powers: Powers = EMPLOYEE_POWERS) -> Refusal:
    """Return why it may not be founded."""
    with pytest.raises(Refusal) as caught:
        check_founding(state, body, LIN, powers, NOW)
    return caught.value


def test_an_employee_founds_a_group_that_needs_no_name() -> None:
    check_founding(drafted(new_id()), GroupBody("", (ZHAO,)), LIN, EMPLOYEE_POWERS, NOW)


@pytest.mark.parametrize(
    "taken",
    [direct_conversation(LIN, ZHAO), department_conversation(ZHAO), staff_conversation(b"o" * 20)],
    ids=["direct", "department", "staff"],
)
def test_nobody_founds_a_group_where_another_conversation_belongs(taken: bytes) -> None:
    refused = refusal(drafted(taken), GroupBody("", (ZHAO,)), EVERY_POWER)
    assert refused.code is ErrorCode.BAD_ENTRY


def test_one_to_one_nothing_is_founded() -> None:
    state = drafted(direct_conversation(LIN, ZHAO), ConversationKind.DIRECT)
    assert refusal(state, GroupBody("", (ZHAO,))).detail == {"reason": "founded"}


def test_a_room_needs_its_right_and_a_name() -> None:
    state = drafted(new_id(), ConversationKind.ROOM)
    without = Powers({Right.CREATE_GROUP: ()})
    assert refusal(state, GroupBody("羽毛球", group="room"), without).detail == {"right": "group.create_room"}
    assert refusal(state, GroupBody(" ", group="room")).code is ErrorCode.BAD_ENTRY


@pytest.mark.parametrize("kind", ["department", "staff"])
def test_only_the_organisation_founds_what_follows_its_tree(kind: str) -> None:
    assert refusal(drafted(new_id()), GroupBody("", group=kind)).detail == {"reason": "kind"}
    tree = drafted(department_conversation(ZHAO), ConversationKind(kind))
    check_founding(tree, GroupBody("研发部", group=kind), ORGANISATION, EVERY_POWER, NOW)


@pytest.mark.parametrize(
    "body", [GroupBody("", group="direct"), GroupBody("", group="?"), GroupBody("", joining="?")]
)
def test_words_that_mean_nothing_are_refused(body: GroupBody) -> None:
    assert refusal(drafted(new_id()), body).code is ErrorCode.BAD_ENTRY


@pytest.mark.parametrize("group", ["group", "room"])
def test_a_group_may_end_but_not_beyond_all_days(group: str) -> None:
    state = drafted(new_id(), ConversationKind(group))
    for ends in (0, NOW + 1, NOW + LONGEST):
        check_founding(state, GroupBody("羽毛球", group=group, ends=ends), LIN, EMPLOYEE_POWERS, NOW)
    refused = refusal(state, GroupBody("羽毛球", group=group, ends=NOW + LONGEST + 1))
    assert (refused.code, refused.detail) == (ErrorCode.BAD_ENTRY, {"part": "ends"})


def test_only_the_organisation_renames_what_follows_its_tree() -> None:
    state = drafted(department_conversation(ZHAO), ConversationKind.DEPARTMENT)
    check_rules(state, RulesBody("研发一部"), Membership(ORGANISATION, EVERYTHING, Rank.OWNER), NOW)
    with pytest.raises(Refusal) as caught:
        check_rules(state, RulesBody("我的部门"), Membership(LIN, EVERYTHING, Rank.ADMIN), NOW)
    assert caught.value.detail == {"reason": "follows"}
