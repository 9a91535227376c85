"""A large avatar, for cards and the locked window."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.theme.theme import Theme

MARK = 4
"""Room for the mark of presence, which stands out."""


class Face(QWidget):
    """Somebody's avatar, `size` pixels wide at 100 %."""

    def __init__(self, theme: Theme, portrait: Portrait, size: int) -> None:
        super().__init__()
        self._theme = theme
        self._portrait = portrait
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The avatar, and room for its mark if it has one."""
        side = self._theme.fonts.pixels(self._size + (0 if self._portrait.presence is None else MARK))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        side = self._theme.fonts.pixels(self._size)
        surface = self._theme.colours.raised
        paint_avatar(QPainter(self), QRectF(0, 0, side, side), self._portrait, self._theme, surface)
