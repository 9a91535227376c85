"""A tab above pages: words, underlined while its page is shown."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted

LINE = 2


class Tab(Painted):
    """One of several; put them into the same parent."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name(self, words: str) -> None:
        """Say what its page is about."""
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the words when strong."""
        metrics = QFontMetricsF(self.theme.fonts.get(Role.CONTROL, strong=True))
        return QSize(round(metrics.horizontalAdvance(self.text())) + 2, self.theme.measures.tabs)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw words and line."""
        painter = QPainter(self)
        c, chosen = self.theme.colours, self.isChecked()
        painter.setFont(self.theme.fonts.get(Role.CONTROL, strong=chosen))
        painter.setPen(c.text1 if chosen or self.hovered else c.text2)
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            painter.fillRect(0, self.height() - LINE, self.width(), LINE, c.accent_text)
