"""Paints measured rows of a chat."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QTextCharFormat

from client.ui.chat.log.attachment_painter import AttachmentPainter
from client.ui.chat.log.row_layout import QUOTE_BAR, Act, RowLayout, Target
from client.ui.chat.log.row_words import quote_words
from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.viewmodels.chat.rows import Delivery
from client.viewmodels.people.naming import isolated

Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
Right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine
Centre = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine
RING_GAP = 1
"""Space between a bubble and the ring; the ring stays within the 4 px between two messages."""
RING_REACH = 4
"""How far the ring may reach beyond its row."""
GLOW = 0.22
"""How much of the accent a row has that shines."""
GLOW_REACH = 4
ICONS = {
    Delivery.WAITING: "clock",
    Delivery.HELD: "clock",
    Delivery.SENT: "checkmark",
    Delivery.DELIVERED: "checkmark",
    Delivery.READ: "checkmark",
    Delivery.FAILED: "error_circle",
}


UNDER_WAY = frozenset({Delivery.WAITING, Delivery.HELD})
BESIDE = UNDER_WAY | {Delivery.FAILED}
"""What may have a mark beside its bubble."""
STATUS_ACTS = frozenset({Act.RETRY, Act.DROP, Act.CANCEL, Act.RECONNECT})
"""What stands as words in the line below a bubble."""
FILE_ACTS = frozenset({Act.PICTURE, Act.FILE})
"""What stands in a bubble besides its words."""


@dataclass(frozen=True, slots=True)
class RowState:
    """What the view knows about a row: what is selected, under the pointer, ringed for the keyboard.

    `glow` is how much it shines, from 0 to 1, since somebody looked for it.
    """

    selected: tuple[int, int] | None = None
    hovered: bool = False
    target: Target | None = None
    ringed: bool = False
    glow: float = 0.0


def bubble_path(box: QRectF, radius: float, author: float, *, own: bool) -> QPainterPath:
    """Return a bubble's outline: round, but for the top corner at its author's side."""
    left = radius if own else author
    right = author if own else radius
    path = QPainterPath()
    path.moveTo(box.left() + left, box.top())
    path.lineTo(box.right() - right, box.top())
    path.arcTo(QRectF(box.right() - 2 * right, box.top(), 2 * right, 2 * right), 90, -90)
    path.lineTo(box.right(), box.bottom() - radius)
    path.arcTo(QRectF(box.right() - 2 * radius, box.bottom() - 2 * radius, 2 * radius, 2 * radius), 0, -90)
    path.lineTo(box.left() + radius, box.bottom())
    path.arcTo(QRectF(box.left(), box.bottom() - 2 * radius, 2 * radius, 2 * radius), 270, -90)
    path.lineTo(box.left(), box.top() + left)
    path.arcTo(QRectF(box.left(), box.top(), 2 * left, 2 * left), 180, -90)
    path.closeSubpath()
    return path


class RowPainter:
    """Draws rows in the theme's colours; the painter stands at the row's upper left corner."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self.attachments = AttachmentPainter(theme)

    def paint(self, painter: QPainter, row: RowLayout, state: RowState, clip: QRectF) -> None:
        """Draw a row as far as it lies in the clip (in the row's own coordinates)."""
        if state.glow:
            self._paint_glow(painter, row, state.glow)
        self._paint_above(painter, row)
        if row.lines is not None:
            painter.setPen(self._theme.colours.text3)
            row.lines.paint(painter, row.status.topLeft())
            if state.ringed:
                half = row.lines.widest / 2 + self._theme.measures.space8
                middle = row.status.center().x()
                self._paint_ring(
                    painter, QRectF(middle - half, row.status.top(), 2 * half, row.status.height())
                )
            return
        self._paint_head(painter, row)
        self._paint_bubble(painter, row)
        if row.files is not None:
            self._paint_files(painter, row, state, clip)
        self._paint_text(painter, row, state, clip)
        for target in row.targets:
            if target.act is Act.REACT:
                self._paint_reaction(painter, row, target, hovered=target == state.target)
        self._paint_status(painter, row, state)
        if state.hovered:
            self._paint_time(painter, row)
        if state.ringed:
            self._paint_ring(painter, row.bubble)

    def _paint_glow(self, painter: QPainter, row: RowLayout, strength: float) -> None:
        ink = QColor(self._theme.colours.accent)
        ink.setAlphaF(GLOW * strength)
        box = row.status if row.line else row.bubble
        painter.fillRect(QRectF(0, box.top() - GLOW_REACH, row.width, box.height() + 2 * GLOW_REACH), ink)

    def _words(
        self, painter: QPainter, box: QRectF, text: str, ink: QColor, how: int, role: Role = Role.META
    ) -> None:
        painter.setFont(self._theme.fonts.get(role))
        painter.setPen(ink)
        painter.drawText(box, how, text)

    def _paint_above(self, painter: QPainter, row: RowLayout) -> None:
        c = self._theme.colours
        if row.day.isValid():
            self._words(painter, row.day, row.setting.day, c.text3, Centre)
        if row.fresh.isValid():
            said = QCoreApplication.translate("Chat", "New messages")
            width = QFontMetricsF(self._theme.fonts.get(Role.META)).horizontalAdvance(said)
            self._words(painter, row.fresh, said, c.danger_text, Centre)
            middle, half = row.fresh.center(), width / 2 + self._theme.measures.space12
            ink = QColor(c.danger_text)
            ink.setAlphaF(0.5)
            for left, right in (
                (row.fresh.left(), middle.x() - half),
                (middle.x() + half, row.fresh.right()),
            ):
                painter.fillRect(QRectF(left, round(middle.y()), right - left, 1), ink)

    def _paint_head(self, painter: QPainter, row: RowLayout) -> None:
        c = self._theme.colours
        if row.avatar.isValid():
            portrait = Portrait(row.row.author, row.row.name)
            paint_avatar(painter, row.avatar, portrait, self._theme, c.base)
        if row.name.isValid():
            metrics = QFontMetricsF(self._theme.fonts.get(Role.META))
            time = metrics.horizontalAdvance(row.time) + self._theme.measures.space8
            room = row.name.width() - time
            name = metrics.elidedText(isolated(row.row.name), Qt.TextElideMode.ElideRight, room)
            self._words(painter, row.name, name, c.text2, Left)
            left = row.name.left() + metrics.horizontalAdvance(name) + self._theme.measures.space8
            self._words(painter, row.name.adjusted(left - row.name.left(), 0, 0, 0), row.time, c.text3, Left)

    def _paint_bubble(self, painter: QPainter, row: RowLayout) -> None:
        c, m = self._theme.colours, self._theme.measures
        author = m.radius_author if row.setting.heads else m.radius_bubble
        if not row.bare:
            path = bubble_path(row.bubble, m.radius_bubble, author, own=row.row.own)
            painter.fillPath(path, c.bubble_own if row.row.own else c.bubble_other)
        failed = row.row.delivery is Delivery.FAILED
        if failed or (row.row.delivery in UNDER_WAY and not row.status_words):
            size = self._theme.fonts.pixels(16)
            centre = QPointF(row.bubble.left() - m.space8 - size / 2, row.bubble.center().y())
            ink = c.danger_text if failed else c.text3
            self._theme.icons.paint(painter, centre, ICONS[row.row.delivery], size, ink, filled=failed)

    def _paint_files(self, painter: QPainter, row: RowLayout, state: RowState, clip: QRectF) -> None:
        over = state.target
        number = int(over.value) if over is not None and over.act in FILE_ACTS else None
        self.attachments.paint(painter, row, number, clip)

    def _paint_ring(self, painter: QPainter, box: QRectF) -> None:
        """Draw the focus ring around what keys act on."""
        m = self._theme.measures
        out = RING_GAP + m.focus_ring / 2
        painter.setPen(QPen(self._theme.colours.accent_text, m.focus_ring))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = m.radius_bubble + out
        painter.drawRoundedRect(box.adjusted(-out, -out, out, out), radius, radius)

    def _paint_text(self, painter: QPainter, row: RowLayout, state: RowState, clip: QRectF) -> None:
        c = self._theme.colours
        if row.quote.isValid():
            bar = QRectF(row.quote.left(), row.quote.top() + 1, QUOTE_BAR, row.quote.height() - 2)
            painter.fillRect(bar, c.border)
            box = row.quote.adjusted(QUOTE_BAR + self._theme.measures.space8, 0, 0, 0)
            metrics = QFontMetricsF(self._theme.fonts.get(Role.PREVIEW))
            said = metrics.elidedText(quote_words(row.row), Qt.TextElideMode.ElideRight, box.width())
            self._words(painter, box, said, c.text2, Left, Role.PREVIEW)
        if row.block is None:
            return
        selection = QTextCharFormat()
        selection.setBackground(c.accent)
        selection.setForeground(c.on_accent)
        painter.setPen(c.text1)
        painter.save()
        # Thousands of marks on one letter reach far beyond its line: they end at the bubble.
        painter.setClipRect(row.bubble, Qt.ClipOperation.IntersectClip)
        row.block.draw(painter, row.text, clip, state.selected, selection)
        painter.restore()

    def _paint_reaction(self, painter: QPainter, row: RowLayout, target: Target, *, hovered: bool) -> None:
        c = self._theme.colours
        mine = any(one.emoji == target.value and one.mine for one in row.row.reactions)
        box, radius = target.box.adjusted(0.5, 0.5, -0.5, -0.5), target.box.height() / 2
        painter.setPen(QPen(c.accent_text if mine else c.line, 1.5 if mine else 1))
        painter.setBrush(c.tint if mine else c.hover if hovered else c.base)
        painter.drawRoundedRect(box, radius, radius)
        painter.setFont(self._theme.fonts.get(Role.META, figures=True))
        painter.setPen(c.accent_text if mine else c.text2)
        painter.drawText(target.box, Centre, target.words)

    def _paint_status(self, painter: QPainter, row: RowLayout, state: RowState) -> None:
        if not row.status_words:
            return
        c, m = self._theme.colours, self._theme.measures
        failed = row.row.delivery is Delivery.FAILED
        ink = c.danger_text if failed else c.text3
        readers = row.row.readers if row.row.delivery is Delivery.SENT else None
        if readers is not None and readers[0] < readers[1]:
            ink = c.accent_text
        self._words(painter, row.status, row.status_words, ink, Right)
        for target in row.targets:
            if target.act in STATUS_ACTS:
                self._words(painter, target.box, target.words, c.accent_text, Left)
                if target == state.target:
                    line = target.box.center().y() + 8
                    painter.fillRect(QRectF(target.box.left(), line, target.box.width(), 1), c.accent_text)
        if failed:
            return
        width = QFontMetricsF(self._theme.fonts.get(Role.META)).horizontalAdvance(row.status_words)
        if readers is not None:
            self._paint_readers(painter, row, width, readers)
            return
        size = self._theme.fonts.pixels(16 if ICONS[row.row.delivery] == "clock" else 12)
        centre = QPointF(row.status.right() - width - m.space4 - size / 2, row.status.center().y())
        icons = self._theme.icons
        icons.paint(painter, centre, ICONS[row.row.delivery], size, ink)
        if row.row.delivery is Delivery.READ:
            icons.paint(painter, centre - QPointF(round(size * 0.4), 0), "checkmark", size, ink)

    def _paint_readers(
        self, painter: QPainter, row: RowLayout, words: float, readers: tuple[int, int]
    ) -> None:
        """Draw how many have read it as a ring that closes; once all have, two ticks."""
        read, of = readers
        c, size = self._theme.colours, self._theme.fonts.pixels(12)
        centre = QPointF(row.status.right() - words - self._theme.measures.space4 - size / 2, 0)
        centre.setY(row.status.center().y())
        if read >= of:
            for shift in (0, round(size * 0.4)):
                self._theme.icons.paint(painter, centre - QPointF(shift, 0), "checkmark", size, c.text3)
            return
        box = QRectF(centre.x() - size / 2 + 1, centre.y() - size / 2 + 1, size - 2, size - 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(c.pressed, 2))
        painter.drawEllipse(box)
        painter.setPen(QPen(c.accent_text, 2))
        painter.drawArc(box, 90 * 16, -round(360 * 16 * read / max(1, of)))

    def _paint_time(self, painter: QPainter, row: RowLayout) -> None:
        """Say the time beside the bubble under the pointer."""
        m, height = self._theme.measures, self._theme.fonts.line(Role.META)
        painter.setFont(self._theme.fonts.get(Role.META, figures=True))
        painter.setPen(self._theme.colours.text3)
        top = row.bubble.bottom() - height
        if row.row.own:
            left = m.space24 if row.row.delivery in BESIDE else 0
            box = QRectF(0, top, row.bubble.left() - m.space8 - left, height)
            painter.drawText(box, Right, row.time)
        else:
            painter.drawText(QRectF(row.bubble.right() + m.space8, top, 80, height), Left, row.time)
