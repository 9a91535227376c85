"""The mark of presence by itself, beside the word that says the same."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui.drawing.presence import colour_of, paint_shape
from client.ui.theme.theme import Theme
from client.viewmodels.people.naming import Presence

SIDE = 10


class PresenceMark(QWidget):
    """Hidden while nothing is known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._presence: Presence | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.hide()

    def _look_again(self) -> None:
        side = self._theme.fonts.pixels(SIDE)
        self.setFixedSize(side, side)
        self.update()

    def show_presence(self, presence: Presence | None) -> None:
        """Show how somebody can be reached, or nothing."""
        self._presence = presence
        self.setVisible(presence is not None)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        if self._presence is not None:
            colours = self._theme.colours
            colour = colour_of(self._presence, colours)
            paint_shape(QPainter(self), QRectF(self.rect()), self._presence, colour, colours.base, 0)
