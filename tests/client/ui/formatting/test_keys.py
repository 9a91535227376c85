"""Looks by keys: of what is selected, and of what comes next."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from client.ui.chat.writing.editor import Editor
from shared.model.bodies import Style
from shared.model.styles import StyledText
from tests.client.ui.formatting.writing import BOLD, SHIFT, Key, compose, press, select


def test_keys_change_what_is_typed_next(editor: Editor) -> None:
    QTest.keyClicks(editor, "one ")
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "two ")
    press(editor, Key.Key_I)
    QTest.keyClicks(editor, "three")
    press(editor, Key.Key_B)
    press(editor, Key.Key_I)
    QTest.keyClicks(editor, " four")
    bold, both = Style(4, 4, bold=True), Style(8, 5, bold=True, italic=True)
    assert editor.words == StyledText("one two three four", (bold, both))


def test_keys_change_what_is_selected_and_undo_takes_it_back(editor: Editor) -> None:
    QTest.keyClicks(editor, "one two")
    select(editor, 4, 7)
    press(editor, Key.Key_B)
    bold = Style(4, 3, bold=True)
    assert editor.words.styles == (bold,)
    assert editor.textCursor().selectedText() == "two"
    select(editor, 0, 7)
    press(editor, Key.Key_B)
    assert editor.words.styles == (Style(0, 7, bold=True),), "not all of it was bold"
    editor.undo()
    assert editor.words.styles == (bold,)
    editor.undo()
    assert editor.words == StyledText("one two")
    editor.redo()
    assert editor.words.styles == (bold,)
    select(editor, 4, 7)
    press(editor, Key.Key_B)
    assert editor.words.styles == ()


@pytest.mark.parametrize("key", [Key.Key_Space, Key.Key_Backslash])
def test_keys_clear_the_looks(editor: Editor, key: Qt.Key) -> None:
    editor.formatting.show(StyledText("bold red", (*BOLD, Style(5, 3, colour="red", size="huge"))))
    select(editor, 2, 8)
    press(editor, key)
    assert editor.words == StyledText("bold red", (Style(0, 2, bold=True),))
    select(editor, 1, 1)
    press(editor, key)
    QTest.keyClicks(editor, "x")
    assert editor.words == StyledText("bxold red", (Style(0, 1, bold=True), Style(2, 1, bold=True)))


def test_what_an_input_method_commits_looks_as_chosen(editor: Editor) -> None:
    press(editor, Key.Key_B)
    compose(editor, "ni'hao")
    assert editor.words == StyledText("")
    press(editor, Key.Key_B)
    compose(editor, "", "你好")
    press(editor, Key.Key_B)
    compose(editor, "shi")
    compose(editor, "", "世界")
    assert editor.words == StyledText("你好世界", (Style(0, 2, bold=True),))


def test_emoji_are_one_character_each(editor: Editor) -> None:
    QTest.keyClicks(editor, "a")
    editor.insert("😀👍🏽")
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "b")
    editor.insert("👌")
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "c")
    assert editor.words == StyledText("a😀👍🏽b👌c", (Style(4, 2, bold=True),))
    again = editor.words
    editor.formatting.show(again)
    assert editor.words == again
    select(editor, 1, 3)
    press(editor, Key.Key_I)
    assert editor.words.styles == (Style(1, 1, italic=True), Style(4, 2, bold=True))


def test_a_new_line_goes_on_in_the_same_look(editor: Editor) -> None:
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "one")
    press(editor, Key.Key_Return, SHIFT)
    QTest.keyClicks(editor, "two")
    assert editor.words == StyledText("one\ntwo", (Style(0, 3, bold=True), Style(4, 3, bold=True)))


def test_an_emoji_taken_by_name_looks_like_its_name(editor: Editor) -> None:
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, ":thumbs")
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    QTest.keyClicks(editor, "!")
    assert editor.words == StyledText("👍!", (Style(0, 2, bold=True),))
