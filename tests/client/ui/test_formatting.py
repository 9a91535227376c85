"""Looks while one writes: by keys and by the bar, on what is selected and on what comes next."""

import time

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from client.ui.chat.composer import Composer
from client.ui.chat.editor import Editor
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.emoji import EmojiBook
from shared import limits
from shared.model.bodies import Style
from shared.model.styles import StyledText

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
BOLD = (Style(0, 4, bold=True),)


@pytest.fixture(scope="module")
def book() -> EmojiBook:
    return EmojiBook()


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot, book: EmojiBook) -> Composer:
    window = QWidget()
    window.resize(440, 600)
    qtbot.addWidget(window)
    made = Composer(theme, book, window)
    made.limit = limits.TEXT_LENGTH
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch()
    column.addWidget(made)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    made.editor.setFocus()
    return made


@pytest.fixture
def editor(composer: Composer) -> Editor:
    return composer.editor


def compose(editor: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def press(editor: Editor, key: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    QTest.keyClick(editor, key, modifier)


def select(editor: Editor, start: int, end: int) -> None:
    """Select by Qt's units."""
    cursor = editor.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)


def button(composer: Composer, name: str) -> QAbstractButton:
    return next(one for one in composer.findChildren(QAbstractButton) if one.accessibleName() == name)


def click(composer: Composer, name: str) -> None:
    QTest.mouseClick(button(composer, name), Qt.MouseButton.LeftButton)


# By keys


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


# By the bar


def test_the_bar_opens_and_shows_what_is_in_force(composer: Composer, editor: Editor) -> None:
    assert not composer.format_bar.isVisible()
    click(composer, "Format")
    assert composer.format_bar.isVisible()
    click(composer, "Bold")
    click(composer, "Red")
    assert editor.hasFocus()
    QTest.keyClicks(editor, "one ")
    click(composer, "Bold")
    click(composer, "Usual colour")
    click(composer, "Italic")
    QTest.keyClicks(editor, "two")
    assert editor.words.styles == (Style(0, 4, bold=True, colour="red"), Style(4, 3, italic=True))

    def shown() -> list[str]:
        every = composer.format_bar.findChildren(QAbstractButton)
        return [one.accessibleName() for one in every if one.isChecked()]

    assert shown() == ["Italic", "Usual colour"]
    select(editor, 1, 3)
    assert shown() == ["Bold", "Red"]
    select(editor, 1, 6)
    assert shown() == []
    click(composer, "Clear formatting")
    assert editor.words.styles == (Style(0, 1, bold=True, colour="red"), Style(6, 1, italic=True))
    click(composer, "Format")
    assert not composer.format_bar.isVisible()


def test_sizes_are_chosen_from_a_menu_and_the_editor_grows_with_them(
    composer: Composer, editor: Editor
) -> None:
    click(composer, "Format")
    QTest.keyClicks(editor, "one\ntwo\nthree".replace("\n", " "))
    low = editor.height()
    select(editor, 0, 13)
    menu = composer.format_bar.size_menu()
    assert [(one.text(), one.isChecked()) for one in menu.actions()] == [
        *(("Small", False), ("Usual", True), ("Large", False), ("Huge", False)),
    ]
    menu.actions()[3].trigger()
    assert editor.words.styles == (Style(0, 13, size="huge"),)
    editor.insertPlainText("\n")
    for _ in range(3):
        editor.textCursor().insertText("more\n")
    assert editor.height() > low
    menu = composer.format_bar.size_menu()
    menu.actions()[1].trigger()
    QTest.keyClicks(editor, "x")
    assert editor.words.styles[-1].start + editor.words.styles[-1].length < len(editor.text)


def test_the_bar_fits_into_the_narrowest_chat(composer: Composer, theme: Theme) -> None:
    for scale in (100, 200):
        theme.choose(Look(mode=Mode.LIGHT, scale=scale))
        assert composer.format_bar.minimumSizeHint().width() <= theme.measures.chat_least


# Shown anew


def test_nothing_of_what_was_sent_is_left_in_the_next_message(composer: Composer, editor: Editor) -> None:
    sent: list[StyledText] = []
    composer.submitted.connect(sent.append)
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "bold")
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    composer.set_text("")
    QTest.keyClicks(editor, "not")
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sent == [StyledText("bold", BOLD), StyledText("not")]


def test_a_theme_redraws_what_is_written_and_changes_nothing(
    composer: Composer, editor: Editor, theme: Theme
) -> None:
    words = StyledText("bold 😀red", (*BOLD, Style(6, 3, colour="red", size="huge")))
    editor.formatting.show(words)
    select(editor, 7, 9)
    edited: list[bool] = []
    composer.edited.connect(lambda: edited.append(True))
    for look in (Look(mode=Mode.DARK), Look(mode=Mode.LIGHT, message_size=20)):
        theme.choose(look)
        assert editor.words == words
        format_ = editor.currentCharFormat()
        assert format_.foreground().color() == theme.colours.ink_red
        assert format_.fontWeight() < 600
        assert (editor.textCursor().anchor(), editor.textCursor().position()) == (7, 9)
    assert editor.currentCharFormat().font().pixelSize() == round(20 * 24 / 14)
    assert edited == []


