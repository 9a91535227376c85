"""The folded ones behind their row: where it stands, what it tells, and that nothing unread gets lost."""

from hypothesis import given
from hypothesis import strategies as st

from client.services.chat.state import ChatState
from client.services.chat.summary import Summary
from client.viewmodels.conversations.folding import FOLDED, fold
from client.viewmodels.conversations.model import Conversation, ConversationKind, preview, spoken
from client.viewmodels.conversations.rows import ConversationRows
from client.viewmodels.people.directory import Directory
from shared.model.conversation import ConversationKind as Kind
from shared.model.state import Arrangement, ReadMark, Urged
from tests.client.fakes.company import company


def row(number: int, *, folded: bool = False, **what: object) -> Conversation:
    return Conversation(bytes([number]) * 16, f"群{number}", folded=folded, time=number, **what)  # type: ignore[arg-type]


def test_without_folded_ones_the_list_is_as_it_was() -> None:
    rows = [row(1, pinned=True), row(2)]
    assert fold(rows) == (rows, [])


def test_their_row_stands_below_those_on_top_and_does_not_move() -> None:
    rows = [row(9, pinned=True), row(8, folded=True), row(7), row(3, folded=True)]
    listed, folded = fold(rows)
    assert [one.id for one in listed] == [rows[0].id, FOLDED, rows[2].id]
    assert folded == [rows[1], rows[3]]
    assert (listed[1].kind, listed[1].time, listed[1].preview) == (ConversationKind.FOLDED, 8, "2 chats")
    listed, _ = fold([rows[0], rows[2], rows[3], rows[1]])
    assert listed[1].id == FOLDED


def test_what_is_new_is_a_quiet_dot() -> None:
    rows = [
        row(1, folded=True, unread=40, muted=True),
        row(2, folded=True, flagged=True),
        row(3, folded=True),
    ]
    (made,), _ = fold(rows)
    assert (made.unread, made.flagged, made.muted) == (0, True, True)
    assert made.preview == "3 chats · 2 new"
    assert spoken(made) == "Folded chats, 3 chats · 2 new, muted"


def test_a_mention_is_loud_and_names_where() -> None:
    rows = [row(1, folded=True, unread=40), row(2, folded=True, unread=3, mentioned=True)]
    (made,), _ = fold(rows)
    assert (made.unread, made.mentioned, made.muted) == (3, True, False)
    assert (preview(made).mark, preview(made).words) == ("[Mentions you]", "群2")


def test_what_could_not_be_sent_is_told() -> None:
    (made,), _ = fold([row(1, folded=True), row(2, folded=True, failed=True, waiting=True)])
    assert (preview(made).mark, preview(made).words) == ("[Not sent]", "群2")


def test_the_row_names_what_it_tells_of() -> None:
    quiet, reminded = row(1, folded=True), row(2, folded=True, reminded=True)
    urged, calling = row(3, folded=True, unread=1, urged=True), row(4, folded=True, unread=1, mentioned=True)
    failed = row(5, folded=True, failed=True)
    told: list[tuple[str, str]] = []
    behind = [quiet]
    for one in (reminded, urged, calling, failed):
        behind.append(one)
        (made,), _ = fold(behind)
        told.append((preview(made).mark, preview(made).words))
    assert told == [
        ("[Reminder]", "群2"),
        ("[Please read]", "群3"),
        ("[Mentions you]", "群4"),
        ("[Not sent]", "群5"),
    ]


summaries = st.builds(
    Summary,
    id=st.binary(min_size=16, max_size=16),
    kind=st.sampled_from((Kind.GROUP, Kind.DIRECT)),
    head=st.just(9),
    counted=st.integers(0, 9),
    mentioned=st.integers(0, 9),
    urged=st.none() | st.builds(Urged, st.integers(0, 9), st.just(b"u" * 16), st.just(1)),
    read=st.builds(ReadMark, st.integers(0, 9), st.integers(0, 9)),
    arrangement=st.builds(
        Arrangement, st.booleans(), st.integers(0, 2), st.booleans(), st.just(0), st.booleans()
    ),
).filter(lambda one: one.unread > 0 or not (one.mentions_me or one.is_urged))  # who calls me said something


@given(st.lists(summaries, max_size=8, unique_by=lambda one: one.id))
def test_the_loud_numbers_of_the_list_are_what_the_badge_says(known: list[Summary]) -> None:
    """What rings is counted in one of the rows; the rest is quiet, behind the folded ones' row too."""
    state = ChatState()
    state.conversations = {one.id: one for one in known}
    office = company()
    words = ConversationRows(Directory(office.people, lambda: b""), lambda _: None, lambda _: "")
    listed, folded = fold([words.row(one, is_open=False) for one in state.newest_first()])

    def counted(rows: list[Conversation], *, loud: bool) -> int:
        chosen = [one for one in rows if (one.mentioned or one.urged or not one.muted) is loud]
        return sum(one.unread or one.flagged for one in chosen)

    badge = state.badge()
    rows = [*(one for one in listed if one.id != FOLDED), *folded]
    assert (counted(rows, loud=True), counted(rows, loud=False)) == (badge.rings, badge.quiet)
    assert sum(one.unread for one in listed if one.id == FOLDED) == counted(folded, loud=True)
    assert any(one.flagged for one in listed if one.id == FOLDED) == any(
        one.unread or one.flagged for one in folded
    )
    assert len({one.id for one in (*listed, *folded)} - {FOLDED}) == len(known)
