"""Tests of every rule that decides on a new entry, and the code each refuses with."""

from collections.abc import Callable

import pytest

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import (
    Attachment,
    Body,
    EditBody,
    MemberBody,
    MessageBody,
    NoticeBody,
    PinBody,
    ReactionBody,
    RecallBody,
    Style,
    encode_body,
    kind_of,
)
from shared.model.conversation import ConversationKind, ConversationState, Membership, Rank, Target
from shared.model.decide import Actor, Decision, decide
from shared.model.entry import Header
from shared.model.visibility import Interval
from tests.shared.model.building import CONVERSATION, LIN, WANG, ZHAO, header, member, name, state

NOW = 1_790_000_000_000
TARGET = name("target")
DEVICE = name("device")
DIRECT = state(member(LIN), member(ZHAO))
Find = Callable[[bytes], Target | None]


def group(*members: Membership) -> ConversationState:
    """Return a group of these members."""
    return state(*members, kind=ConversationKind.GROUP)


def found(
    author: bytes = LIN, seq: int = 5, kind: str = "message", age: float = 0.0, recalled: bool = False
) -> Find:
    """Return a look-up that knows the target alone; `age` is in seconds."""
    target = Target(seq, kind, author, NOW - int(age * 1000), recalled)
    return lambda entry: target if entry == TARGET else None


def nothing(entry: bytes) -> Target | None:
    """Know no entry."""
    return None


def ask(
    body: Body,
    conversation: ConversationState = DIRECT,
    find: Find = nothing,
    author: bytes = LIN,
    lamport: int = 11,
) -> Decision:
    """Decide on an entry that the author sends from their own device."""
    head = header(kind_of(body), name("new"), author, lamport)
    return decide(conversation, head, encode_body(body), Actor(author, DEVICE), NOW, find)


def refusal(
    body: Body,
    conversation: ConversationState = DIRECT,
    find: Find = nothing,
    author: bytes = LIN,
    lamport: int = 11,
) -> Refusal:
    """Return the refusal of an entry."""
    with pytest.raises(Refusal) as caught:
        ask(body, conversation, find, author, lamport)
    return caught.value


class TestAuthor:
    def test_a_member_may_write(self) -> None:
        body = MessageBody("hi")
        assert ask(body) == Decision(body, countable=True, target=None)

    @pytest.mark.parametrize(
        "actor", [Actor(ZHAO, DEVICE), Actor(LIN, name("other device")), Actor(WANG, name("x"))]
    )
    def test_nobody_writes_in_anothers_name(self, actor: Actor) -> None:
        with pytest.raises(Refusal) as caught:
            decide(
                DIRECT, header("message", name("new")), encode_body(MessageBody("hi")), actor, NOW, nothing
            )
        assert (caught.value.code, caught.value.detail) == (ErrorCode.BAD_ENTRY, {"part": "author"})

    def test_an_entry_belongs_to_the_conversation_it_names(self) -> None:
        head = Header(name("elsewhere"), name("new"), LIN, DEVICE, 1, 0, 1, "message", NOW)
        with pytest.raises(Refusal) as caught:
            decide(DIRECT, head, encode_body(MessageBody("hi")), Actor(LIN, DEVICE), NOW, nothing)
        assert caught.value.code is ErrorCode.BAD_ENTRY

    def test_a_stranger_is_no_member(self) -> None:
        assert refusal(MessageBody("hi"), author=WANG).code is ErrorCode.NOT_MEMBER

    @pytest.mark.parametrize("stay", [(), (Interval(1, 9),), (Interval(1, 4), Interval(6, 9))])
    def test_who_has_left_is_no_member(self, stay: tuple[Interval, ...]) -> None:
        left = state(member(LIN, visible=stay), member(ZHAO))
        assert refusal(MessageBody("hi"), left).code is ErrorCode.NOT_MEMBER

    def test_who_came_back_is_a_member(self) -> None:
        back = state(member(LIN, visible=(Interval(1, 4), Interval(9))), member(ZHAO))
        assert ask(MessageBody("hi"), back)

    def test_an_entry_may_run_ahead_a_bounded_way(self) -> None:
        bound = DIRECT.lamport + limits.LAMPORT_JUMP
        assert ask(MessageBody("hi"), lamport=bound)
        assert refusal(MessageBody("hi"), lamport=bound + 1).code is ErrorCode.CLOCK_AHEAD

    def test_an_entry_may_lag_behind(self) -> None:
        assert ask(MessageBody("hi"), lamport=1)

    def test_an_id_of_another_authors_entry_is_taken(self) -> None:
        def taken(entry: bytes) -> Target | None:
            return Target(3, "message", ZHAO, NOW, recalled=False) if entry == name("new") else None

        assert refusal(MessageBody("hi"), find=taken).code is ErrorCode.ID_CONFLICT
        assert ask(MessageBody("hi"), find=taken, author=ZHAO)


