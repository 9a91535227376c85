"""The round button that leads to the newest message, with the number of those not seen yet."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Painted
from client.ui.widgets.labels import badge_width, paint_badge

SIDE = 36
ABOVE = 8


class JumpButton(Painted):
    """Stands over the lower right corner of a chat while its end is out of sight."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.unseen = 0
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Name the button in the present language."""
        self.setToolTip(self.tr("Jump to latest"))
        self.setAccessibleName(self.toolTip())

    def count(self, unseen: int) -> None:
        """Show how many came that were not seen."""
        if unseen != self.unseen:
            self.unseen = unseen
            self.update()

    def sizeHint(self) -> QSize:
        """The disc and room for the badge above it."""
        side = self.theme.fonts.pixels(SIDE)
        return QSize(side + 2 * ABOVE, side + ABOVE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw disc, arrow and badge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = self.theme.colours
        side = self.theme.fonts.pixels(SIDE)
        disc = QRectF(ABOVE, ABOVE, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(c.line, 1))
        painter.setBrush(c.hover_raised if self.hovered else c.raised)
        painter.drawEllipse(disc)
        size = self.theme.fonts.pixels(20)
        self.theme.icons.paint(painter, disc.center(), "arrow_down", size, c.text2)
        if self.unseen:
            right = disc.center().x() + badge_width(self.theme, self.unseen) / 2
            paint_badge(painter, right, self.theme.measures.badge / 2, self.unseen, self.theme)
