"""A field of several lines."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF
from PySide6.QtWidgets import QPlainTextEdit

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.edit_menu import edit_menu
from client.ui.widgets.scrolling import OverlayScrollBar


class TextArea(QPlainTextEdit):
    """Plain text of at most `limit` characters, so many lines high; Tab goes on to the next control."""

    def __init__(self, theme: Theme, *, lines: int, limit: int) -> None:
        super().__init__()
        self._theme = theme
        self._lines = lines
        self._limit = limit
        self.setProperty("kind", "field")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayScrollBar(theme, self)
        self.textChanged.connect(self._cut)
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        self.setFont(self._theme.fonts.get(Role.CONTROL))
        line = QFontMetricsF(self.font()).lineSpacing()
        self.setFixedHeight(round(line * self._lines) + 2 * self._theme.measures.space8)

    def _cut(self) -> None:
        """Take away what is too long, and leave the cursor at the end."""
        if len(self.toPlainText()) > self._limit:
            self.setPlainText(self.toPlainText()[: self._limit])
            self.moveCursor(self.textCursor().MoveOperation.End)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the words."""
        edit_menu(self._theme, self).popup(event.globalPos())
