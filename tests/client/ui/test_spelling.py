"""Spelling while one writes: a line under what is wrong, words offered in its place, words of my own."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.ui.chat.text.spelling import Span
from client.ui.chat.writing.editor import Editor
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from tests.client.fakes.identities import person_id
from tests.client.ui.chat_office import Office


async def writing(office: Office, text: str) -> Editor:
    """Open a chat and write."""
    office.model.spelling.turn(on=True)
    office.company.chats.say_to_me(person_id(0), "hello")
    await office.show()
    await office.settle(lambda: bool(office.titles()))
    await office.click_row(0)
    editor = office.window.chat.composer.editor
    editor.setFocus()
    editor.insert(text)
    await office.settle()
    return editor


def marked(editor: Editor, theme: Theme) -> int:
    """Count the pixels of the editor in the colour of the marks."""
    seen = editor.viewport().grab().toImage()
    colour = theme.colours.danger_text.name()
    return sum(
        seen.pixelColor(x, y).name() == colour for x in range(seen.width()) for y in range(seen.height())
    )


def word(editor: Editor, text: str) -> Span | None:
    cursor = editor.textCursor()
    cursor.setPosition(editor.toPlainText().index(text) + 1)
    return editor.marks.word_at(cursor)


async def test_only_what_is_wrong_has_a_line_under_it(office: Office, theme: Theme) -> None:
    editor = await writing(office, "hello wrold 明天见 ")
    assert marked(editor, theme) > 0
    assert word(editor, "wrold") == Span("wrold", 6, 11)
    assert word(editor, "hello") is None
    office.model.spelling.turn(on=False)
    await office.settle()
    assert marked(editor, theme) == 0
    assert word(editor, "wrold") is None


async def test_the_word_that_is_being_written_has_none(office: Office, theme: Theme) -> None:
    editor = await writing(office, "wrold")
    assert marked(editor, theme) == 0
    QTest.keyClicks(editor, " ")
    await office.settle()
    assert marked(editor, theme) > 0


async def test_marks_stay_while_an_input_method_composes(office: Office, theme: Theme) -> None:
    editor = await writing(office, "wrold ")
    before = marked(editor, theme)
    QApplication.sendEvent(editor, QInputMethodEvent("ni hao", []))
    assert marked(editor, theme) == before > 0


async def test_marks_are_nothing_typed(office: Office) -> None:
    editor = await writing(office, "")
    typed: list[bool] = []
    editor.typed.connect(lambda: typed.append(True))
    editor.insert("😀 wrold ")
    await office.settle()
    assert len(typed) == 1
    assert editor.words.styles == ()
    # Qt counts the emoji twice.
    assert word(editor, "wrold") == Span("wrold", 3, 8)


def acts(menu: Menu) -> dict[str, QAction]:
    return {one.text(): one for one in menu.actions() if one.text()}


async def test_words_are_offered_and_one_takes_its_place(office: Office) -> None:
    editor = await writing(office, "hello wrold there ")
    span = word(editor, "wrold")
    assert span is not None
    menu = editor.menu()
    opened: list[bool] = []
    editor.marks.offer(menu, span, lambda: opened.append(True))
    await office.settle(lambda: bool(opened))
    assert list(acts(menu))[:3] == ["world", "wold", "Add to my words"]
    acts(menu)["world"].trigger()
    assert editor.text == "hello world there "
    QTest.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.text == "hello wrold there "


async def test_a_word_of_mine_is_right_until_it_is_none(office: Office) -> None:
    editor = await writing(office, "Linxin zzzz ")
    span = word(editor, "zzzz")
    assert span is not None
    menu = editor.menu()
    editor.marks.offer(menu, span, lambda: None)
    await office.settle(lambda: "Add to my words" in acts(menu))
    acts(menu)["Add to my words"].trigger()
    await office.settle(lambda: office.company.own_words.has("zzzz"))
    assert not office.model.spelling.is_wrong("Zzzz")
    span = word(editor, "zzzz")
    assert span is not None
    menu = editor.menu()
    editor.marks.offer(menu, span, lambda: None)
    acts(menu)["Remove from my words"].trigger()
    await office.settle(lambda: not office.company.own_words.has("zzzz"))
    assert office.model.spelling.is_wrong("zzzz")


@pytest.mark.parametrize("typed", ["/zzzz", "zzzz@example.com", "ZZZZ", "明天zz见"])
async def test_what_nobody_spells_is_not_marked(office: Office, theme: Theme, typed: str) -> None:
    editor = await writing(office, f"{typed} \n")
    assert marked(editor, theme) == 0
    assert office.company.spelling.asked == []
