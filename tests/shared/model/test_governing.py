"""Who governs a group, and how: every change by every rank in every kind of group."""

import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import ORGANISATION
from shared.model.bodies import MemberBody, RulesBody
from shared.model.conversation import ConversationKind, ConversationState, Joining, Membership, Rank, Rules
from shared.model.governing import check_members, check_rules
from shared.model.rights import EMPLOYEE_POWERS, Powers
from shared.model.visibility import EVERYTHING, Interval
from tests.shared.model.building import CONVERSATION, name

OWNER, ADMIN, OTHER, LOW, MEMBER, LEFT, STRANGER = map(
    name, ("owner", "admin", "other admin", "low", "member", "left", "stranger")
)
RANKS = {OWNER: Rank.OWNER, ADMIN: Rank.ADMIN, OTHER: Rank.ADMIN, LOW: Rank.MEMBER, MEMBER: Rank.MEMBER}
GROUP, ROOM = ConversationKind.GROUP, ConversationKind.ROOM
DEPARTMENT, STAFF = ConversationKind.DEPARTMENT, ConversationKind.STAFF
GONE = Membership(LEFT, (Interval(1, 5),))
NOW = 1_790_000_000_000


def group(kind: ConversationKind = GROUP, rules: Rules = Rules()) -> ConversationState:  # noqa: B008 - immutable
    members = {one: Membership(one, EVERYTHING, rank) for one, rank in RANKS.items()}
    return ConversationState(CONVERSATION, kind, {**members, LEFT: GONE}, 10, 10, rules)


def changes(
    state: ConversationState, author: bytes, body: MemberBody, powers: Powers = EMPLOYEE_POWERS
) -> tuple[str, str] | None:
    """Return (code, reason) of the refusal, None when the change may be made."""
    member = state.members.get(author)
    try:
        inside = member if member is not None and member.current else None
        check_members(state, body, author, inside, powers)
    except Refusal as refusal:
        return refusal.code.value, str(refusal.detail.get("reason", ""))
    return None


def rules(state: ConversationState, author: bytes, body: RulesBody) -> tuple[str, str] | None:
    member = state.members.get(author) or Membership(ORGANISATION, EVERYTHING, Rank.OWNER)
    try:
        check_rules(state, body, member, NOW)
    except Refusal as refusal:
        return refusal.code.value, str(refusal.detail.get("reason", ""))
    return None


RANK = ("not_allowed", "rank")
AUTHOR = ("not_allowed", "author")
FOLLOWS = ("not_allowed", "follows")
OUTSIDER = ("not_member", "")
UNKNOWN = ("not_found", "")


@pytest.mark.parametrize("change", ["remove", "mute", "unmute"])
@pytest.mark.parametrize(
    ("author", "person", "refused"),
    [
        (OWNER, ADMIN, None),
        (OWNER, LOW, None),
        (OWNER, OWNER, RANK),
        (ADMIN, LOW, None),
        (ADMIN, OTHER, RANK),
        (ADMIN, OWNER, RANK),
        (ADMIN, ADMIN, RANK),
        (MEMBER, LOW, RANK),
        (MEMBER, MEMBER, RANK),
        (OWNER, STRANGER, UNKNOWN),
        (OWNER, LEFT, UNKNOWN),
        (LEFT, LOW, OUTSIDER),
        (STRANGER, LOW, OUTSIDER),
    ],
)
def test_one_acts_only_on_those_below(
    change: str, author: bytes, person: bytes, refused: tuple[str, str] | None
) -> None:
    assert changes(group(), author, MemberBody(person, change)) == refused


def test_one_above_among_many_stops_all() -> None:
    assert changes(group(), ADMIN, MemberBody(LOW, "remove", (MEMBER,))) is None
    assert changes(group(), ADMIN, MemberBody(LOW, "remove", (OTHER,))) == RANK
    assert changes(group(), ADMIN, MemberBody(LOW, "remove", (LOW,))) == ("bad_entry", "")


