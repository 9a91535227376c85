"""Lines around a chat: that there is no connection, and why nothing can be written."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.labels import IconLine, Tone

BESIDE = 360
"""From this width on, at 100 %, the banner has its words and its button in one line."""


class Banner(QWidget):
    """A quiet line about the connection, and a button to try at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = IconLine(theme, "cloud_off", tone=Tone.WARNING, filled=False)
        self.again = Button(theme, kind=Kind.TEXT, height=Height.SMALL)
        row = self._row = QHBoxLayout(self)
        m = theme.measures
        row.setContentsMargins(m.space20, m.space4, m.space16, m.space4)
        row.addWidget(self._line, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignRight)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.again.setText(self.tr("Try now"))

    def say(self, words: str) -> None:
        """Say what is the matter, or nothing."""
        self._line.set_words(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button below the words where they would have little room beside it."""
        super().resizeEvent(event)
        beside = self.width() >= self._theme.fonts.pixels(BESIDE)
        directions = QHBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.warning_tint)


class ClosedLine(QWidget):
    """Says in the place of the composer why nothing can be written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = IconLine(theme, "info", filled=False)
        row = QHBoxLayout(self)
        m = theme.measures
        row.setContentsMargins(m.space20, m.space16, m.space20, m.space16)
        row.addWidget(self._line)
        self.hide()

    def say(self, words: str) -> None:
        """Say why, or nothing."""
        self._line.set_words(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colours.subtle)
        painter.fillRect(0, 0, self.width(), 1, self._theme.colours.line)
