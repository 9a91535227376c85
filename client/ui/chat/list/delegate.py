"""Paints a row of the conversation list."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from client.ui.drawing.avatars import Portrait, paint_avatar
from client.ui.theme.fonts import Role as FontRole
from client.ui.theme.theme import Theme
from client.ui.widgets.labels import paint_badge
from client.viewmodels.conversations.model import Conversation, PreviewTone, Role, preview
from client.viewmodels.people.naming import isolated
from client.viewmodels.people.presence import presence_words
from client.viewmodels.times import Times

SEPARATOR = 9
AlignLeft = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
AlignRight = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine


class ConversationDelegate(QStyledItemDelegate):
    """Two lines beside an avatar: title and time, preview and unread count."""

    def __init__(self, theme: Theme, times: Times, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.times = times
        self.compact = False
        self.ringed = False

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """A row's height, and room for the line after the pinned ones."""
        m = self._theme.measures
        height = m.row_compact if self.compact else m.row
        return QSize(m.list_least, height + (SEPARATOR if index.data(Role.FIRST_UNPINNED) else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row."""
        row = index.data(Role.ROW)
        if not isinstance(row, Conversation):
            return
        state: QStyle.StateFlag = option.state
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        m = self._theme.measures
        if index.data(Role.FIRST_UNPINNED):
            self._paint_separator(painter, rect)
            rect = rect.adjusted(0, SEPARATOR, 0, 0)
        box = QRectF(rect).adjusted(m.row_inset, 0, -m.row_inset, 0)
        self.paint_row(painter, box, row, self._paint_ground(painter, box, state))
        painter.restore()

    def paint_row(self, painter: QPainter, box: QRectF, row: Conversation, surface: QColor) -> None:
        """Draw a row into its box, which stands on a surface."""
        self._paint_preview(painter, self.paint_upper(painter, box, row, surface), row)

    def paint_upper(self, painter: QPainter, box: QRectF, row: Conversation, surface: QColor) -> QRectF:
        """Draw avatar and title; return the place of the line below the title."""
        m, fonts = self._theme.measures, self._theme.fonts
        side = m.avatar_compact if self.compact else m.avatar_row
        avatar = QRectF(box.left() + m.space8, box.center().y() - side / 2, side, side)
        portrait = Portrait(row.id, row.title, row.kind, row.presence)
        paint_avatar(painter, avatar, portrait, self._theme, surface)
        words = box.adjusted(m.space8 + side + m.avatar_gap, 0, -m.space8, 0)
        upper, lower = fonts.line(FontRole.CONTROL), fonts.line(FontRole.PREVIEW)
        top = words.center().y() - (upper + lower) / 2
        self._paint_title(painter, QRectF(words.left(), top, words.width(), upper), row)
        return QRectF(words.left(), top + upper, words.width(), lower)

    def _paint_separator(self, painter: QPainter, rect: QRect) -> None:
        m = self._theme.measures
        inset = m.row_inset + m.space8
        middle = rect.top() + SEPARATOR // 2
        painter.fillRect(rect.left() + inset, middle, rect.width() - 2 * inset, 1, self._theme.colours.line)

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> QColor:
        c, radius = self._theme.colours, self._theme.measures.radius_row
        surface = c.subtle
        if state & QStyle.StateFlag.State_Selected:
            surface = c.selected
        elif state & QStyle.StateFlag.State_MouseOver:
            surface = c.hover
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface)
        if surface is not c.subtle:
            painter.drawRoundedRect(box, radius, radius)
        if self.ringed and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(c.accent_text, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        return surface

    def _paint_title(self, painter: QPainter, box: QRectF, row: Conversation) -> None:
        c, m, fonts = self._theme.colours, self._theme.measures, self._theme.fonts
        right = box.right()
        if row.time:
            font = fonts.get(FontRole.META, figures=True)
            time = self.times.in_list(row.time)
            width = QFontMetricsF(font).horizontalAdvance(time)
            painter.setFont(font)
            painter.setPen(c.text3)
            painter.drawText(QRectF(right - width - 1, box.top(), width + 1, box.height()), AlignRight, time)
            right -= width + m.space8
        marks = _marks(row)
        room = right - box.left() - len(marks) * (m.space16 + 2)
        font = fonts.get(FontRole.CONTROL)
        metrics = QFontMetricsF(font)
        title = metrics.elidedText(isolated(row.title), Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(c.text1)
        painter.drawText(QRectF(box.left(), box.top(), room + 1, box.height()), AlignLeft, title)
        x = box.left() + metrics.horizontalAdvance(title) + m.space4 + m.space8
        for name in marks:
            ink = c.warning_text if name == "lock_open" else c.text3
            centre = QPointF(x, box.center().y())
            self._theme.icons.paint(painter, centre, name, fonts.pixels(12), ink, filled=True)
            x += m.space16 + 2

    def _paint_preview(self, painter: QPainter, box: QRectF, row: Conversation) -> None:
        c, m = self._theme.colours, self._theme.measures
        right = box.right()
        width = paint_badge(painter, right, box.center().y(), row.unread, self._theme, muted=row.muted)
        if row.flagged and not width:
            width = m.dot
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.text3 if row.muted else c.badge)
            painter.drawEllipse(QPointF(right - width / 2, box.center().y()), width / 2, width / 2)
        right -= width + (m.space8 if width else 0)
        if row.muted:
            size = self._theme.fonts.pixels(16)
            centre = QPointF(right - size / 2, box.center().y())
            self._theme.icons.paint(painter, centre, "alert_off", size, c.text3)
            right -= size + m.space8
        line = preview(row)
        font = self._theme.fonts.get(FontRole.PREVIEW)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        left = box.left()
        if row.waiting and not line.mark:
            size = self._theme.fonts.pixels(12)
            centre = QPointF(left + size / 2, box.center().y())
            self._theme.icons.paint(painter, centre, "clock", size, c.text3)
            left += size + m.space4
        if line.mark:
            mark = metrics.elidedText(line.mark, Qt.TextElideMode.ElideRight, right - left)
            painter.setPen(self._mark_colour(line.tone))
            painter.drawText(QRectF(left, box.top(), right - left, box.height()), AlignLeft, mark)
            left += metrics.horizontalAdvance(mark) + m.space4
        if line.words and right - left > m.space16:
            words = metrics.elidedText(line.words, Qt.TextElideMode.ElideRight, right - left)
            painter.setPen(c.text2)
            painter.drawText(QRectF(left, box.top(), right - left + 1, box.height()), AlignLeft, words)

    # Tooltips

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Say the whole title where the row has no room for it, and what somebody says of being there."""
        row = index.data(Role.ROW)
        if event.type() is not QEvent.Type.ToolTip or not isinstance(row, Conversation):
            return super().helpEvent(event, view, option, index)
        rect: QRect = option.rect
        QToolTip.showText(event.globalPos(), self.tip(row, rect.width()), view)
        return True

    def tip(self, row: Conversation, width: float) -> str:
        """Return what a tooltip says of a row that is as wide as this."""
        title = row.title if self.elides(row, width) else ""
        parts = (title, presence_words(row.presence) if row.presence and row.status else "", row.status)
        return "\n".join(part for part in parts if part)

    def elides(self, row: Conversation, width: float) -> bool:
        """Tell whether a row as wide as this cannot show its whole title."""
        m, fonts = self._theme.measures, self._theme.fonts
        side = m.avatar_compact if self.compact else m.avatar_row
        room = width - 2 * (m.row_inset + m.space8) - side - m.avatar_gap
        room -= len(_marks(row)) * (m.space16 + 2)
        if row.time:
            time = QFontMetricsF(fonts.get(FontRole.META, figures=True))
            room -= time.horizontalAdvance(self.times.in_list(row.time)) + m.space8
        return QFontMetricsF(fonts.get(FontRole.CONTROL)).horizontalAdvance(isolated(row.title)) > room

    def _mark_colour(self, tone: PreviewTone) -> QColor:
        c = self._theme.colours
        if tone in {PreviewTone.MENTION, PreviewTone.FAILED}:
            return c.danger_text
        return c.warning_text if tone is PreviewTone.DRAFT else c.accent_text


def _marks(row: Conversation) -> list[str]:
    """Return the icons after a title."""
    return [name for name, on in (("pin", row.pinned), ("lock_open", not row.encrypted)) if on]