@pytest.mark.parametrize("change", ["admin", "member", "owner"])
@pytest.mark.parametrize(
    ("author", "person", "refused"),
    [
        (OWNER, LOW, None),
        (OWNER, ADMIN, None),
        (OWNER, OWNER, AUTHOR),
        (ADMIN, LOW, RANK),
        (MEMBER, LOW, RANK),
        (OWNER, LEFT, UNKNOWN),
        (OWNER, STRANGER, UNKNOWN),
    ],
)
def test_ranks_are_the_owners_to_give(
    change: str, author: bytes, person: bytes, refused: tuple[str, str] | None
) -> None:
    assert changes(group(), author, MemberBody(person, change)) == refused


def test_a_group_has_one_owner() -> None:
    assert changes(group(), OWNER, MemberBody(LOW, "owner", (MEMBER,))) == AUTHOR
    assert changes(group(), ORGANISATION, MemberBody(LOW, "owner", (MEMBER,))) == AUTHOR


@pytest.mark.parametrize("joining", list(Joining))
@pytest.mark.parametrize("kind", [GROUP, ROOM])
@pytest.mark.parametrize("author", [OWNER, ADMIN, MEMBER])
def test_who_may_add(joining: Joining, kind: ConversationKind, author: bytes) -> None:
    freely = kind is GROUP and joining is Joining.OPEN
    refused = None if author != MEMBER or freely else RANK
    state = group(kind, Rules(joining=joining))
    assert changes(state, author, MemberBody(STRANGER, "add")) == refused
    assert changes(state, OWNER, MemberBody(LEFT, "add", (STRANGER,))) is None
    assert changes(state, OWNER, MemberBody(LOW, "add")) == ("not_allowed", "member")


def test_a_group_that_is_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 6)
    assert changes(group(), OWNER, MemberBody(STRANGER, "add")) is None
    assert changes(group(), OWNER, MemberBody(STRANGER, "add", (LEFT,))) == ("group_full", "")
    room = group(ROOM, Rules(joining=Joining.OPEN))
    monkeypatch.setattr(limits, "MEMBERS", 5)
    assert changes(room, STRANGER, MemberBody(STRANGER, "join")) == ("group_full", "")
    # What follows the tree is as large as the tree.
    assert changes(group(DEPARTMENT), ORGANISATION, MemberBody(STRANGER, "add", (LEFT,))) is None


@pytest.mark.parametrize(
    ("kind", "rules_", "author", "refused"),
    [
        (ROOM, Rules(joining=Joining.OPEN), STRANGER, None),
        (ROOM, Rules(joining=Joining.OPEN), LEFT, None),
        (ROOM, Rules(joining=Joining.OPEN), LOW, ("not_allowed", "member")),
        (ROOM, Rules(joining=Joining.APPROVAL), STRANGER, ("not_allowed", "joining")),
        (ROOM, Rules(joining=Joining.CLOSED), STRANGER, ("not_allowed", "joining")),
        (ROOM, Rules(joining=Joining.OPEN, disbanded=True), STRANGER, ("not_allowed", "disbanded")),
        (GROUP, Rules(joining=Joining.OPEN), STRANGER, OUTSIDER),
        (DEPARTMENT, Rules(joining=Joining.OPEN), STRANGER, OUTSIDER),
    ],
)
def test_joining(
    kind: ConversationKind, rules_: Rules, author: bytes, refused: tuple[str, str] | None
) -> None:
    assert changes(group(kind, rules_), author, MemberBody(author, "join")) == refused


def test_leaving() -> None:
    assert changes(group(), LOW, MemberBody(LOW, "leave")) is None
    assert changes(group(), LOW, MemberBody(MEMBER, "leave")) == AUTHOR
    assert changes(group(), LOW, MemberBody(LOW, "leave", (MEMBER,))) == AUTHOR
    assert changes(group(), OWNER, MemberBody(OWNER, "leave")) == ("not_allowed", "owner")
    alone = ConversationState(CONVERSATION, GROUP, {OWNER: group().members[OWNER], LEFT: GONE}, 10, 10)
    assert changes(alone, OWNER, MemberBody(OWNER, "leave")) is None


