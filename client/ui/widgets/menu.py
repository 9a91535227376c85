"""Menus whose corners are round: what lies behind a corner is cut out of the menu's window."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainterPath, QRegion, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme

WORDS = 264
"""Logical pixels that words of people take at most, at 100 %."""


class Menu(QMenu):
    """A menu made for one use: it goes away for good when it closes."""

    def __init__(self, theme: Theme, parent: QWidget, title: str = "") -> None:
        super().__init__(title, parent)
        self._theme = theme
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the corners; transparency would need a compositor, which not every desktop has."""
        super().resizeEvent(event)
        radius = self._theme.measures.radius_row
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), radius, radius)
        self.setMask(QRegion(outline.toFillPolygon().toPolygon()))
