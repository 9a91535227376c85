"""Paints what was found: headings, people and groups as a list shows them, messages with the words found."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from client.ui.chat.list.delegate import ConversationDelegate
from client.ui.chat.text.units import Units
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.row_view import RowDelegate
from client.viewmodels.conversations.model import Conversation
from client.viewmodels.search.found_rows import Heading, MessageFound, More, StillComing, before, said, shown
from client.viewmodels.times import Times

Wrapped = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


class FoundDelegate(RowDelegate):
    """Rows of a search; `rows` draws those that a list shows as well."""

    def __init__(self, theme: Theme, times: Times, surface: str) -> None:
        super().__init__(theme)
        self.surface = surface
        self.rows = ConversationDelegate(theme, times, self)

    def height(self, row: object) -> int:
        """A list's height, less for what only names or leads on."""
        m, fonts = self.theme.measures, self.theme.fonts
        match row:
            case Heading():
                return fonts.line(Role.META) + m.space12
            case More():
                return m.row_member
            case StillComing():
                return 2 * fonts.line(Role.META) + m.space16
            case _:
                return m.row_compact if self.rows.compact else m.row

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw any of them."""
        c, m = self.theme.colours, self.theme.measures
        inside = box.adjusted(m.space8, 0, -m.space8, 0)
        match row:
            case Conversation():
                self.rows.paint_row(painter, box, row, surface)
            case MessageFound():
                self._paint_message(painter, box, row, surface)
            case More():
                self._paint_more(painter, inside, row)
            case Heading():
                heading = inside.adjusted(0, m.space4, 0, 0)
                write(painter, self.theme, heading, shown(row), Role.META, c.text2)
            case StillComing():
                painter.setFont(self.theme.fonts.get(Role.META))
                painter.setPen(c.text3)
                painter.drawText(inside, Wrapped, shown(row))
            case _:
                pass

    def _paint_message(self, painter: QPainter, box: QRectF, row: MessageFound, surface: QColor) -> None:
        upper = Conversation(row.portrait, row.title, row.kind, row.presence, time=row.time)
        below = self.rows.paint_upper(painter, box, upper, surface)
        font = self.theme.fonts.get(Role.PREVIEW)
        words = QFontMetricsF(font).elidedText(said(row), Qt.TextElideMode.ElideRight, below.width())
        layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats(self._emphasis(words, row))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(below.width() + 1)
        layout.endLayout()
        painter.setPen(self.theme.colours.text2)
        layout.draw(painter, QPointF(below.left(), below.center().y() - line.height() / 2))

    def _emphasis(self, words: str, row: MessageFound) -> list[QTextLayout.FormatRange]:
        """Return how the words found look, as far as there is room for them."""
        units, shift = Units(words), len(before(row))
        room = len(words)
        ranges: list[QTextLayout.FormatRange] = []
        for first, last in row.places:
            begin, end = min(first + shift, room), min(last + shift, room)
            look = QTextLayout.FormatRange()
            look.start, look.length = units.of(begin), units.of(end) - units.of(begin)
            look.format = QTextCharFormat()
            look.format.setForeground(self.theme.colours.accent_text)
            ranges.append(look)
        return ranges

    def _paint_more(self, painter: QPainter, box: QRectF, row: More) -> None:
        ink, size = self.theme.colours.accent_text, self.theme.fonts.pixels(16)
        centre = QPointF(box.left() + size / 2, box.center().y())
        self.theme.icons.paint(painter, centre, "chevron_down", size, ink)
        beside = box.adjusted(size + self.theme.measures.space8, 0, 0, 0)
        write(painter, self.theme, beside, shown(row), Role.PREVIEW, ink)

    def tip(self, row: object, box: QRectF) -> str:
        """Say the whole title of a conversation, the whole of what a message's row shows."""
        if isinstance(row, Conversation):
            return self.rows.tip(row, box.width() + 2 * self.theme.measures.row_inset)
        return f"{row.title}\n{said(row)}" if isinstance(row, MessageFound) else ""
