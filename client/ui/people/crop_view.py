"""A picture behind a round window: drag it, turn the wheel, or use arrows, plus and minus."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.focus import FocusRing, Ringed
from client.viewmodels.people.cropping import Crop

SIDE = 280
MARGIN = 20
"""Room around the round window, where one sees what is left out."""
STEP, FINE = 0.05, 0.01
"""How far an arrow moves, in shares of what is cut out; with Shift less far."""
NOTCH = 1.15
"""How much a turn of the wheel, or a key, goes in."""
TURN = 120
"""What Qt counts for one turn of the wheel."""
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
IN, OUT = {Qt.Key.Key_Plus, Qt.Key.Key_Equal}, {Qt.Key.Key_Minus, Qt.Key.Key_Underscore}


class CropView(Ringed, QWidget):
    """`changed` tells that another square is cut out."""

    changed = Signal()

    def __init__(self, theme: Theme, image: QImage) -> None:
        super().__init__()
        self._theme = theme
        self._image = image
        self._grip: QPointF | None = None
        self.crop = Crop.of(image.width(), image.height())
        self._ring = FocusRing(theme, self, theme.measures.radius_control)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.fonts.pixels(SIDE)
        return QSize(side, side)

    @property
    def _disc(self) -> QRectF:
        margin = self._theme.fonts.pixels(MARGIN)
        return QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)

    def take(self, crop: Crop) -> None:
        """Cut out another square."""
        if crop != self.crop:
            self.crop = crop
            self.update()
            self.changed.emit()

    # By mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._grip = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the picture along."""
        if self._grip is not None:
            way = (event.position() - self._grip) / self._disc.width()
            self._grip = event.position()
            self.take(self.crop.moved(-way.x(), -way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._grip = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go in or out, where the pointer is."""
        at = (event.position() - self._disc.center()) / self._disc.width()
        zoom = self.crop.zoom * NOTCH ** (event.angleDelta().y() / TURN)
        self.take(self.crop.zoomed(zoom, at.x(), at.y()))
        event.accept()

    # By keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move what is cut out by arrows, go in and out by plus and minus."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            step = FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else STEP
            right, down = ARROWS[key]
            self.take(self.crop.moved(right * step, down * step))
        elif key in IN or key in OUT:
            self.take(self.crop.zoomed(self.crop.zoom * (NOTCH if key in IN else 1 / NOTCH)))
        else:
            super().keyPressEvent(event)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, veiled where it is left out."""
        painter = QPainter(self)
        hints = QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHints(hints)
        c, disc = self._theme.colours, self._disc
        scale = disc.width() / self.crop.side
        whole = QRectF(
            disc.left() - self.crop.left * scale,
            disc.top() - self.crop.top * scale,
            self._image.width() * scale,
            self._image.height() * scale,
        )
        ground = QPainterPath()
        radius = self._theme.measures.radius_control
        ground.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(ground)
        painter.fillPath(ground, c.pressed)
        painter.fillRect(whole, Qt.GlobalColor.white)
        painter.drawImage(whole, self._image)
        hole = QPainterPath()
        hole.addEllipse(disc)
        painter.fillPath(ground.subtracted(hole), c.scrim)
        painter.setPen(QPen(c.on_accent, 2))
        painter.drawEllipse(disc)
