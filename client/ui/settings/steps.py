"""A slider over a few steps, each of them named below it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.slider import Slider

WIDEST = "200 %"
"""The widest name of an outer step that there is."""


class Steps(Slider):
    """`chosen` tells the value of the step that somebody chose; moving along tells nothing yet."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, values: Sequence[int], unit: str = "") -> None:
        super().__init__(theme)
        self._values = tuple(values)
        self._unit = unit
        self._told = -1
        self.setRange(0, len(values) - 1)
        self.setPageStep(1)
        self.valueChanged.connect(self._moved)
        self.sliderReleased.connect(self._tell)

    def choose(self, value: int) -> None:
        """Show what is in force: the nearest step."""
        step = min(range(len(self._values)), key=lambda one: abs(self._values[one] - value))
        self._told = step
        self.setValue(step)

    def _moved(self) -> None:
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
        return super().sizeHint() + QSize(0, self.theme.fonts.line(Role.META))

    def minimumSizeHint(self) -> QSize:
        """The names side by side."""
        metrics = QFontMetricsF(self.theme.fonts.get(Role.META, figures=True))
        widest = max(metrics.horizontalAdvance(self.words(one)) for one in range(len(self._values)))
        return QSize(round((widest + 8) * len(self._values)), self.sizeHint().height())

    def margin(self) -> float:
        """The names of the outer steps need half their width, and tracks below each other are in line."""
        metrics = QFontMetricsF(self.theme.fonts.get(Role.META, figures=True))
        last = self.words(len(self._values) - 1)
        return max(metrics.horizontalAdvance(one) for one in (last, WIDEST)) / 2 + 1

    def paint_more(self, painter: QPainter, middle: float, track: int) -> None:
        """Draw ticks and names."""
        for step in range(self.maximum() + 1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.colours.border)
            painter.drawRect(QRectF(self.place(step) - 1, middle - track, 2, 2 * track))
            self._name(painter, step)

    def _name(self, painter: QPainter, step: int) -> None:
        c, fonts = self.theme.colours, self.theme.fonts
        painter.setFont(fonts.get(Role.META, figures=True))
        painter.setPen(c.text1 if step == self.value() else c.text3)
        line, x = fonts.line(Role.META), self.place(step)
        box = QRectF(x - self.width() / 2, self.height() - line, self.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.words(step))
