"""Writing: sending keys, input methods, emoji by keyboard and mouse, pasting, growing."""

import asyncio

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QPaintEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from client.ui.chat.writing.completion import Completion
from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.editor import Editor, SendKey
from client.ui.chat.writing.emoji_panel import EmojiPanel, Grid
from client.ui.theme.theme import Theme
from client.viewmodels.messages.emoji import EmojiBook
from shared.model.styles import StyledText

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(scope="module")
def book() -> EmojiBook:
    made = EmojiBook()
    made.load()
    return made


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot, book: EmojiBook) -> Composer:
    window = QWidget()
    window.resize(640, 700)
    qtbot.addWidget(window)
    made = Composer(theme, book, window)
    column = QVBoxLayout(window)
    column.addStretch()
    column.addWidget(made)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    made.editor.setFocus()
    return made


def sent(composer: Composer) -> list[str]:
    texts: list[str] = []

    def take(words: StyledText) -> None:
        texts.append(words.text)

    composer.submitted.connect(take)
    return texts


def compose(editor: Editor, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(editor, event)


def test_enter_sends_and_shift_enter_does_not(composer: Composer) -> None:
    texts = sent(composer)
    QTest.keyClicks(composer.editor, "one")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return, SHIFT)
    QTest.keyClicks(composer.editor, "two")
    assert texts == []
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert texts == ["one\ntwo"]
    QTest.keyClick(composer.editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert len(texts) == 2


class Painted(QObject):
    """Notes how high what a widget painted was, together."""

    def __init__(self) -> None:
        super().__init__()
        self.height = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch."""
        if isinstance(event, QPaintEvent):
            self.height = max(self.height, event.region().boundingRect().height())
        return super().eventFilter(watched, event)


@pytest.mark.parametrize("composing", [False, True])
def test_nothing_of_the_hint_stays_behind(composer: Composer, qtbot: QtBot, composing: bool) -> None:
    editor = composer.editor
    painted = Painted()
    editor.viewport().installEventFilter(painted)
    editor.set_hint("Message 李伟")
    qtbot.waitUntil(lambda: painted.height == editor.viewport().height())
    painted.height = 0
    if composing:
        compose(editor, "ni")
    else:
        QTest.keyClicks(editor, "a")
    qtbot.waitUntil(lambda: painted.height == editor.viewport().height())


def test_the_other_key_may_be_chosen(composer: Composer) -> None:
    texts = sent(composer)
    composer.set_key(SendKey.CTRL_ENTER)
    QTest.keyClicks(composer.editor, "one")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    QTest.keyClicks(composer.editor, "two")
    assert texts == []
    QTest.keyClick(composer.editor, Qt.Key.Key_Return, CONTROL)
    assert texts == ["one\ntwo"]
    chosen: list[str] = []
    composer.key_chosen.connect(chosen.append)
    menu = composer.key_menu()
    assert [action.isChecked() for action in menu.actions()] == [False, True]
    menu.actions()[0].trigger()
    assert chosen == ["enter"]


@pytest.mark.parametrize("key", list(SendKey))
@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, CONTROL, SHIFT])
def test_nothing_is_sent_while_an_input_method_composes(
    composer: Composer, key: SendKey, modifier: Qt.KeyboardModifier
) -> None:
    composer.set_key(key)
    texts = sent(composer)
    QTest.keyClicks(composer.editor, "hi ")
    compose(composer.editor, "ni'hao")
    assert composer.editor.composing
    QTest.keyClick(composer.editor, Qt.Key.Key_Return, modifier)
    QTest.keyClick(composer.editor, Qt.Key.Key_Enter, modifier)
    assert texts == []
    compose(composer.editor, "", "你好")
    assert not composer.editor.composing
    assert "你好" in composer.editor.text
    composer.submit()
    assert len(texts) == 1


def test_a_composition_that_is_dropped_is_over(composer: Composer) -> None:
    texts = sent(composer)
    QTest.keyClicks(composer.editor, "hi")
    compose(composer.editor, "ni")
    compose(composer.editor, "")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    assert texts == ["hi"]


def test_nothing_is_sent_of_nothing_or_too_much(composer: Composer) -> None:
    texts = sent(composer)
    composer.limit = 10
    QTest.keyClicks(composer.editor, "   ")
    composer.submit()
    assert not composer.send.isEnabled()
    composer.set_text("x" * 12)
    composer.submit()
    assert texts == []
    assert not composer.send.isEnabled()
    composer.set_text("x" * 10)
    composer.submit()
    assert len(texts) == 1


def test_the_editor_grows_and_stops(composer: Composer) -> None:
    editor = composer.editor
    assert editor.height() == 44
    heights: list[int] = []
    for _ in range(20):
        editor.insertPlainText("line\n")
        heights.append(editor.height())
    assert heights == sorted(heights)
    assert heights[3] > 44
    assert heights[-1] == 200
    editor.clear()
    assert editor.height() == 44


def test_emoji_by_name(composer: Composer) -> None:
    editor = composer.editor
    QTest.keyClicks(editor, "well :thumbs")
    completion = composer.window().findChild(Completion)
    assert completion is not None
    assert completion.isVisible()
    texts = sent(composer)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert editor.text == "well 👍"
    assert texts == [], "Enter took the emoji and sent nothing"
    assert not completion.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert texts == ["well 👍"]


def test_the_list_is_walked_and_left_by_keys(composer: Composer) -> None:
    editor = composer.editor
    QTest.keyClicks(editor, ":smile")
    completion = composer.window().findChild(Completion)
    assert completion is not None
    first = completion.current
    QTest.keyClick(editor, Qt.Key.Key_Down)
    assert completion.current != first
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not completion.isVisible()
    assert editor.text == ":smile"
    texts = sent(composer)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert texts == [":smile"]


@pytest.mark.parametrize("text", ["10:46", "see http://a", "a:b", ": ", ":)"])
def test_colons_of_everyday_offer_nothing(composer: Composer, text: str) -> None:
    QTest.keyClicks(composer.editor, text)
    completion = composer.window().findChild(Completion)
    assert completion is not None
    assert not completion.isVisible()


def test_a_draft_that_is_shown_offers_nothing_until_somebody_types(composer: Composer) -> None:
    completion = composer.window().findChild(Completion)
    assert completion is not None
    composer.set_text(":smi")
    assert not completion.isVisible()
    QTest.keyClicks(composer.editor, "l")
    assert completion.isVisible()


def test_what_is_offered_goes_with_the_keyboard(composer: Composer) -> None:
    composer.editor.setFocus()
    QTest.keyClicks(composer.editor, ":smile")
    completion = composer.window().findChild(Completion)
    assert completion is not None
    QTest.mouseClick(completion, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert completion.isVisible()
    composer.send.setFocus()
    assert not completion.isVisible()


def test_tab_takes_the_offered_emoji_and_else_goes_on(composer: Composer) -> None:
    editor = composer.editor
    editor.setFocus()
    QTest.keyClicks(editor, ":smile")
    completion = composer.window().findChild(Completion)
    assert completion is not None
    assert completion.isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert not completion.isVisible()
    assert editor.text
    assert ":smile" not in editor.text
    assert composer.window().focusWidget() is editor
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert composer.window().focusWidget() is not editor


def test_emoji_by_the_panel_and_arrows(composer: Composer) -> None:
    recent: list[tuple[str, ...]] = []
    composer.recent_changed.connect(recent.append)
    QTest.keyClicks(composer.editor, "hi ")
    panel = composer.window().findChild(EmojiPanel)
    grid = composer.window().findChild(Grid)
    assert panel is not None
    assert grid is not None
    composer.findChildren(QWidget)
    button = next(one for one in composer.findChildren(QWidget) if one.accessibleName() == "Emoji")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    assert composer.window().rect().adjusted(-20, -20, 20, 20).contains(panel.geometry())
    QTest.keyClick(grid, Qt.Key.Key_Right)
    QTest.keyClick(grid, Qt.Key.Key_Down)
    assert grid.accessibleName()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert not panel.isVisible()
    assert composer.editor.text.startswith("hi ")
    assert len(composer.editor.text) > 3
    assert recent[-1] == (composer.editor.text[3:],)
    assert composer.editor.hasFocus()


def test_a_click_elsewhere_closes_the_panel(composer: Composer) -> None:
    panel = composer.window().findChild(EmojiPanel)
    assert panel is not None
    button = next(one for one in composer.findChildren(QWidget) if one.accessibleName() == "Emoji")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(composer.window(), Qt.MouseButton.LeftButton, pos=QPoint(600, 20))
    assert not panel.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not panel.isVisible()
    assert composer.editor.hasFocus()


def test_pasting_takes_plain_text_alone(composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b>bold</b><img src='http://nowhere/x.png'>")
    data.setText("a\r\nb\x00c")
    composer.editor.insertFromMimeData(data)
    assert composer.editor.text == "a\nbc"
    picture = QMimeData()
    picture.setData("image/png", b"x")
    assert not composer.editor.canInsertFromMimeData(picture)


def test_a_draft_comes_back_with_the_cursor_at_its_end(composer: Composer) -> None:
    composer.set_text("begun")
    QTest.keyClicks(composer.editor, "!")
    assert composer.editor.text == "begun!"
    composer.editor.moveCursor(QTextCursor.MoveOperation.Start)


@pytest.mark.parametrize(
    ("wanted", "best"), [("+1", "👍"), ("heart", "❤️"), ("微笑", "☺️"), ("大笑", "😄"), ("pray", "🙏")]
)
def test_the_book_finds_by_alias_and_in_chinese(book: EmojiBook, wanted: str, best: str) -> None:
    assert best in [one.text for one in book.find(wanted)][:4]


def test_recent_emoji_come_first_among_equals(book: EmojiBook) -> None:
    plain = [one.text for one in book.find("hear")]
    assert book.find("hear", recent=(plain[3],))[0].text == plain[3]
    assert book.find("") == []


def test_what_waits_for_its_files_is_not_sent_from_another_chat(composer: Composer) -> None:
    texts = sent(composer)
    looked_at = True
    composer.awaits = lambda: looked_at
    QTest.keyClicks(composer.editor, "with a file")
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    looked_at = False
    composer.set_text("begun elsewhere")
    composer.enclosed()
    assert texts == []
    looked_at = True
    QTest.keyClick(composer.editor, Qt.Key.Key_Return)
    looked_at = False
    composer.enclosed()
    assert texts == ["begun elsewhere"]


async def test_the_names_of_emoji_are_read_beside_the_loop(theme: Theme, qtbot: QtBot) -> None:
    window, book = QWidget(), EmojiBook()
    qtbot.addWidget(window)
    made = Composer(theme, book, window)
    QVBoxLayout(window).addWidget(made)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    made.editor.setFocus()
    completion = window.findChild(Completion)
    assert completion is not None
    QTest.keyClicks(made.editor, ":smile")
    assert not book.loaded
    assert not completion.isVisible()
    async with asyncio.timeout(5):
        while not completion.isVisible():
            await asyncio.sleep(0.01)
            QApplication.processEvents()
    assert book.loaded
    await book.close()
