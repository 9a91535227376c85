"""The line between a chat and what one writes with: who types."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme


class TypingLine(QWidget):
    """Says who types, with three dots; as high when nobody does."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words = ""
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        self.setFixedHeight(self._theme.measures.typing_line)

    def say(self, words: str) -> None:
        """Say who types, or nothing."""
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw dots and words."""
        if not self._words:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        m, c = self._theme.measures, self._theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(c.text3)
        left, middle, dot = float(m.space20), self.height() / 2, m.space4 / 2
        for number, opacity in enumerate((1.0, 0.7, 0.4)):
            painter.setOpacity(opacity)
            painter.drawEllipse(QPointF(left + dot + number * 3.5 * dot, middle), dot, dot)
        painter.setOpacity(1)
        font = self._theme.fonts.get(Role.META)
        box = QRectF(self.rect()).adjusted(left + m.space24, 0, -m.space20, 0)
        shown = QFontMetricsF(font).elidedText(self._words, Qt.TextElideMode.ElideRight, box.width())
        painter.setFont(font)
        painter.setPen(c.text2)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
