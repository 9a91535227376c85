"""The ground of what opens above a window's content: raised, with a line and a soft shadow."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.ground import RAISED

SHADOW = 12
EDGE = 4
"""Pixels that stay free around it."""
LAYERS = 6


class Raised(QWidget):
    """A child of the window that floats over its content; `SHADOW` pixels around it belong to the shadow."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.theme = theme
        self._window = window
        self.setProperty(RAISED, True)
        self.setContentsMargins(SHADOW, SHADOW, SHADOW, SHADOW)
        theme.changed.connect(self.update)
        self.hide()

    def open_at(self, anchor: QRect) -> None:
        """Show above an anchor (in the window), or below it where there is no room, wholly inside."""
        # At large scales what opens may be higher than a small window.
        room = self._window.size() + QSize(2, 2) * (SHADOW - EDGE)
        size = self.sizeHint().boundedTo(room)
        left = min(max(EDGE - SHADOW, anchor.left() - SHADOW), room.width() - size.width() + EDGE - SHADOW)
        top = anchor.top() - size.height() + SHADOW - EDGE
        if top < EDGE - SHADOW:
            top = min(anchor.bottom() - SHADOW + EDGE, room.height() - size.height() + EDGE - SHADOW)
        self.setGeometry(QRect(QPoint(left, top), size))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shadow and ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, radius = self.theme.colours, self.theme.measures.radius_row
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        shade = QColor(c.shadow)
        shade.setAlpha(max(1, shade.alpha() // (2 * LAYERS)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shade)
        for layer in range(LAYERS):
            grown = SHADOW * (1 - layer / LAYERS) * 0.9
            ground = box.adjusted(-grown, -grown + 4, grown, grown)
            painter.drawRoundedRect(ground, radius + grown, radius + grown)
        painter.setPen(QPen(c.line_raised, 1))
        painter.setBrush(c.raised)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class Panel(Raised):
    """Takes the keyboard while it is open; a click elsewhere and Escape close it, which `closed` tells."""

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._button: QWidget | None = None

    def turn(self, button: QWidget) -> bool:
        """Open by a click on its button, and close by the next one; tell whether it is open now."""
        if self.isVisible():
            self.close_panel()
        else:
            self.open_by(button)
        return self.isVisible()

    def open_by(self, button: QWidget) -> None:
        """Open beside its button; watch for clicks elsewhere, from now until it closes."""
        self._button = button
        self.open_at(QRect(button.mapTo(self._window, QPoint(0, 0)), button.size()))
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close by a click elsewhere."""
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(watched, QWidget):
            inside = watched in {self, self._button} or self.isAncestorOf(watched)
            if not inside:
                self.close_panel()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def close_panel(self) -> None:
        """Go away and tell it."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.hide()
        self.closed.emit()
