"""The button that sends, and the one at its right that chooses by which key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind, Painted

CHEVRON = 26


def half(box: QRectF, radius: float, *, left: bool) -> QPainterPath:
    """Return the left or the right half of a button: round outside, straight where the halves meet."""
    path = QPainterPath()
    path.addRoundedRect(box, radius, radius)
    inner = QRectF(box.center().x() if left else box.left(), box.top(), box.width() / 2, box.height())
    path.addRect(inner)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


class SendButton(Button):
    """Sends what is written."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, kind=Kind.FILLED)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the left half and its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink = self.fill_and_ink()
        box = QRectF(self.rect())
        if fill is not None:
            painter.fillPath(half(box, self.theme.measures.radius_control, left=True), fill)
        self.paint_words(painter, box, ink)


class KeyButton(Painted):
    """Opens the choice of the key that sends, also while there is nothing to send."""

    def __init__(self, theme: Theme, send: SendButton) -> None:
        super().__init__(theme)
        self._send = send
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def name(self, words: str) -> None:
        """Say what it does, to eyes and to screen readers."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:
        """Room for an arrow."""
        return QSize(self.theme.fonts.pixels(CHEVRON), self.theme.measures.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the right half, the line between the halves, and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, m, box = self.theme.colours, self.theme.measures, QRectF(self.rect())
        if self._send.isEnabled():
            ink = c.on_accent
            fill = c.accent_pressed if self.isDown() else c.accent_hover if self.hovered else c.accent
        else:
            ink = c.text2
            fill = c.line if self.isDown() or self.hovered else c.pressed
        painter.fillPath(half(box, m.radius_control, left=False), fill)
        painter.setOpacity(0.35)
        painter.fillRect(QRectF(0, 1, 1, self.height() - 2), ink)
        painter.setOpacity(1)
        self.theme.icons.paint(painter, box.center(), "chevron_down", m.space16, ink)