def test_too_many_looks_are_said_and_nothing_is_lost(composer: Composer, editor: Editor) -> None:
    many = tuple(Style(2 * place, 1, bold=True) for place in range(limits.STYLES))
    composer.set_text("x" * 500, many)
    assert composer.send.isEnabled()
    select(editor, 450, 460)
    press(editor, Key.Key_I)
    assert not composer.send.isEnabled()
    sent: list[StyledText] = []
    composer.submitted.connect(sent.append)
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sent == []
    assert len(editor.words.styles) == limits.STYLES + 1
    press(editor, Key.Key_Space)
    press(editor, Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert sent == [StyledText("x" * 500, many)]


# Copying and pasting


def paste(editor: Editor, html: str, text: str) -> StyledText:
    data = QMimeData()
    data.setHtml(html)
    data.setText(text)
    editor.insertFromMimeData(data)
    return editor.words


def test_what_is_copied_here_keeps_its_looks(editor: Editor) -> None:
    editor.formatting.show(StyledText("😀bold red", (Style(1, 4, bold=True), Style(6, 3, colour="red"))))
    select(editor, 2, 8)
    editor.copy()
    assert QGuiApplication.clipboard().text() == "bold r"
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.paste()
    assert editor.words.part(9, 15) == StyledText(
        "bold r", (Style(0, 4, bold=True), Style(5, 1, colour="red"))
    )
    editor.undo()
    assert editor.text == "😀bold red"


def test_plain_words_look_like_what_they_are_pasted_into(editor: Editor) -> None:
    press(editor, Key.Key_B)
    QTest.keyClicks(editor, "ab")
    QGuiApplication.clipboard().setText("cd")
    editor.paste()
    assert editor.words == StyledText("abcd", BOLD)


def test_the_looks_can_be_left_behind(editor: Editor) -> None:
    editor.formatting.show(StyledText("bold", BOLD))
    editor.selectAll()
    editor.copy()
    editor.formatting.show(StyledText(""))
    QTest.keyClick(editor, Key.Key_V, CONTROL | SHIFT)
    assert editor.words == StyledText("bold")
    for words in ("Paste without formatting", "Paste"):
        next(one for one in editor.menu().actions() if one.text() == words).trigger()
    assert editor.words == StyledText("boldboldbold", (Style(8, 4, bold=True),))


def test_foreign_looks_become_ours(editor: Editor) -> None:
    page = (
        "<p style='font-family: Papyrus; font-size: 15px; color: rgb(1, 1, 1)'>usual words, "
        "<b>bold</b>, <i style='color: #c00'>red</i>, <span style='font-size: 30px'>huge</span>, "
        "<a href='https://a.b/'>link</a> <span style='color: #888; background: yellow'>grey</span></p>"
    )
    assert paste(editor, page, "usual words, bold, red, huge, link grey") == StyledText(
        "usual words, bold, red, huge, link grey",
        (Style(13, 4, bold=True), Style(19, 3, italic=True, colour="red"), Style(24, 4, size="huge")),
    )


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<b>one thing</b>", "quite another"),
        ("<b>x</b>" * 50_000, "x" * 50_000),
        ("<b>" * 20_000 + "deep", "deep"),
        (f"<style>{'b ' * 2_000}{{color:red}}</style>" + "<b>" * 1_900 + "deep", "deeper"),
        (f"< STYLE >{'b ' * 2_000}{{color:red}}" + "<b>" * 1_900 + "deep", "deeper"),
        ("<table><tr>" + "<td colspan=2000000000 rowspan=2000000000>x" * 1_000, "x" * 1_000),
        ("<b>" * 4_000 + "<img" * 500 + "deep", "deeper"),
        ("<font size=99999999>a</font>", "b"),
        ("\x00\udfff<b style='font-size:1e999px;color:#'>", "a"),
        ("", "a"),
    ],
)
def test_hostile_pages_bring_their_plain_words(editor: Editor, page: str, text: str) -> None:
    assert paste(editor, page, text) == StyledText(text)


def test_a_page_fetches_nothing(editor: Editor, tmp_path_factory: pytest.TempPathFactory) -> None:
    sheet = tmp_path_factory.mktemp("page") / "page.css"
    sheet.write_text("p { font-weight: bold }", encoding="utf-8")
    url = sheet.as_uri()
    head = f"<head><link rel='stylesheet' type='text/css' href='{url}'/></head>"
    page = f"<html>{head}<body><p>words<img src='{url}'></p></body></html>"
    assert paste(editor, page, "words") == StyledText("words")


@pytest.mark.parametrize(
    "own",
    [
        b"",
        b"\x00",
        b"\x92\xa4bold\x90",
        b"\x92\xa5other\x91\x96\x00\x04\xc3\xc2\xa0\xa0",
        b"\x92\xa4bold\x91\x96\xff\x04\xc3\xc2\xa0\xa0",
        b"\x91" * 100_000,
        b"x" * 2_000_000,
    ],
)
def test_hostile_words_in_our_own_form_come_plain(editor: Editor, own: bytes) -> None:
    data = QMimeData()
    data.setText("bold")
    data.setData("application/x-linxin-words", own)
    editor.insertFromMimeData(data)
    assert editor.words == StyledText("bold")


def test_tables_keep_their_tabs(editor: Editor) -> None:
    page = "<table><tr><td><b>a</b></td><td>1</td></tr></table>"
    assert paste(editor, page, "a\t1") == StyledText("a\t1", (Style(0, 1, bold=True),))


def test_a_long_text_with_looks_is_no_burden(editor: Editor) -> None:
    lines = StyledText("ab\n" * 6_000, tuple(Style(3 * place, 1, bold=True) for place in range(200)))
    editor.formatting.show(lines)
    press(editor, Key.Key_B)
    started = time.thread_time()
    QTest.keyClicks(editor, "xy")
    assert time.thread_time() - started < 0.5
    assert editor.words.text.endswith("xy")
