"""A large avatar, for cards."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.theme.theme import Theme
from client.viewmodels.cards import Card

MARK = 4
"""Room for the mark of presence, which stands out."""


class Face(QWidget):
    """Somebody's avatar, `size` pixels wide at 100 %."""

    def __init__(self, theme: Theme, card: Card, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._portrait = Portrait(card.id, card.name, presence=card.presence)
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The avatar and room for its mark."""
        side = self._theme.fonts.pixels(self._size + MARK)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        side = self._theme.fonts.pixels(self._size)
        surface = self._theme.colours.raised
        paint_avatar(QPainter(self), QRectF(0, 0, side, side), self._portrait, self._theme, surface)
