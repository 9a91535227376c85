"""The focus ring: shown around a control that the keyboard reached, never after a click."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
GAP = 2


class FocusRing(QWidget):
    """A ring of 2 px, 2 px outside of its control, laid over the control's parent."""

    def __init__(self, theme: Theme, target: QWidget, radius: int) -> None:
        super().__init__(target.parentWidget() or target)
        self._theme = theme
        self._target = target
        self._radius = radius
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def focus_came(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        if event.reason() not in KEYBOARD:
            return
        parent = self._target.parentWidget()
        if parent is not self.parentWidget():
            self.setParent(parent)
        self._target.installEventFilter(self)
        self._follow()
        self.show()
        self.raise_()

    def focus_went(self) -> None:
        """Take the ring away."""
        self._target.removeEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around a control that moves."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._follow()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        margin = GAP + self._theme.measures.focus_ring
        self.setGeometry(self._target.geometry().adjusted(-margin, -margin, margin, margin))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.measures.focus_ring
        painter.setPen(QPen(self._theme.colours.accent_text, width))
        half = width / 2
        radius = self._radius + GAP + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
