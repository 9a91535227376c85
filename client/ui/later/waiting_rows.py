"""What waits for its time, a line each: a sign, the words, and when below them."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from client.ui.theme.fonts import Role
from client.ui.widgets.row_view import RowDelegate
from client.viewmodels.people_lines import PersonLine

LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
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
        self._write(painter, QRectF(words.left(), top, words.width(), upper), row.name, Role.CONTROL, c.text1)
        below = QRectF(words.left(), top + upper, words.width(), lower)
        self._write(painter, below, row.under, Role.META, c.accent_text if row.accent else c.text3)

    def _words(self, box: QRectF) -> QRectF:
        m = self.theme.measures
        return box.adjusted(self.theme.fonts.pixels(ICON) + 2 * m.space12, 0, -m.space12, 0)

    def _write(self, painter: QPainter, box: QRectF, text: str, role: Role, ink: QColor) -> None:
        font = self.theme.fonts.get(role)
        said = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box.adjusted(0, 0, 1, 0), LEFT, said)

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
