"""A line between two parts of a window that tells something and opens more of it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted

ICON = 16


class OpenLine(Painted):
    """An icon, as many words as there is room for, and a sign that a click opens more; gone without words."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme)
        self._icon = icon
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def words(self) -> str:
        """What it tells."""
        return self._words

    def say(self, words: str) -> None:
        """Tell something, or nothing."""
        self._words = words
        self.retranslate()
        self.setVisible(bool(words))
        self.update()

    def retranslate(self) -> None:
        """Say what it tells to eyes that have no room for it, and to screen readers."""
        self.name(self._words)

    def name(self, words: str) -> None:
        """Be known by these words."""
        self.setAccessibleName(words)
        self.setToolTip(words)

    def sizeHint(self) -> QSize:
        """As high as a row of a menu."""
        return QSize(0, self.theme.measures.menu_row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the icon and the words."""
        painter = QPainter(self)
        c, m = self.theme.colours, self.theme.measures
        painter.fillRect(self.rect(), c.pressed if self.isDown() else c.hover if self.hovered else c.subtle)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.line)
        size = self.theme.fonts.pixels(ICON)
        middle = (self.height() - 1) / 2
        self.theme.icons.paint(
            painter, QPointF(m.space20 + size / 2, middle), self._icon, size, c.accent_text
        )
        right = self.width() - m.space20
        self.theme.icons.paint(painter, QPointF(right - size / 2, middle), "chevron_right", size, c.text3)
        font = self.theme.fonts.get(Role.PREVIEW)
        left = m.space20 + size + m.space8
        box = QRectF(left, 0, right - size - m.space8 - left, self.height() - 1)
        shown = QFontMetricsF(font).elidedText(self._words, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(c.text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
