"""Paints a quick reply in a list, its category above the first one of it."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.row_view import AnyIndex, RowDelegate
from client.viewmodels.chat.replies import ReplyRow
from client.viewmodels.people.naming import isolated
from client.viewmodels.row_model import ROW

HEADING = 28


class ReplyDelegate(RowDelegate):
    """One line of the words; all of them stand in the tooltip. `surface` is the list's own ground."""

    def __init__(self, theme: Theme, surface: str) -> None:
        super().__init__(theme)
        self.surface = surface

    def height(self, row: object) -> int:
        """As high as a row of a menu."""
        return self.theme.measures.menu_row

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Add room for the heading."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + self._heading_height(index.data(ROW)))

    def _heading_height(self, row: object) -> int:
        return self.theme.fonts.pixels(HEADING) if isinstance(row, ReplyRow) and row.heading else 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the heading, and the row below it."""
        row, rect = index.data(ROW), QRect(option.rect)
        above = self._heading_height(row)
        if above:
            self._paint_heading(painter, QRectF(rect.x(), rect.y(), rect.width(), above), row.heading)
        below = QStyleOptionViewItem(option)
        below.rect = rect.adjusted(0, above, 0, 0)
        super().paint(painter, below, index)

    def _paint_heading(self, painter: QPainter, box: QRectF, heading: str) -> None:
        m = self.theme.measures
        words = box.adjusted(m.row_inset + m.space8, 0, -m.row_inset - m.space8, 0)
        write(painter, self.theme, words, isolated(heading), Role.META, self.theme.colours.text3)

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw the words."""
        if not isinstance(row, ReplyRow):
            return
        m = self.theme.measures
        words = box.adjusted(m.space8, 0, -m.space8, 0)
        write(painter, self.theme, words, isolated(row.line), Role.CONTROL, self.theme.colours.text1)

    def tip(self, row: object, box: QRectF) -> str:
        """Say all of it."""
        return row.text if isinstance(row, ReplyRow) else ""
