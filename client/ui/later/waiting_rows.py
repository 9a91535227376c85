"""What waits for its time, a line each: a sign, the words, and when below them."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.widgets.row_view import RowDelegate
from client.viewmodels.people.lines import PersonLine

ICON = 20


class WaitingDelegate(RowDelegate):
    """Draws the lines; the sign stands where people have their picture."""

    surface = "raised"

    def height(self, row: object) -> int:
        """As high as a colleague's with a second line."""
        return self.theme.measures.row_colleague

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw sign, words and time."""
        if not isinstance(row, PersonLine):
            return
        c, fonts = self.theme.colours, self.theme.fonts
        words = self._words(box)
        size = fonts.pixels(ICON)
        middle = QPointF(box.left() + (words.left() - box.left()) / 2, box.center().y())
        ink = c.danger_text if row.icon == "error_circle" else c.accent_text
        self.theme.icons.paint(painter, middle, row.icon, size, ink)
        upper, lower = fonts.line(Role.CONTROL), fonts.line(Role.META)
        top = box.center().y() - (upper + lower) / 2
        above = QRectF(words.left(), top, words.width(), upper)
        write(painter, self.theme, above, row.name, Role.CONTROL, c.text1)
        below = QRectF(words.left(), top + upper, words.width(), lower)
        write(painter, self.theme, below, row.under, Role.META, c.accent_text if row.accent else c.text3)

    def _words(self, box: QRectF) -> QRectF:
        m = self.theme.measures
        return box.adjusted(self.theme.fonts.pixels(ICON) + 2 * m.space12, 0, -m.space12, 0)

    def tip(self, row: object, box: QRectF) -> str:
        """Say what has no room."""
        if not isinstance(row, PersonLine):
            return ""
        room, fonts = self._words(box).width(), self.theme.fonts
        parts = ((row.name, Role.CONTROL), (row.under, Role.META))
        too_long = [
            text for text, role in parts if QFontMetricsF(fonts.get(role)).horizontalAdvance(text) > room
        ]
        return "\n".join(too_long)
