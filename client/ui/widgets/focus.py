"""The focus ring: shown around a control that the keyboard reached, never after a click."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.mixin import WidgetMixin

KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
GAP = 2


def ground_of(target: QWidget) -> QWidget:
    """Return what a ring is laid over, so that nothing cuts it off: the window, or the part that scrolls."""
    ground = target.parentWidget() or target
    while not ground.isWindow() and (above := ground.parentWidget()) is not None:
        if isinstance(above, QAbstractScrollArea):
            break
        ground = above
    return ground


class Ringed(WidgetMixin):
    """Has any kind of control show its ring once the keyboard reaches it."""

    _ring: "FocusRing"

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after Tab."""
        super().focusInEvent(event)
        self._ring.focus_came(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.focus_went()


class FocusRing(QWidget):
    """A ring of 2 px, 2 px outside of its control."""

    def __init__(self, theme: Theme, target: QWidget, radius: int) -> None:
        super().__init__(target.parentWidget() or target)
        self._theme = theme
        self._target = target
        self._radius = radius
        self._ground = target
        self._watched: list[QWidget] = []
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    @property
    def target(self) -> QWidget:
        """The control it is for."""
        return self._target

    def focus_came(self, event: QFocusEvent) -> None:
        """Show the ring if the keyboard brought the focus."""
        if event.reason() not in KEYBOARD or not self._target.isVisible():
            return
        self._ground = ground_of(self._target)
        if self._ground is not self.parentWidget():
            self.setParent(self._ground)
        self._watch()
        self._follow()
        self.show()
        self.raise_()

    def focus_went(self) -> None:
        """Take the ring away."""
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched.clear()
        self.hide()

    def _watch(self) -> None:
        """Hear of every move of the control, and of what it stands in."""
        widget: QWidget | None = self._target
        while widget is not None and widget is not self._ground:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay around a control that moves, and go with one that goes."""
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._follow()
        elif event.type() is QEvent.Type.Hide:
            self.focus_went()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        margin = GAP + self._theme.measures.focus_ring
        place = QRect(self._target.mapTo(self._ground, QPoint()), self._target.size())
        self.setGeometry(place.adjusted(-margin, -margin, margin, margin))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self._theme.measures.focus_ring
        painter.setPen(QPen(self._theme.colours.accent_text, width))
        half = width / 2
        radius = self._radius + GAP + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