class TestText:
    @pytest.mark.parametrize("text", ["", " ", "\n\t ", "　", "\u2003"])
    def test_nothing_to_read_is_refused(self, text: str) -> None:
        assert refusal(MessageBody(text)).code is ErrorCode.TEXT_EMPTY
        assert refusal(EditBody(TARGET, text), find=found()).code is ErrorCode.TEXT_EMPTY

    @pytest.mark.parametrize("character", ["a", "邻", "👋"])
    def test_a_text_has_a_longest_length_in_characters(self, character: str) -> None:
        longest = character * limits.TEXT_LENGTH
        assert ask(MessageBody(longest))
        assert ask(EditBody(TARGET, longest), find=found())
        for body in (MessageBody(longest + "x"), EditBody(TARGET, longest + "x")):
            refused = refusal(body, find=found())
            assert (refused.code, refused.detail) == (ErrorCode.TEXT_TOO_LONG, {"limit": limits.TEXT_LENGTH})

    def test_a_notice_may_be_empty_but_not_endless(self) -> None:
        owned = group(member(LIN, Rank.OWNER))
        assert ask(NoticeBody(" "), owned)
        assert refusal(NoticeBody("x" * 20_001), owned).code is ErrorCode.TEXT_TOO_LONG


class TestAttachments:
    def test_a_file_may_come_without_a_word(self) -> None:
        assert ask(MessageBody("", attachments=(Attachment(bytes(32), "合影.jpg", 90_210),))).countable

    def test_its_words_are_not_endless_either(self) -> None:
        body = MessageBody("x" * 20_001, attachments=(Attachment(bytes(32), "a.txt", 1),))
        assert refusal(body).code is ErrorCode.TEXT_TOO_LONG

    @pytest.mark.parametrize(
        "name", ["../a", "a\\b", "/etc/passwd", "..", ".", "a\nb", "gpj.\u202eexe", "a\0"]
    )
    def test_a_name_that_misleads_is_refused(self, name: str) -> None:
        refused = refusal(MessageBody("x", attachments=(Attachment(bytes(32), name, 1),)))
        assert (refused.code, refused.detail) == (ErrorCode.BAD_ENTRY, {"part": "name"})

    def test_what_exceeds_a_limit_is_refused(self) -> None:
        fine = Attachment(bytes(32), "a", 1)
        for attachments in (
            (fine,) * (limits.ATTACHMENTS + 1),
            (Attachment(bytes(31), "a", 1),),
            (Attachment(bytes(32), "", 1),),
            (Attachment(bytes(32), "a", -1),),
            (Attachment(bytes(32), "a", limits.ATTACHMENT + 1),),
            (Attachment(bytes(32), "a", 1, width=limits.PICTURE_SIDE + 1),),
        ):
            assert refusal(MessageBody("x", attachments=attachments)).detail == {"part": "body"}

    def test_styles_have_a_limit(self) -> None:
        assert ask(MessageBody("x", styles=(Style(0, 1, bold=True),) * limits.STYLES))
        for styles in ((Style(0, 1),) * (limits.STYLES + 1), (Style(-1, 1),), (Style(0, 20_001),)):
            assert refusal(MessageBody("x", styles=styles)).detail == {"part": "body"}


