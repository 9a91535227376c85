"""The menu of a place to write in: undo, cut, copy, paste, in our words and looks."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu

Key = QKeySequence.StandardKey


def edit_menu(theme: Theme, field: QLineEdit | QPlainTextEdit) -> Menu:
    """Return the menu of a field as it stands; what can't be done now is there and switched off."""
    menu = Menu(theme, field)

    def offer(words: str, key: Key, act: Callable[[], None], *, on: bool) -> None:
        action = menu.addAction(words)
        action.setShortcut(QKeySequence(key))
        action.setEnabled(on)
        action.triggered.connect(act)

    undo, redo, selected = _state(field)
    writable, shown = not field.isReadOnly(), _may_be_copied(field)
    pasting = writable and _may_paste(field)
    translate = QCoreApplication.translate
    offer(translate("Edit", "Undo"), Key.Undo, field.undo, on=writable and undo)
    offer(translate("Edit", "Redo"), Key.Redo, field.redo, on=writable and redo)
    menu.addSeparator()
    offer(translate("Edit", "Cut"), Key.Cut, field.cut, on=writable and shown and selected)
    offer(translate("Edit", "Copy"), Key.Copy, field.copy, on=shown and selected)
    offer(translate("Edit", "Paste"), Key.Paste, field.paste, on=pasting)
    menu.addSeparator()
    offer(translate("Edit", "Select all"), Key.SelectAll, field.selectAll, on=bool(_text(field)))
    return menu


def _state(field: QLineEdit | QPlainTextEdit) -> tuple[bool, bool, bool]:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable(), field.isRedoAvailable(), field.hasSelectedText()
    document = field.document()
    return document.isUndoAvailable(), document.isRedoAvailable(), field.textCursor().hasSelection()


def _may_paste(field: QLineEdit | QPlainTextEdit) -> bool:
    return field.canPaste() if isinstance(field, QPlainTextEdit) else bool(QGuiApplication.clipboard().text())


def _may_be_copied(field: QLineEdit | QPlainTextEdit) -> bool:
    """Tell whether the words may leave the field: those of a hidden password may not."""
    return not isinstance(field, QLineEdit) or field.echoMode() is QLineEdit.EchoMode.Normal


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()
