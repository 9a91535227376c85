"""A slider in our looks: a track, filled up to a round knob."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from client.ui.theme.theme import Theme
from client.ui.widgets.focus import FocusRing, Ringed

WIDTH = 300
KNOB = 16
TRACK = 4


class Slider(Ringed, QSlider):
    """A click takes the knob there; who derives may give it a margin, and draw more below."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(theme, self, theme.measures.radius_control)
        self.valueChanged.connect(self.update)
        theme.changed.connect(self._look_again)

    def _look_again(self) -> None:
        self.updateGeometry()
        self.update()

    def margin(self) -> float:
        """Return how far the ends of the track are from those of the slider."""
        return self.theme.fonts.pixels(KNOB) / 2

    def sizeHint(self) -> QSize:
        """A track with its knob."""
        return QSize(self.theme.fonts.pixels(WIDTH), self.theme.fonts.pixels(KNOB + 4))

    def minimumSizeHint(self) -> QSize:
        """So much that one can still choose."""
        return QSize(self.sizeHint().width() // 3, self.sizeHint().height())

    def place(self, value: float) -> float:
        """Return where a value stands."""
        room = self.width() - 2 * self.margin()
        return self.margin() + room * (value - self.minimum()) / max(1, self.maximum() - self.minimum())

    def _value_at(self, x: float) -> int:
        room = max(1.0, self.width() - 2 * self.margin())
        share = max(0.0, min(1.0, (x - self.margin()) / room))
        return self.minimum() + round(share * (self.maximum() - self.minimum()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob, from wherever it was."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._value_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the knob along."""
        if self.isSliderDown():
            self.setValue(self._value_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: now it counts."""
        self.setSliderDown(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, what lies on it, and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, fonts = self.theme.colours, self.theme.fonts
        knob, track = fonts.pixels(KNOB), fonts.pixels(TRACK)
        middle, here = knob / 2 + 1, self.place(self.value())
        left, right = self.place(self.minimum()), self.place(self.maximum())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.muted_badge)
        painter.drawRoundedRect(QRectF(left, middle - track / 2, right - left, track), track / 2, track / 2)
        painter.setBrush(c.accent if self.isEnabled() else c.disabled)
        painter.drawRoundedRect(QRectF(left, middle - track / 2, here - left, track), track / 2, track / 2)
        self.paint_more(painter, middle, track)
        painter.setPen(QPen(c.accent if self.isEnabled() else c.disabled, knob / 4))
        painter.setBrush(c.on_accent)
        painter.drawEllipse(QPointF(here, middle), knob * 3 / 8, knob * 3 / 8)

    def paint_more(self, painter: QPainter, middle: float, track: int) -> None:
        """Draw what lies between track and knob: nothing, unless who derives does."""
