"""A choice of one of few, all of them in sight: words side by side on one track."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from client.ui.settings.one_of_several import choose_one
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.ground import quiet_fill

INSET = 2


class Segment(Painted):
    """One of the choices."""

    def __init__(self, theme: Theme, value: str) -> None:
        super().__init__(theme)
        self.value = value
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The words, strong as they are when chosen, and some air."""
        m = self.theme.measures
        metrics = QFontMetricsF(self.theme.fonts.get(Role.CONTROL, strong=True))
        return QSize(round(metrics.horizontalAdvance(self.text())) + 2 * m.space12, m.button_small)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the chosen one, and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, chosen = self.theme.colours, self.theme.measures, self.isChecked()
        if chosen:
            painter.setPen(QPen(c.line, 1))
            painter.setBrush(c.base)
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(box, m.radius_tag, m.radius_tag)
        ink = c.text1 if chosen or self.hovered else c.text2
        painter.setPen(ink if self.isEnabled() else c.disabled)
        painter.setFont(self.theme.fonts.get(Role.CONTROL, strong=chosen))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


class Segments(QWidget):
    """`chosen` tells the value that somebody chose."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, values: Sequence[str]) -> None:
        super().__init__()
        self._theme = theme
        self._segments = {value: Segment(theme, value) for value in values}
        row = QHBoxLayout(self)
        row.setContentsMargins(INSET, INSET, INSET, INSET)
        row.setSpacing(0)
        for segment in self._segments.values():
            segment.clicked.connect(self._clicked)
            row.addWidget(segment)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def name(self, words: Mapping[str, str]) -> None:
        """Say what the choices are."""
        for value, said in words.items():
            self._segments[value].setText(said)
            self._segments[value].updateGeometry()

    def choose(self, value: str) -> None:
        """Show what is in force."""
        choose_one(self._segments.values(), self._segments.get(value))

    def allow(self, value: str, *, allowed: bool, reason: str = "") -> None:
        """Let one of the choices be chosen, or say why it can't be."""
        self._segments[value].setEnabled(allowed)
        self._segments[value].setToolTip("" if allowed else reason)

    def _clicked(self) -> None:
        now = next((one.value for one in self._segments.values() if one.isChecked()), "")
        self.chosen.emit(now)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(quiet_fill(self._theme, self))
        radius = self._theme.measures.radius_control
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
