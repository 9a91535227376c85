"""The conversation list changes row by row and keeps what the user selected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from client.viewmodels.conversations.model import (
    Conversation,
    ConversationModel,
    PreviewTone,
    Role,
    preview,
    spoken,
)

NAMES = "abcdefgh"


def rows(names: str) -> list[Conversation]:
    return [Conversation(name.encode(), name, pinned=name.isupper()) for name in names]


@given(st.lists(st.permutations(NAMES).map("".join), min_size=1, max_size=6), st.data())
def test_the_model_becomes_what_it_is_given(steps: list[str], data: st.DataObject) -> None:
    model = ConversationModel()
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    for step in steps:
        names = step[: data.draw(st.integers(0, len(step)))]
        kept = {model.row(place).id: place for place in range(model.rowCount())}
        marks = {one: QPersistentModelIndex(model.index(place)) for one, place in kept.items()}
        model.show(rows(names))
        assert "".join(model.row(place).title for place in range(model.rowCount())) == names
        for one, mark in marks.items():
            stands = model.place_of(one)
            assert mark.isValid() == (stands is not None)
            assert stands is None or mark.row() == stands
    tester.deleteLater()


def test_a_change_tells_one_row_and_the_line_below_it() -> None:
    model = ConversationModel()
    model.show(rows("Abc"))
    told: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(note)
    model.show([*rows("Ab"), replace(rows("c")[0], unread=2)])
    assert told == [(2, 2)]
    assert [model.index(place).data(Role.FIRST_UNPINNED) for place in range(3)] == [False, True, False]


@pytest.mark.parametrize(
    ("row", "tone", "mark", "words"),
    [
        (Conversation(b"", "x", preview="a\nb"), PreviewTone.PLAIN, "", "a b"),
        (Conversation(b"", "x", preview="hi", typing="张伟", draft="d"), PreviewTone.TYPING, "typing", ""),
        (
            Conversation(b"", "x", preview="hi", mentioned=True, draft="d"),
            PreviewTone.MENTION,
            "Mentions",
            "hi",
        ),
        (Conversation(b"", "x", preview="hi", draft="to  do"), PreviewTone.DRAFT, "Draft", "to do"),
        (Conversation(b"", "x", preview="hi", failed=True), PreviewTone.FAILED, "Not sent", "hi"),
    ],
)
def test_what_is_new_for_me_is_the_loudest(
    row: Conversation, tone: PreviewTone, mark: str, words: str
) -> None:
    line = preview(row)
    assert line.tone is tone
    assert mark in line.mark
    assert line.words == words


def test_a_name_keeps_its_direction_to_itself() -> None:
    line = preview(Conversation(b"", "x", author="\u202eevil", preview="hi"))
    assert line.words == "\u2068\u202eevil\u2069: hi"


def test_a_screen_reader_hears_title_count_and_words() -> None:
    model = ConversationModel()
    model.show([Conversation(b"a", "张伟", preview="hello", unread=2)])
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == spoken(model.row(0))
    assert "张伟" in said
    assert "2" in said
    assert "hello" in said
