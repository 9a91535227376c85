"""What somebody does who writes: keys, the mouse, an input method."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.editor import Editor
from shared.model.bodies import Style

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key
BOLD = (Style(0, 4, bold=True),)


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
