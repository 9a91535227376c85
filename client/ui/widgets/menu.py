"""Menus in our looks: round corners, ticks and marks in one column, keys quiet at the right end."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QFontMetrics,
    QKeySequence,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme

WORDS = 264
"""Logical pixels that words of people take at most, at 100 %."""
TICK = "✓"
"""Stands for a tick at the right end, after a tab: where a mark has the column of ticks."""
Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
Right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextSingleLine


class Menu(QMenu):
    """A menu made for one use: it goes away for good when it closes."""

    def __init__(self, theme: Theme, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self._theme = theme
        self._destructive: list[QAction] = []
        if not isinstance(parent, QMenu):
            self.aboutToHide.connect(self.deleteLater)

    def fit(
        self, words: str, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, *, beside: str = ""
    ) -> str:
        """Return words of people as an entry shows them: at a width, and "&", which marks keys, as itself.

        `beside` is what else the entry says.
        """
        fonts = self._theme.fonts
        metrics = QFontMetrics(fonts.get(Role.CONTROL))
        room = fonts.pixels(WORDS) - metrics.horizontalAdvance(beside)
        return metrics.elidedText(words, mode, room).replace("&", "&&")

    def add_destructive(self, words: str, act: Callable[[], object]) -> QAction:
        """Add what takes something away for good: it is told from the others by its colour, too."""
        action = self.addAction(words, act)
        self._destructive.append(action)
        return action

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners; transparency would need a compositor, which not every desktop has."""
        super().resizeEvent(event)
        radius = self._theme.measures.radius_row
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), radius, radius)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))

    # What it looks like

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the entries."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m = self._theme.colours, self._theme.measures
        painter.fillRect(self.rect(), c.raised)
        painter.setPen(QPen(c.line_raised, 1))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), m.radius_row, m.radius_row
        )
        for action in self.actions():
            box = self.actionGeometry(action)
            if (
                not action.isVisible()
                or isinstance(action, QWidgetAction)
                or not event.rect().intersects(box)
            ):
                continue
            if action.isSeparator():
                painter.fillRect(
                    box.left() + m.space8, box.center().y(), box.width() - 2 * m.space8, 1, c.line_raised
                )
            else:
                self._paint_entry(painter, action, box)

    def _paint_entry(self, painter: QPainter, action: QAction, box: QRect) -> None:
        c, m = self._theme.colours, self._theme.measures
        enabled = action.isEnabled()
        if enabled and action is self.activeAction():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(c.hover_raised)
            painter.drawRoundedRect(QRectF(box), m.radius_control, m.radius_control)
        words, _, end = action.text().partition("\t")
        end = end or action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        middle = QRectF(box).center().y()
        right = box.right() + 1 - m.space12
        if isinstance(action.menu(), QMenu) or end == TICK:
            icon = "checkmark" if end == TICK else "chevron_right"
            self._theme.icons.paint(
                painter,
                QPointF(right - m.space16 / 2, middle),
                icon,
                m.space16,
                c.text2 if enabled else c.disabled,
            )
        elif end:
            painter.setFont(self._theme.fonts.get(Role.META))
            painter.setPen(c.text3 if enabled else c.disabled)
            painter.drawText(QRect(box.left(), box.top(), right - box.left(), box.height()), Right, end)
        left = self._paint_mark(painter, action, box)
        painter.setFont(self._theme.fonts.get(Role.CONTROL))
        ink = c.danger_text if action in self._destructive else c.text1
        painter.setPen(ink if enabled else c.disabled)
        painter.drawText(QRect(left, box.top(), right - left, box.height()), Left, shown(words))

    def _paint_mark(self, painter: QPainter, action: QAction, box: QRect) -> int:
        """Draw the tick of an entry, or its icon; return where words begin, the same in all entries."""
        c, m = self._theme.colours, self._theme.measures
        marked = any(one.isCheckable() or not one.icon().isNull() for one in self.actions())
        left = box.left() + (m.space8 if marked else m.space12)
        place = QRect(left, box.center().y() + 1 - m.space16 // 2, m.space16, m.space16)
        if not action.icon().isNull():
            action.icon().paint(painter, place)
        elif action.isChecked():
            ink = c.text2 if action.isEnabled() else c.disabled
            self._theme.icons.paint(painter, QRectF(place).center(), "checkmark", m.space16, ink)
        return place.right() + 1 + m.space8 if marked else left


def shown(words: str) -> str:
    """Return the words of an entry without the marks of keys."""
    return "&".join(part.replace("&", "") for part in words.split("&&"))
