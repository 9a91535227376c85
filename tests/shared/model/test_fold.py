"""Tests of the fold: what stands, and that it depends on the set of entries alone."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    decode_body,
)
from shared.model.entry import Entry, Mark, decode_header, encode_header
from shared.model.fold import Amendments, Fold, Standing
from tests.shared.model.building import LIN, SIGNATURE, WANG, ZHAO, entry, header, name

M = name("m")
HELLO = entry(MessageBody("hello"), "m")


def fold(*entries: Entry) -> Fold:
    """Return a fold of these entries."""
    folded = Fold()
    for one in entries:
        folded.apply(one)
    return folded


def stand(*entries: Entry) -> Standing:
    """Return how the message M stands after these entries and itself."""
    standing = fold(HELLO, *entries).standing(M)
    assert standing is not None
    return standing


def test_a_message_stands_as_it_was_written() -> None:
    one = stand()
    assert (one.id, one.seq, one.author, one.kind, one.text) == (M, 1, LIN, "message", "hello")
    assert (one.known, one.edited, one.recalled, one.pinned, one.reactions) == (True, False, False, False, ())


def test_what_is_not_held_does_not_stand() -> None:
    assert Fold().standing(M) is None
    assert fold(entry(EditBody(M, "x"), "e")).standing(M) is None


def test_the_edit_of_highest_lamport_wins_then_of_highest_id() -> None:
    low = entry(EditBody(M, "low"), "z", lamport=2)
    high = entry(EditBody(M, "high"), "a", lamport=3)
    twin = entry(EditBody(M, "twin"), "b", lamport=3)
    assert stand(high, low).text == "high"
    assert stand(low, high, twin).text == stand(twin, high, low).text == "twin"
    assert stand(low).edited


def test_an_edit_brings_its_own_styles_and_leaves_what_is_attached() -> None:
    attached = (Attachment(bytes(32), "a.txt", 1),)
    written = entry(MessageBody("hello", styles=(Style(0, 5, bold=True),), attachments=attached), "m")
    one = fold(written).standing(M)
    assert one is not None
    assert (one.styles, one.attachments) == ((Style(0, 5, bold=True),), attached)
    edit = entry(EditBody(M, "goodbye", (Style(0, 4, italic=True),)), "e", lamport=2)
    edited = fold(written, edit).standing(M)
    assert edited is not None
    assert (edited.text, edited.styles) == ("goodbye", (Style(0, 4, italic=True),))
    assert edited.attachments == attached
    gone = fold(written, edit, entry(RecallBody(M), "r", lamport=3)).standing(M)
    assert gone is not None
    assert (gone.text, gone.styles, gone.attachments) == ("", (), ())


def test_only_the_authors_edits_count() -> None:
    assert stand(entry(EditBody(M, "mine now"), "e", author=ZHAO, lamport=9)).text == "hello"


def test_an_edit_may_come_before_its_message() -> None:
    one = fold(entry(EditBody(M, "later"), "e", lamport=2), HELLO).standing(M)
    assert one is not None
    assert one.text == "later"


def test_recall_is_final_and_leaves_nothing() -> None:
    one = stand(
        entry(RecallBody(M), "r", lamport=2),
        entry(EditBody(M, "back"), "e", lamport=9),
        entry(PinBody(M, True), "p", lamport=9),
        entry(ReactionBody(M, "👍", True), "x", lamport=9),
    )
    assert one.recalled
    assert (one.text, one.body, one.edited, one.pinned, one.reactions) == ("", None, False, False, ())
    assert one.known


def test_anothers_recall_holds_only_once_a_server_let_it_pass() -> None:
    theirs = entry(RecallBody(M), "r", author=ZHAO, seq=0)
    placed = entry(RecallBody(M), "r", author=ZHAO, seq=7)
    assert not stand(theirs).recalled
    assert stand(placed).recalled
    assert stand(placed, theirs).recalled
    assert stand(theirs, placed).recalled


def test_the_authors_own_recall_holds_without_a_server() -> None:
    assert stand(entry(RecallBody(M), "r", seq=0)).recalled


def test_reactions_are_listed_by_emoji_and_person() -> None:
    one = stand(
        entry(ReactionBody(M, "👍", True), "1", author=ZHAO),
        entry(ReactionBody(M, "👍", True), "2", author=LIN),
        entry(ReactionBody(M, "☕", True), "3", author=WANG),
        entry(ReactionBody(M, "🎉", True), "4", author=WANG, lamport=1),
        entry(ReactionBody(M, "🎉", False), "5", author=WANG, lamport=2),
    )
    assert one.reactions == (("☕", (WANG,)), ("👍", (LIN, ZHAO)))


def test_the_newest_word_on_a_pin_counts() -> None:
    on, off = entry(PinBody(M, True), "1", lamport=5), entry(PinBody(M, False), "2", author=ZHAO, lamport=6)
    assert stand(on).pinned
    assert not stand(off, on).pinned


def test_a_withheld_body_stands_as_recalled() -> None:
    withheld = Entry(1, 1, 0, Mark.WITHHELD, HELLO.header, b"", SIGNATURE, b"")
    one = fold(withheld).standing(M)
    assert one == stand(entry(RecallBody(M), "r"))
    assert fold(HELLO, withheld).standing(M) == fold(withheld, HELLO).standing(M) == one


def test_a_withheld_amendment_amends_nothing() -> None:
    edit = entry(EditBody(M, "x"), "e", lamport=2)
    withheld = Entry(2, 1, 0, Mark.WITHHELD, edit.header, b"", SIGNATURE, b"")
    assert Fold().apply(withheld) is None
    assert stand(withheld) == stand()


def test_an_entry_takes_the_place_it_is_given() -> None:
    pending, placed = entry(MessageBody("hello"), "m", seq=0), entry(MessageBody("hello"), "m", seq=9)
    for order in ((pending, placed), (placed, pending)):
        one = fold(*order).standing(M)
        assert one is not None
        assert one.seq == 9


def test_entries_without_a_place_stand_last() -> None:
    folded = fold(
        entry(MessageBody("c"), "c", seq=0, lamport=2),
        entry(MessageBody("b"), "b", seq=0, lamport=1),
        entry(MessageBody("a"), "a", seq=2, lamport=9),
        entry(MessageBody("first"), "f", seq=1, lamport=8),
    )
    assert [one.text for one in folded.all_standing()] == ["first", "a", "b", "c"]


def test_notices_and_member_changes_stand_too() -> None:
    folded = fold(entry(NoticeBody("周五"), "n", seq=1), entry(MemberBody(WANG, "join"), "j", seq=2))
    assert [(one.kind, one.text) for one in folded.all_standing()] == [("notice", "周五"), ("member", "")]


def test_a_kind_of_a_newer_version_is_kept_and_marked() -> None:
    head = encode_header(header("poll", name("p")))
    one = fold(Entry(1, 0, 0, 0, head, b"anything", SIGNATURE, b"")).standing(name("p"))
    assert one is not None
    assert (one.known, one.kind, one.body, one.recalled) == (False, "poll", None, False)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"", b""),
        (b"\x90", b"\x90"),
        (HELLO.header, b""),
        (HELLO.header, b"\x91\x05"),
        (HELLO.header, b"\xc1"),
    ],
)
def test_what_is_malformed_changes_nothing(head: bytes, body: bytes) -> None:
    folded = Fold()
    assert folded.apply(Entry(1, 0, 0, 0, head, body, SIGNATURE, b"")) is None
    assert len(folded) == 0
    assert folded.all_standing() == []


def test_applying_tells_what_may_have_changed() -> None:
    folded = Fold()
    assert folded.apply(HELLO) == M
    assert folded.apply(entry(PinBody(M, True), "p")) == M
    assert M in folded
    assert name("p") not in folded


def test_forgetting_drops_the_entry_and_its_amendments() -> None:
    folded = fold(HELLO, entry(EditBody(M, "x"), "e"))
    folded.forget(M)
    assert folded.standing(M) is None
    folded.apply(HELLO)
    one = folded.standing(M)
    assert one is not None
    assert one.text == "hello"


class TestInEffect:
    def effect(self, *entries: Entry) -> set[bytes]:
        """Return the ids of the amendments in effect on M among these entries."""
        amendments = Amendments()
        for one in entries:
            head = decode_header(one.header)
            amendments.add(head, decode_body(head.kind, one.body), placed=one.seq > 0)
        return amendments.in_effect(LIN)

    def test_the_winning_edit_the_last_pin_and_each_persons_last_reaction(self) -> None:
        assert self.effect(
            entry(EditBody(M, "1"), "e1", lamport=1),
            entry(EditBody(M, "2"), "e2", lamport=2),
            entry(EditBody(M, "theirs"), "e3", author=ZHAO, lamport=3),
            entry(PinBody(M, True), "p1", lamport=1),
            entry(PinBody(M, False), "p2", lamport=2),
            entry(ReactionBody(M, "👍", True), "r1", lamport=1),
            entry(ReactionBody(M, "👍", False), "r2", lamport=2),
            entry(ReactionBody(M, "👍", True), "r3", author=ZHAO, lamport=1),
        ) == {name("e2"), name("p2"), name("r2"), name("r3")}

    def test_after_a_recall_the_recall_alone(self) -> None:
        assert self.effect(
            entry(EditBody(M, "1"), "e1", lamport=1),
            entry(RecallBody(M), "r1", lamport=1),
            entry(PinBody(M, True), "p1", lamport=2),
        ) == {name("r1")}

    def test_anothers_recall_is_in_effect_once_placed(self) -> None:
        edit = entry(EditBody(M, "1"), "e1", lamport=1)
        assert self.effect(edit, entry(RecallBody(M), "r1", author=ZHAO, seq=0)) == {name("e1")}
        assert self.effect(edit, entry(RecallBody(M), "r1", author=ZHAO, seq=3)) == {name("r1")}


ids = st.sampled_from(["m", "n", "o"])
people = st.sampled_from([LIN, ZHAO, WANG])
targets = ids.map(name)
texts = st.sampled_from(["one", "two", "three"])
bodies: st.SearchStrategy[Body] = st.one_of(
    st.builds(EditBody, targets, texts),
    st.builds(RecallBody, targets),
    st.builds(ReactionBody, targets, st.sampled_from(["👍", "☕"]), st.booleans()),
    st.builds(PinBody, targets, st.booleans()),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Draw messages with amendments by three people; some entries also without their place."""
    entries = [
        entry(MessageBody(one), one, author=draw(people), seq=place) for place, one in enumerate("mno", 1)
    ]
    for place, body in enumerate(draw(st.lists(bodies, max_size=12)), 4):
        lamport, author = draw(st.integers(1, 4)), draw(people)
        seq = draw(st.sampled_from([0, place]))
        entries.append(entry(body, f"{place}", author, lamport, seq))
        if seq and draw(st.booleans()):
            entries.append(entry(body, f"{place}", author, lamport, 0))
    return entries


@given(histories(), st.randoms(use_true_random=False), st.data())
def test_only_the_set_of_entries_counts(
    history: list[Entry], chance: random.Random, data: st.DataObject
) -> None:
    again = history + data.draw(st.lists(st.sampled_from(history), max_size=10))
    chance.shuffle(again)
    assert fold(*again).all_standing() == fold(*history).all_standing()
