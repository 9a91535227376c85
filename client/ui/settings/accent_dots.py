"""The six accents to choose from, as discs of their colour."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from client.ui.settings.one_of_several import choose_one
from client.ui.theme.colours import Accent, colours
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted

DISC = 24
ROOM = 4


class AccentDot(Painted):
    """One accent; the chosen one has a tick and a ring."""

    def __init__(self, theme: Theme, accent: Accent) -> None:
        super().__init__(theme)
        self.accent = accent
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The disc, and room for the ring."""
        side = self.theme.fonts.pixels(DISC) + 2 * ROOM
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the disc."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        own = colours(dark=self.theme.dark, accent=self.accent)
        box = QRectF(self.rect()).adjusted(ROOM, ROOM, -ROOM, -ROOM)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(own.accent_hover if self.hovered else own.accent)
        painter.drawEllipse(box)
        if self.isChecked():
            size = self.theme.fonts.pixels(16)
            self.theme.icons.paint(painter, box.center(), "checkmark", size, own.on_accent)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(own.accent_text, 2))
            painter.drawEllipse(box.adjusted(-3, -3, 3, 3))


class AccentDots(QWidget):
    """`chosen` tells the accent that somebody chose."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._dots = {accent: AccentDot(theme, accent) for accent in Accent}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.measures.space4)
        for dot in self._dots.values():
            dot.clicked.connect(self._clicked)
            row.addWidget(dot)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name(self, words: Mapping[Accent, str]) -> None:
        """Say what the colours are called, to those who rest on one and to screen readers."""
        for accent, said in words.items():
            self._dots[accent].setAccessibleName(said)
            self._dots[accent].setToolTip(said)

    def choose(self, value: str) -> None:
        """Show what is in force."""
        found = next((dot for accent, dot in self._dots.items() if accent.value == value), None)
        choose_one(self._dots.values(), found)

    def _clicked(self) -> None:
        now = next((accent.value for accent, dot in self._dots.items() if dot.isChecked()), "")
        self.chosen.emit(now)
