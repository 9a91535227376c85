"""A slider over a few steps, each of them named below it."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QSlider

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.focus import FocusRing

WIDTH = 300
KNOB = 16
TRACK = 4


class Steps(QSlider):
    """`chosen` tells the value of the step that somebody chose; moving along tells nothing yet."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, values: Sequence[int], unit: str = "") -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._theme = theme
        self._values = tuple(values)
        self._unit = unit
        self._told = -1
        self.setRange(0, len(values) - 1)
        self.setPageStep(1)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._ring = FocusRing(theme, self, theme.measures.radius_control)
        self.valueChanged.connect(self._moved)
        self.sliderReleased.connect(self._tell)
        theme.changed.connect(self._look_again)

    def _look_again(self) -> None:
        self.updateGeometry()
        self.update()

    def choose(self, value: int) -> None:
        """Show what is in force: the nearest step."""
        step = min(range(len(self._values)), key=lambda one: abs(self._values[one] - value))
        self._told = step
        self.setValue(step)

    def _moved(self) -> None:
        self.update()
        if not self.isSliderDown():
            self._tell()

    def _tell(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.chosen.emit(self._values[self._told])

    def words(self, step: int) -> str:
        """Return how a step is named."""
        return f"{self._values[step]} {self._unit}".strip()

    def sizeHint(self) -> QSize:
        """A track, and the names below."""
        fonts = self._theme.fonts
        return QSize(fonts.pixels(WIDTH), fonts.pixels(KNOB + 4) + fonts.line(Role.META))

    def minimumSizeHint(self) -> QSize:
        """The names side by side."""
        metrics = QFontMetricsF(self._theme.fonts.get(Role.META, figures=True))
        widest = max(metrics.horizontalAdvance(self.words(one)) for one in range(len(self._values)))
        return QSize(round((widest + 8) * len(self._values)), self.sizeHint().height())

    def _place(self, step: float) -> float:
        """Return where a step stands; the names of the outer ones need half their width."""
        metrics = QFontMetricsF(self._theme.fonts.get(Role.META, figures=True))
        margin = metrics.horizontalAdvance(self.words(len(self._values) - 1)) / 2 + 1
        room = self.width() - 2 * margin
        return margin + room * step / max(1, self.maximum())

    def _step_at(self, x: float) -> int:
        return min(range(self.maximum() + 1), key=lambda step: abs(self._place(step) - x))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the knob, from wherever it was."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.setSliderDown(True)
            self.setValue(self._step_at(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the knob along."""
        if self.isSliderDown():
            self.setValue(self._step_at(event.position().x()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: now it counts."""
        self.setSliderDown(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring after Tab."""
        super().focusInEvent(event)
        self._ring.focus_came(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self._ring.focus_went()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw track, ticks, names and knob."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, fonts = self._theme.colours, self._theme.fonts
        knob, track = fonts.pixels(KNOB), fonts.pixels(TRACK)
        middle, here = knob / 2 + 1, self._place(self.value())
        left, right = self._place(0), self._place(self.maximum())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.pressed)
        painter.drawRoundedRect(QRectF(left, middle - track / 2, right - left, track), track / 2, track / 2)
        painter.setBrush(c.accent)
        painter.drawRoundedRect(QRectF(left, middle - track / 2, here - left, track), track / 2, track / 2)
        for step in range(self.maximum() + 1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.border)
            painter.drawRect(QRectF(self._place(step) - 1, middle - track, 2, 2 * track))
            self._name(painter, step)
        painter.setPen(QPen(c.accent, knob / 4))
        painter.setBrush(c.on_accent)
        painter.drawEllipse(QPointF(here, middle), knob * 3 / 8, knob * 3 / 8)

    def _name(self, painter: QPainter, step: int) -> None:
        c, fonts = self._theme.colours, self._theme.fonts
        painter.setFont(fonts.get(Role.META, figures=True))
        painter.setPen(c.text1 if step == self.value() else c.text3)
        line, x = fonts.line(Role.META), self._place(step)
        box = QRectF(x - self.width() / 2, self.height() - line, self.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words(step))
