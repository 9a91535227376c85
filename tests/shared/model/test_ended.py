"""A group whose end has come: what it takes no more, and what it still does."""

import pytest

from shared.errors import Refusal
from shared.ids import ORGANISATION, new_id
from shared.model.bodies import (
    Body,
    EditBody,
    MemberBody,
    MessageBody,
    NicknameBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    RulesBody,
    encode_body,
    kind_of,
)
from shared.model.conversation import ConversationKind, ConversationState, Joining, Rank, Rules, Target
from shared.model.decide import Actor, decide
from shared.model.rights import EVERY_POWER
from tests.shared.model import building
from tests.shared.model.building import CONVERSATION, LIN, WANG, ZHAO, member, name

NOW = 1_790_000_000_000
ENDED = Rules("羽毛球", joining=Joining.OPEN, ends=NOW)
SAID = name("said")
OUTSIDER = name("outsider")


def refused(body: Body, author: bytes = LIN, *, now: int = NOW, rules: Rules = ENDED) -> str | None:
    """Return the reason or code of the refusal, None when the room takes it. LIN owns it."""
    members = {LIN: member(LIN, Rank.OWNER), ZHAO: member(ZHAO), WANG: member(WANG)}
    state = ConversationState(CONVERSATION, ConversationKind.ROOM, members, 10, 10, rules)
    header = building.header(kind_of(body), new_id(), author)
    actor = Actor(author, header.device)

    def find_target(entry: bytes) -> Target | None:
        return Target(3, "message", author, NOW - 1, recalled=False) if entry == SAID else None

    try:
        decide(state, header, encode_body(body), actor, now, find_target, EVERY_POWER)
    except Refusal as refusal:
        return str(refusal.detail.get("reason", refusal.code.value))
    return None


@pytest.mark.parametrize("author", [LIN, ZHAO], ids=["owner", "member"])
@pytest.mark.parametrize(
    "body",
    [
        MessageBody("还在吗"),
        EditBody(SAID, "改一下"),
        ReactionBody(SAID, "👍", True),
        PinBody(SAID, True),
        NoticeBody("最后的公告"),
        NicknameBody("球王"),
        RulesBody(name="新名"),
        RulesBody(mute_all=False),
        MemberBody(OUTSIDER, "add"),
        MemberBody(WANG, "mute"),
        MemberBody(WANG, "admin"),
    ],
    ids=lambda body: getattr(body, "change", type(body).__name__),
)
def test_nobody_writes_in_it_any_more(body: Body, author: bytes) -> None:
    assert refused(body, author) == "ended"
    assert refused(body, author, now=NOW - 1) != "ended"


def test_what_was_said_can_still_be_taken_back() -> None:
    assert refused(RecallBody(SAID)) is None


@pytest.mark.parametrize("body", [MemberBody(ZHAO, "leave"), RecallBody(SAID)], ids=["leave", "recall"])
def test_a_member_may_go(body: Body) -> None:
    assert refused(body, ZHAO) is None


@pytest.mark.parametrize(
    "body", [RulesBody(ends=0), RulesBody(ends=NOW + 5_000), RulesBody(disbanded=True)], ids=str
)
def test_only_the_owner_opens_it_again_or_disbands_it(body: Body) -> None:
    assert refused(body) is None
    assert refused(body, ZHAO) == "rank"


def test_an_outsider_does_not_come_in_and_learns_nothing_by_writing() -> None:
    assert refused(MemberBody(OUTSIDER, "join"), OUTSIDER) == "ended"
    assert refused(MemberBody(OUTSIDER, "join"), OUTSIDER, now=NOW - 1) is None
    assert refused(MessageBody("有人吗"), OUTSIDER) == "not_member"


def test_the_organisation_still_tells_of_it() -> None:
    header = building.header("rules", new_id(), ORGANISATION)
    state = ConversationState(CONVERSATION, ConversationKind.ROOM, {}, 10, 10, ENDED)
    actor = Actor(ORGANISATION, header.device)
    body = encode_body(RulesBody(ends=NOW))
    assert decide(state, header, body, actor, NOW, lambda _: None, EVERY_POWER).body == RulesBody(ends=NOW)


@pytest.mark.parametrize(
    ("called", "why"),
    [("球王", None), ("", None), (" ", "bad_entry"), ("甲\n乙", "bad_entry"), ("\u202e李", "bad_entry")],
)
def test_an_own_name_is_one_that_people_can_read(called: str, why: str | None) -> None:
    assert refused(NicknameBody(called), ZHAO, rules=Rules()) == why


def test_an_own_name_is_a_members_who_may_speak() -> None:
    assert refused(NicknameBody("客人"), OUTSIDER, rules=Rules()) == "not_member"
    assert refused(NicknameBody("球王"), ZHAO, rules=Rules(mute_all=True)) == "muted_all"
    assert refused(NicknameBody("球王"), LIN, rules=Rules(mute_all=True)) is None