@pytest.mark.parametrize("kind", [DEPARTMENT, STAFF])
@pytest.mark.parametrize("change", ["add", "remove", "leave", "admin", "member", "owner"])
def test_members_of_what_follows_the_tree_are_the_organisations(kind: ConversationKind, change: str) -> None:
    person = STRANGER if change == "add" else LOW
    assert changes(group(kind), OWNER, MemberBody(person, change)) == FOLLOWS
    asked = "remove" if change == "leave" else change
    assert changes(group(kind), ORGANISATION, MemberBody(person, asked)) is None
    assert changes(group(kind), ADMIN, MemberBody(LOW, "mute")) is None


@pytest.mark.parametrize("change", ["join", "leave", "dance", ""])
def test_the_organisation_makes_no_nonsense(change: str) -> None:
    assert changes(group(), ORGANISATION, MemberBody(LOW, change)) == ("bad_entry", "")


@pytest.mark.parametrize("change", ["add", "leave", "mute", "admin", "dance"])
def test_one_to_one_nothing_is_governed(change: str) -> None:
    members = {one: Membership(one, EVERYTHING) for one in (LOW, MEMBER)}
    direct = ConversationState(CONVERSATION, ConversationKind.DIRECT, members, 10, 10)
    assert changes(direct, LOW, MemberBody(MEMBER, change)) in (FOLLOWS, RANK)


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (RulesBody(name="新名"), (OWNER, ADMIN)),
        (RulesBody(about=""), (OWNER, ADMIN)),
        (RulesBody(joining="open"), (OWNER, ADMIN)),
        (RulesBody(mute_all=True), (OWNER, ADMIN)),
        (RulesBody(from_start=True), (OWNER,)),
        (RulesBody(disbanded=True), (OWNER,)),
        (RulesBody(ends=NOW + 1), (OWNER,)),
        (RulesBody(ends=0), (OWNER,)),
        (RulesBody(name="新名", from_start=False), (OWNER,)),
    ],
)
def test_rules_are_set_by_rank(body: RulesBody, who: tuple[bytes, ...]) -> None:
    for author in (OWNER, ADMIN, LOW):
        assert rules(group(), author, body) == (None if author in who else RANK)


@pytest.mark.parametrize(
    "body",
    [
        *(RulesBody(name=" "), RulesBody(name="甲\n乙"), RulesBody(name="\u202e"), RulesBody(joining="all")),
        RulesBody(ends=NOW + limits.END_LONGEST * 1000 + 1),
    ],
)
def test_rules_that_make_no_sense(body: RulesBody) -> None:
    assert rules(group(), OWNER, body) == (ErrorCode.BAD_ENTRY.value, "")


@pytest.mark.parametrize("kind", [DEPARTMENT, STAFF])
def test_of_what_follows_the_tree_members_are_muted_and_nothing_else(kind: ConversationKind) -> None:
    assert rules(group(kind), ADMIN, RulesBody(mute_all=True)) is None
    for body in (
        RulesBody(name="x"),
        RulesBody(joining="open"),
        RulesBody(disbanded=True),
        RulesBody(ends=NOW),
    ):
        assert rules(group(kind), ADMIN, body) == FOLLOWS
        assert rules(group(kind), ORGANISATION, body) is None


def test_who_has_no_right_to_rooms_joins_none_however_open() -> None:
    room = group(ConversationKind.ROOM, Rules(joining=Joining.OPEN))
    newcomer = b"n" * 16
    assert changes(room, newcomer, MemberBody(newcomer, "join")) is None
    refused = changes(room, newcomer, MemberBody(newcomer, "join"), Powers({}))
    assert refused == (ErrorCode.NOT_ALLOWED.value, "")
