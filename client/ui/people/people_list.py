"""Lists of people in one line each: avatar with presence, name, a tag at the end."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.row_view import RowDelegate
from client.viewmodels.people.lines import PersonLine
from client.viewmodels.people.naming import Presence, isolated

Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
UNSEEN = {Presence.OFFLINE, Presence.INVISIBLE}


class PeopleDelegate(RowDelegate):
    """Draws lines; who derives says how a row of its model is one."""

    def line(self, row: object) -> PersonLine | None:
        """Return a row as a line."""
        return row if isinstance(row, PersonLine) else None

    def height(self, row: object) -> int:
        """A member's height, a colleague's with a second line."""
        line, m = self.line(row), self.theme.measures
        return m.row_colleague if line is not None and line.under else m.row_member

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw avatar, name and tag."""
        line = self.line(row)
        if line is None:
            return
        c, m = self.theme.colours, self.theme.measures
        side = m.avatar_compact if line.under else m.avatar_member
        avatar = QRectF(box.left() + m.space8, box.center().y() - side / 2, side, side)
        portrait = Portrait(line.id, line.name, presence=line.presence)
        paint_avatar(painter, avatar, portrait, self.theme, surface)
        right = self._paint_tag(painter, box, line)
        if line.icon:
            size = self.theme.fonts.pixels(16)
            right -= size
            centre = QRectF(right, box.top(), size, box.height()).center()
            self.theme.icons.paint(painter, centre, line.icon, size, c.text3)
            right -= m.space8
        words = QRectF(avatar.right() + m.space8, box.top(), right - avatar.right() - m.space8, box.height())
        ink = c.text2 if line.presence in UNSEEN else c.text1
        if line.under:
            upper, lower = self.theme.fonts.line(Role.CONTROL), self.theme.fonts.line(Role.META)
            top = box.center().y() - (upper + lower) / 2
            below = QRectF(words.left(), top + upper, words.width(), lower)
            words = QRectF(words.left(), top, words.width(), upper)
            write(painter, self.theme, below, line.under, Role.META, c.text3)
        write(painter, self.theme, words, isolated(line.name), Role.CONTROL, ink)

    def _paint_tag(self, painter: QPainter, box: QRectF, line: PersonLine) -> float:
        """Draw the tag; return where the room for the name ends."""
        c, m = self.theme.colours, self.theme.measures
        right = box.right() - m.space8
        if not line.tag:
            return right
        font = self.theme.fonts.get(Role.META)
        width = QFontMetricsF(font).horizontalAdvance(line.tag) + m.space12
        tag = QRectF(right - width, box.center().y() - m.tag / 2, width, m.tag)
        painter.setPen(Qt.PenStyle.NoPen)
        quiet = c.pressed_raised if self.surface == "raised" else c.pressed
        painter.setBrush(c.tint if line.accent else quiet)
        painter.drawRoundedRect(tag, m.radius_tag, m.radius_tag)
        painter.setFont(font)
        painter.setPen(c.accent_text if line.accent else c.text2)
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, line.tag)
        return tag.left() - m.space8

    def tip(self, row: object, box: QRectF) -> str:
        """Say the name where it has no room."""
        line = self.line(row)
        if line is None:
            return ""
        room = box.width() - 3 * self.theme.measures.space32
        metrics = QFontMetricsF(self.theme.fonts.get(Role.CONTROL))
        return line.name if metrics.horizontalAdvance(line.name) > room else ""


class LineDelegate(PeopleDelegate):
    """Lines in a dialog."""

    surface = "raised"

    def __init__(self, theme: Theme, *, chooses: bool = False) -> None:
        super().__init__(theme)
        self.chooses = chooses
