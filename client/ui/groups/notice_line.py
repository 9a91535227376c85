"""The notice of a group in one line, where there is no room for the column that tells it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted

ICON = 16
MOST = 400
"""Characters that are told here: the whole of a long notice opens by a click."""


class NoticeLine(Painted):
    """Stands below a chat's header; a click opens all of it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()
        self.retranslate()

    def say(self, words: str) -> None:
        """Show a notice, or nothing."""
        self._words = " ".join(words[:MOST].split())
        self.retranslate()
        self.setVisible(bool(self._words))
        self.update()

    def retranslate(self) -> None:
        """Say what it is in the present language."""
        said = self.tr("Notice: {words}").format(words=self._words)
        self.setAccessibleName(said)
        self.setToolTip(said)

    def sizeHint(self) -> QSize:
        """As high as a row of a menu."""
        return QSize(0, self.theme.measures.menu_row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, a megaphone and as many words as there is room for."""
        painter = QPainter(self)
        c, m = self.theme.colours, self.theme.measures
        painter.fillRect(self.rect(), c.pressed if self.isDown() else c.hover if self.hovered else c.subtle)
        painter.fillRect(0, self.height() - 1, self.width(), 1, c.line)
        size = self.theme.fonts.pixels(ICON)
        middle = (self.height() - 1) / 2
        self.theme.icons.paint(
            painter, QPointF(m.space20 + size / 2, middle), "megaphone", size, c.accent_text
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