class TestKinds:
    def test_a_kind_of_a_newer_version_is_refused(self) -> None:
        with pytest.raises(Refusal) as caught:
            decide(DIRECT, header("poll", name("new")), b"?", Actor(LIN, DEVICE), NOW, nothing)
        assert (caught.value.code, caught.value.detail) == (ErrorCode.UNKNOWN_KIND, {"kind": "poll"})

    def test_a_malformed_body_is_refused(self) -> None:
        with pytest.raises(Refusal) as caught:
            decide(DIRECT, header("message", name("new")), b"?", Actor(LIN, DEVICE), NOW, nothing)
        assert (caught.value.code, caught.value.detail) == (ErrorCode.BAD_ENTRY, {"part": "body"})

    def test_only_messages_count(self) -> None:
        assert ask(MessageBody("hi")).countable
        for body in (
            EditBody(TARGET, "x"),
            RecallBody(TARGET),
            ReactionBody(TARGET, "x", True),
            PinBody(TARGET, True),
        ):
            decision = ask(body, find=found())
            assert not decision.countable
            assert decision.target == found()(TARGET)

    @pytest.mark.parametrize("body", [MemberBody(WANG, "join"), NoticeBody("x")])
    def test_one_to_one_has_no_members_and_notices_to_change(self, body: Body) -> None:
        assert refusal(body).code is ErrorCode.NOT_ALLOWED

    @pytest.mark.parametrize("body", [MemberBody(WANG, "add"), NoticeBody("x")])
    @pytest.mark.parametrize(("rank", "may"), [(Rank.OWNER, True), (Rank.ADMIN, True), (Rank.MEMBER, False)])
    def test_a_group_is_governed_by_owner_and_admins(self, body: Body, rank: Rank, may: bool) -> None:
        ranked = group(member(LIN, rank), member(ZHAO))
        if may:
            assert not ask(body, ranked).countable
        else:
            assert refusal(body, ranked).code is ErrorCode.NOT_ALLOWED


class TestQuotes:
    def test_what_one_sees_may_be_quoted(self) -> None:
        assert ask(MessageBody("hi", quote=TARGET), find=found(ZHAO))

    def test_what_is_missing_or_out_of_sight_may_not(self) -> None:
        quoting = MessageBody("hi", quote=TARGET)
        assert refusal(quoting).code is ErrorCode.TARGET_MISSING
        late = state(member(LIN, visible=(Interval(6),)), member(ZHAO))
        assert refusal(quoting, late, found(ZHAO, seq=5)).code is ErrorCode.TARGET_MISSING
        assert ask(quoting, late, found(ZHAO, seq=6))


AMENDING: list[Body] = [
    EditBody(TARGET, "new"),
    RecallBody(TARGET),
    ReactionBody(TARGET, "👍", True),
    PinBody(TARGET, True),
]


class TestTargets:
    @pytest.mark.parametrize("body", AMENDING)
    def test_a_target_must_be_there_and_in_sight(self, body: Body) -> None:
        assert refusal(body).code is ErrorCode.TARGET_MISSING
        late = state(member(LIN, visible=(Interval(6),)), member(ZHAO))
        assert refusal(body, late, found(seq=5)).code is ErrorCode.TARGET_MISSING

    @pytest.mark.parametrize("body", AMENDING)
    @pytest.mark.parametrize("kind", ["edit", "recall", "member", "notice", "poll"])
    def test_only_messages_are_amended(self, body: Body, kind: str) -> None:
        refused = refusal(body, find=found(kind=kind))
        assert (refused.code, refused.detail) == (ErrorCode.NOT_ALLOWED, {"reason": "kind"})

    @pytest.mark.parametrize("body", AMENDING)
    def test_a_recalled_message_stays_as_it_is(self, body: Body) -> None:
        refused = refusal(body, find=found(recalled=True))
        assert (refused.code, refused.detail) == (ErrorCode.NOT_ALLOWED, {"reason": "recalled"})


