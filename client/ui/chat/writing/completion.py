"""The short list under a word that may become something else; the editor keeps the focus."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.ui.chat.writing.editor import Editor
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.popup import SHADOW, Raised
from client.viewmodels.messages.emoji import Emoji

WIDTH = 240
PAD = 4
Item = TypeVar("Item")


class Offered(Raised, Generic[Item]):
    """Rows of which one is current; who derives draws them, says them, and tells when one is taken."""

    def __init__(self, theme: Theme, window: QWidget, editor: Editor) -> None:
        super().__init__(theme, window)
        self._editor = editor
        editor.popups.append(self)
        self.rows: Sequence[Item] = ()
        self._current = 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paint_item(self, painter: QPainter, box: QRectF, item: Item) -> None:
        """Draw a row."""
        raise NotImplementedError

    def spoken(self, item: Item) -> str:
        """Return a row as a screen reader says it."""
        raise NotImplementedError

    def take(self, item: Item) -> None:
        """Tell that a row was taken."""
        raise NotImplementedError

    @property
    def current_item(self) -> Item | None:
        """The row that Enter would take."""
        return self.rows[self._current] if self.rows else None

    def offer(self, rows: Sequence[Item]) -> None:
        """Offer other rows under the word that is written, the first as the current one; none close it."""
        if not rows:
            self.hide()
            return
        self.rows, self._current = rows, 0
        box = self._editor.word_box()
        self.open_at(QRect(self._editor.mapTo(self._window, box.topLeft()), box.size()))
        self._tell()
        self.update()

    def key(self, key: int) -> None:
        """Walk, take or leave."""
        item = self.current_item
        if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} and self.rows:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._current = (self._current + step) % len(self.rows)
            self._tell()
            self.update()
        elif key == Qt.Key.Key_Escape:
            self.hide()
        elif item is not None:
            self.take(item)

    def _tell(self) -> None:
        item = self.current_item
        self.setAccessibleName("" if item is None else self.spoken(item))

    def sizeHint(self) -> QSize:
        """As high as the rows."""
        height = len(self.rows) * self.theme.measures.menu_row
        width = self.theme.fonts.pixels(WIDTH)
        return QSize(width + 2 * SHADOW, height + 2 * (SHADOW + PAD))

    def _row_at(self, point: QPoint) -> int | None:
        row = (point.y() - SHADOW - PAD) // self.theme.measures.menu_row
        return row if 0 <= row < len(self.rows) else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Make what is under the pointer the current one."""
        row = self._row_at(event.position().toPoint())
        if row is not None and row != self._current:
            self._current = row
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is clicked."""
        row = self._row_at(event.position().toPoint())
        if row is not None:
            self.take(self.rows[row])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self.theme.colours, self.theme.measures
        for number, one in enumerate(self.rows):
            top = SHADOW + PAD + number * m.menu_row
            box = QRectF(SHADOW + PAD, top, self.width() - 2 * (SHADOW + PAD), m.menu_row)
            if number == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(c.hover_raised)
                painter.drawRoundedRect(box, m.radius_control, m.radius_control)
            self.paint_item(painter, box, one)


class Completion(Offered[Emoji]):
    """Shows the emoji that fit; `chosen` carries one."""

    chosen = Signal(str)

    @property
    def current(self) -> str:
        """The emoji that Enter would take."""
        item = self.current_item
        return "" if item is None else item.text

    def spoken(self, item: Emoji) -> str:
        """Say its name."""
        return item.name

    def take(self, item: Emoji) -> None:
        """Tell which one."""
        self.chosen.emit(item.text)

    def paint_item(self, painter: QPainter, box: QRectF, item: Emoji) -> None:
        """Draw emoji and name."""
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        painter.setPen(c.text1)
        painter.setFont(fonts.sized(fonts.pixels(18)))
        cell = QRectF(box.left() + m.space8, box.top(), m.space24 + m.space4, box.height())
        painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, item.text)
        words = box.adjusted(m.space8 + m.space32 + m.space4, 0, -m.space8, 0)
        name = item.shown_name(self.theme.look.language)
        write(painter, self.theme, words, name, Role.PREVIEW, c.text2)
