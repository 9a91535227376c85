"""Asks for the words of a quick reply, and under what it stands."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Combo, Field, Line
from client.ui.widgets.text_area import TextArea
from client.viewmodels.chat.replies import ReplyBook, ReplyRow
from shared import limits

LINES = 5


class ReplyDialog(Dialog):
    """Stays until the reply is kept; what refuses it is said in it."""

    def __init__(
        self, theme: Theme, window: QWidget, book: ReplyBook, row: ReplyRow | None, category: str
    ) -> None:
        """Ask for a new reply, or with a row for another wording of it."""
        super().__init__(theme, window)
        self._book = book
        self._reply = None if row is None else row.id
        self._asked: object = None
        self._words = TextArea(theme, lines=LINES, limit=limits.REPLY_LENGTH)
        words = Field(theme, self._words)
        words.name(self.tr("Words"))
        self._category = Combo(theme)
        line = Line(theme)
        line.setMaxLength(limits.NAME_LENGTH)
        self._category.setEditable(True)
        self._category.setLineEdit(line)
        self._category.addItems(["", *book.categories])
        self._category.setCurrentText(category)
        field = Field(theme, self._category)
        field.name(self.tr("Category"))
        for widget in (words, field):
            self.body.addWidget(widget)
        self._words.setPlainText("" if row is None else row.text)
        title = self.tr("New quick reply") if row is None else self.tr("Edit quick reply")
        self.say(title, self.tr("Add") if row is None else self.tr("Save"))
        self.agreed.connect(self._save)
        book.failed.connect(self._failed)
        book.done.connect(self._done)

    def _save(self) -> None:
        text = self._words.toPlainText()
        if not text.strip():
            self.complain(self.tr("A reply needs words."))
            self._words.setFocus()
            return
        self.complain("")
        self.set_busy(True)
        self._asked = self._book.put(text, self._category.currentText(), self._reply)

    def _done(self, asked: object) -> None:
        """Close, unless it was what a dialog before asked for that is done only now."""
        if asked is self._asked:
            self.accept()

    def _failed(self, words: str) -> None:
        self.set_busy(False)
        self.complain(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Agree by Ctrl+Enter, as Enter begins a line in the words."""
        entering = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if entering and self._words.hasFocus() and not control:
            event.accept()
            return
        super().keyPressEvent(event)