class TestEdits:
    def test_only_ones_own_words(self) -> None:
        assert ask(EditBody(TARGET, "x"), find=found(LIN))
        assert refusal(EditBody(TARGET, "x"), find=found(ZHAO)).detail == {"reason": "author"}

    def test_not_even_the_owner_edits_anothers(self) -> None:
        owned = group(member(LIN, Rank.OWNER), member(ZHAO))
        assert refusal(EditBody(TARGET, "x"), owned, found(ZHAO)).detail == {"reason": "author"}

    def test_at_any_time(self) -> None:
        assert ask(EditBody(TARGET, "x"), find=found(age=1e6))


class TestRecalls:
    def test_within_the_window(self) -> None:
        assert ask(RecallBody(TARGET), find=found(age=limits.RECALL_WINDOW))
        late = refusal(RecallBody(TARGET), find=found(age=limits.RECALL_WINDOW + 0.001))
        assert (late.code, late.detail) == (ErrorCode.TOO_LATE, {"minutes": 2, "seconds": 120})

    def test_only_ones_own(self) -> None:
        assert refusal(RecallBody(TARGET), find=found(ZHAO)).detail == {"reason": "author"}

    def test_the_window_is_the_servers_clock_not_the_authors(self) -> None:
        old = found(age=3600)
        assert refusal(RecallBody(TARGET), find=old).code is ErrorCode.TOO_LATE

    @pytest.mark.parametrize("author", [LIN, ZHAO])
    @pytest.mark.parametrize("rank", [Rank.OWNER, Rank.ADMIN])
    def test_who_governs_recalls_anything_at_any_time(self, author: bytes, rank: Rank) -> None:
        ranked = group(member(LIN, rank), member(ZHAO))
        assert ask(RecallBody(TARGET), ranked, found(author, age=1e6))

    def test_an_ordinary_member_is_held_to_both_rules(self) -> None:
        plain = group(member(LIN), member(ZHAO, Rank.OWNER))
        assert refusal(RecallBody(TARGET), plain, found(ZHAO)).detail == {"reason": "author"}
        assert refusal(RecallBody(TARGET), plain, found(age=121)).code is ErrorCode.TOO_LATE


class TestPinsAndReactions:
    def test_one_to_one_both_pin(self) -> None:
        assert ask(PinBody(TARGET, True), find=found(ZHAO))

    @pytest.mark.parametrize(("rank", "may"), [(Rank.OWNER, True), (Rank.ADMIN, True), (Rank.MEMBER, False)])
    def test_in_a_group_who_governs_pins(self, rank: Rank, may: bool) -> None:
        ranked = group(member(LIN, rank), member(ZHAO))
        if may:
            assert ask(PinBody(TARGET, False), ranked, found(ZHAO))
        else:
            assert refusal(PinBody(TARGET, False), ranked, found(LIN)).detail == {"reason": "rank"}

    def test_everyone_reacts_to_everything(self) -> None:
        assert ask(ReactionBody(TARGET, "👍", True), group(member(LIN), member(ZHAO)), found(ZHAO))


class TestMuted:
    @pytest.mark.parametrize(
        "body", [MessageBody("x"), EditBody(TARGET, "x"), ReactionBody(TARGET, "👍", True)]
    )
    def test_who_is_muted_says_nothing(self, body: Body) -> None:
        muted = group(member(LIN, muted=True), member(ZHAO))
        refused = refusal(body, muted, found())
        assert (refused.code, refused.detail) == (ErrorCode.NOT_ALLOWED, {"reason": "muted"})

    def test_who_is_muted_may_take_back(self) -> None:
        assert ask(RecallBody(TARGET), group(member(LIN, muted=True)), found())


def test_the_look_up_is_asked_for_entries_of_this_conversation_only() -> None:
    asked: list[bytes] = []

    def noting(entry: bytes) -> Target | None:
        asked.append(entry)
        return found()(entry)

    ask(RecallBody(TARGET), find=noting)
    assert asked == [name("new"), TARGET]
    assert DIRECT.id == CONVERSATION
