"""Light, dark, or as the system has it: chosen from small pictures of the window."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from client.ui.settings.one_of_several import choose_one
from client.ui.theme.colours import Colours, colours
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Mode, Theme
from client.ui.widgets.buttons import Painted

PICTURE = (164, 92)
LEAST = 120
RING = 4


def paint_window(painter: QPainter, box: QRectF, c: Colours) -> None:
    """Draw the main window in small: rail, rows of a list, bubbles, a button."""
    painter.fillRect(box, c.base)
    rail, shown = box.width() * 0.1, box.width() * 0.28
    painter.fillRect(QRectF(box.left(), box.top(), rail, box.height()), c.rail)
    painter.fillRect(QRectF(box.left() + rail, box.top(), shown, box.height()), c.subtle)
    unit = min(box.height() / PICTURE[1], box.width() / PICTURE[0])
    painter.setPen(Qt.PenStyle.NoPen)
    for row in range(4):
        top = box.top() + (12 + row * 19) * unit
        painter.setBrush(c.muted_badge)
        painter.drawEllipse(QRectF(box.left() + rail + 4 * unit, top, 11 * unit, 11 * unit))
        for line, length in ((1, 22), (7, 14)):
            place = QRectF(box.left() + rail + 19 * unit, top + line * unit, length * unit, 3 * unit)
            painter.drawRoundedRect(place, 1.5 * unit, 1.5 * unit)
    chat = box.left() + rail + shown
    room = box.right() - chat
    for top, left, width, fill in (
        (16, 0.1, 0.5, c.bubble_other),
        (35, 0.42, 0.5, c.bubble_own),
        (54, 0.1, 0.38, c.bubble_other),
    ):
        painter.setBrush(fill)
        place = QRectF(chat + room * left, box.top() + top * unit, room * width, 13 * unit)
        painter.drawRoundedRect(place, 3 * unit, 3 * unit)
    painter.setBrush(c.accent)
    painter.drawRoundedRect(
        QRectF(chat + room * 0.7, box.top() + 76 * unit, room * 0.22, 9 * unit), 2.5 * unit, 2.5 * unit
    )


class ThemeTile(Painted):
    """A small window in one mode, with its name below."""

    def __init__(self, theme: Theme, mode: Mode) -> None:
        super().__init__(theme)
        self.mode = mode
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The picture, a ring around it, and the name."""
        fonts = self.theme.fonts
        width, height = (fonts.pixels(side) + 2 * RING for side in PICTURE)
        return QSize(width, height + fonts.line(Role.CONTROL) + self.theme.measures.space8)

    def minimumSizeHint(self) -> QSize:
        """A picture that can still be told from the others."""
        return QSize(LEAST, self.sizeHint().height())

    def _picture(self) -> QRectF:
        fonts = self.theme.fonts
        width = min(fonts.pixels(PICTURE[0]), self.width() - 2 * RING)
        return QRectF(RING, RING, width, fonts.pixels(PICTURE[1]))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, the ring of the chosen one, and mark and name."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, radius = self.theme.colours, self.theme.measures.radius_row
        box = self._picture()
        self._paint_modes(painter, box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(c.line, 1))
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius)
        if self.isChecked():
            painter.setPen(QPen(c.accent_text, 2))
            painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), radius + 3, radius + 3)
        self._paint_name(painter, box.bottom() + self.theme.measures.space8)

    def _paint_modes(self, painter: QPainter, box: QRectF) -> None:
        look = self.theme.look
        outline = QPainterPath()
        outline.addRoundedRect(box, self.theme.measures.radius_row, self.theme.measures.radius_row)
        painter.save()
        painter.setClipPath(outline)
        first_dark = self.mode is Mode.DARK
        paint_window(painter, box, colours(dark=first_dark, accent=look.accent, skin=look.skin))
        if self.mode is Mode.SYSTEM:
            share = QPainterPath()
            corners = [
                QPointF(box.left() + box.width() * 0.6, box.top()),
                box.topRight(),
                box.bottomRight(),
                QPointF(box.left() + box.width() * 0.4, box.bottom()),
            ]
            share.addPolygon(QPolygonF(corners))
            painter.setClipPath(share, Qt.ClipOperation.IntersectClip)
            paint_window(painter, box, colours(dark=True, accent=look.accent))
        painter.restore()

    def _paint_name(self, painter: QPainter, top: float) -> None:
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        line = fonts.line(Role.CONTROL)
        mark = QRectF(RING, top + (line - m.check) / 2, m.check, m.check)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.accent)
            painter.drawEllipse(mark)
            painter.setBrush(c.on_accent)
            painter.drawEllipse(mark.center(), mark.width() * 0.19, mark.width() * 0.19)
        else:
            painter.setPen(QPen(c.text3 if self.hovered else c.border, 1))
            painter.setBrush(c.base)
            painter.drawEllipse(mark.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setFont(fonts.get(Role.CONTROL))
        painter.setPen(c.text1)
        left = mark.right() + m.space8
        words = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(self.width() - left)
        )
        painter.drawText(QRectF(left, top, self.width() - left, line), Qt.AlignmentFlag.AlignVCenter, words)


class ThemeTiles(QWidget):
    """`chosen` tells the mode that somebody chose."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tiles = {mode: ThemeTile(theme, mode) for mode in (Mode.LIGHT, Mode.DARK, Mode.SYSTEM)}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for tile in self._tiles.values():
            tile.clicked.connect(self._clicked)
            self._row.addWidget(tile)
        self._row.addStretch(1)
        self._row.setSpacing(theme.measures.space12)

    def name(self, words: Mapping[Mode, str]) -> None:
        """Say what the choices are."""
        for mode, said in words.items():
            self._tiles[mode].setText(said)
            self._tiles[mode].setToolTip(said)

    def choose(self, value: str) -> None:
        """Show what is in force."""
        found = next((tile for mode, tile in self._tiles.items() if mode.value == value), None)
        choose_one(self._tiles.values(), found)

    def _clicked(self) -> None:
        now = next((mode.value for mode, tile in self._tiles.items() if tile.isChecked()), "")
        self.chosen.emit(now)
