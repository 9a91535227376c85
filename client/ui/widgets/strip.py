"""What stays in sight of a window that hides at the edge of the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.translated import Translated

FLAGS = (
    Qt.WindowType.ToolTip
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowDoesNotAcceptFocus
)
"""A tip is let stand at the very edge by all window managers, and stands in no task bar."""


class Strip(Translated):
    """`touched` tells that the pointer came to it."""

    touched = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, FLAGS)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        theme.changed.connect(self.update)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.setAccessibleName(self.tr("Linxin hides here"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that it was touched."""
        super().enterEvent(event)
        self.touched.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell it also of a touch screen, which has no pointer that comes."""
        self.touched.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the accent."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.accent)
