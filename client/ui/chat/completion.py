"""The short list under a word that may become an emoji; the editor keeps the focus."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.popup import SHADOW, Raised
from client.viewmodels.emoji import Emoji

WIDTH = 240
PAD = 4


class Completion(Raised):
    """Shows what fits; `chosen` carries the emoji."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window)
        self._rows: Sequence[Emoji] = ()
        self._current = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    @property
    def current(self) -> str:
        """The emoji that Enter would take."""
        return self._rows[self._current].text if self._rows else ""

    def offer(self, rows: Sequence[Emoji]) -> None:
        """Offer other emoji; the first is the current one."""
        self._rows, self._current = rows, 0
        self._tell()
        self.update()

    def key(self, key: int) -> None:
        """Walk, take or leave."""
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self._rows:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._current = (self._current + step) % len(self._rows)
            self._tell()
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif self._rows:
            self.chosen.emit(self.current)

    def _tell(self) -> None:
        self.setAccessibleName(self._rows[self._current].name if self._rows else "")

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        height = len(self._rows) * self.theme.measures.menu_row
        width = self.theme.fonts.pixels(WIDTH)
        return QSize(width + 2 * SHADOW, height + 2 * (SHADOW + PAD))

    def _row_at(self, point: QPoint) -> int | None:
        row = (point.y() - SHADOW - PAD) // self.theme.measures.menu_row
        return row if 0 <= row < len(self._rows) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make what is under the pointer the current one."""
        row = self._row_at(event.position().toPoint())
        if row is not None and row != self._current:
            self._current = row
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is clicked."""
        if self._row_at(event.position().toPoint()) is not None:
            self.chosen.emit(self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        for number, one in enumerate(self._rows):
            top = SHADOW + PAD + number * m.menu_row
            box = QRectF(SHADOW + PAD, top, self.width() - 2 * (SHADOW + PAD), m.menu_row)
            if number == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(c.hover_raised)
                painter.drawRoundedRect(box, m.radius_control, m.radius_control)
            painter.setPen(c.text1)
            painter.setFont(fonts.sized(fonts.pixels(18)))
            cell = QRectF(box.left() + m.space8, box.top(), m.space24 + m.space4, box.height())
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, one.text)
            painter.setFont(fonts.get(Role.PREVIEW))
            painter.setPen(c.text2)
            words = box.adjusted(m.space8 + m.space32 + m.space4, 0, -m.space8, 0)
            name = one.shown_name(self.theme.look.language)
            name = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(words.width()))
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, name)
