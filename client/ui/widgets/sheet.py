"""The raised ground of a dialog, and the part of it that scrolls."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.focus import GAP
from client.ui.widgets.ground import RAISED
from client.ui.widgets.scrolling import OverlayScrollBar


def ring_room(theme: Theme) -> int:
    """Return the room around what scrolls: rings stand out by a little."""
    return GAP + theme.measures.focus_ring


class Sheet(QWidget):
    """The raised ground of a dialog."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty(RAISED, True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground and line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, radius = self._theme.colours, self._theme.measures.radius_row
        painter.setPen(QPen(c.line_raised, 1))
        painter.setBrush(c.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Keep a click from what lies behind."""
        event.accept()


class Body(QScrollArea):
    """What a dialog is about; it scrolls where the window has no room for all of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.inside = QWidget()
        self.column = QVBoxLayout(self.inside)
        # Rings stand out by a little, and the scroll bar has a place of its own at the right.
        room = ring_room(theme)
        self.column.setContentsMargins(room, room, theme.measures.space20 - room, room)
        self.setWidget(self.inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlayScrollBar(theme, self)
        # The sheet is the ground: a scroll area would fill its own with that of a window's.
        for ground in (self.viewport(), self.inside):
            ground.setAutoFillBackground(False)

    def natural(self, width: int) -> int:
        """Return how high all of it is."""
        column = self.column
        return column.heightForWidth(width) if column.hasHeightForWidth() else column.sizeHint().height()

    def sizeHint(self) -> QSize:
        """All of it."""
        return self.inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """So much that one sees there is more."""
        return QSize(0, min(self.inside.minimumSizeHint().height(), self._theme.measures.row))
