"""While an input method composes, keys are its own: nothing is sent, searched, completed or thrown away."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from client.ui.chat.writing.completion import Completion
from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.editor import SendKey
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Line, PasswordLine, SearchLine
from client.viewmodels.messages.emoji import EmojiBook
from shared.model.styles import StyledText

KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Up, Qt.Key.Key_Down)
MODIFIERS = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier)


def compose(widget: QWidget, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def press_all(widget: QWidget) -> None:
    for key in KEYS:
        for modifier in MODIFIERS:
            QTest.keyClick(widget, key, modifier)


@pytest.fixture
def composer(theme: Theme, qtbot: QtBot) -> Composer:
    window = QWidget()
    window.resize(640, 700)
    qtbot.addWidget(window)
    book = EmojiBook()
    book.load()
    made = Composer(theme, book, window)
    column = QVBoxLayout(window)
    column.addStretch()
    column.addWidget(made)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    made.editor.setFocus()
    return made


@pytest.mark.parametrize("key", list(SendKey))
def test_no_key_sends(composer: Composer, key: SendKey) -> None:
    sent: list[StyledText] = []
    composer.submitted.connect(sent.append)
    composer.set_key(key)
    composer.set_text("before")
    compose(composer.editor, "ni")
    press_all(composer.editor)
    assert sent == []
    compose(composer.editor, "", "你")
    modifier = MODIFIERS[key is SendKey.CTRL_ENTER]
    QTest.keyClick(composer.editor, Qt.Key.Key_Return, modifier)
    assert len(sent) == 1
    assert "你" in sent[0].text


def test_no_key_takes_an_emoji_and_none_is_offered(composer: Composer) -> None:
    QTest.keyClicks(composer.editor, ":smi")
    (offered,) = composer.window().findChildren(Completion)
    assert offered.isVisible()
    before = composer.editor.text
    compose(composer.editor, "le")
    QTest.keyClick(composer.editor, Qt.Key.Key_Tab)
    QTest.keyClick(composer.editor, Qt.Key.Key_Down)
    assert composer.editor.text.startswith(before)


@pytest.mark.parametrize("kind", [Line, PasswordLine, SearchLine])
def test_no_key_leaves_a_field_or_hands_it_in(theme: Theme, qtbot: QtBot, kind: type[Line]) -> None:
    field = kind(theme)
    qtbot.addWidget(field)
    field.show()
    told: list[str] = []
    field.returnPressed.connect(partial(told.append, "handed in"))
    if isinstance(field, SearchLine):
        field.left.connect(partial(told.append, "left"))
        field.moved.connect(lambda _step=0: told.append("moved"))
    field.setText("wang")
    compose(field, "fang")
    press_all(field)
    assert (told, field.text()) == ([], "wang")
    compose(field, "", "芳")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert (told, field.text()) == (["handed in"], "wang芳")
