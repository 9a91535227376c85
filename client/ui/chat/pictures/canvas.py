"""A picture that can be looked at closely: fitted, zoomed under the pointer, dragged."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme

STEP = 1.25
LEAST = 0.05
MOST = 16.0
NOTCH = 120
"""What a wheel reports for one notch (Qt: eighths of a degree)."""


class PictureCanvas(QWidget):
    """Shows a picture, or words while there is none; at a scale of 1 a pixel of it is one of the screen.

    `scaled` tells that the scale is another one.
    """

    scaled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture = QPixmap()
        self._words = ""
        self._fits = True
        self._scale = 1.0
        self._middle = QPointF()
        self._grip: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_picture(self, picture: QPixmap) -> None:
        """Show another picture, fitted."""
        self._picture, self._words = picture, ""
        self.fit()

    def show_frame(self, picture: QPixmap) -> None:
        """Show the next frame of the same picture."""
        self._picture = picture
        self.update()

    def say(self, words: str) -> None:
        """Show words in place of a picture."""
        self._picture, self._words = QPixmap(), words
        self.update()

    @property
    def words(self) -> str:
        """What is said in place of a picture."""
        return self._words

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.isNull()

    # Scale

    @property
    def scale(self) -> float:
        """How many pixels of the screen a pixel of the picture takes."""
        return self._fitting() if self._fits else self._scale

    def _fitting(self) -> float:
        """Return the scale at which all is seen; what is small is not enlarged."""
        if not self.has_picture:
            return 1.0
        ratio = self.devicePixelRatioF()
        across = self.width() * ratio / self._picture.width()
        return min(1.0, across, self.height() * ratio / self._picture.height())

    def fit(self) -> None:
        """Show all of it."""
        self._fits, self._middle = True, QPointF()
        self._scale_changed()

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Show it at a scale, with what is at a point staying there."""
        at = at or QRectF(self.rect()).center()
        before = self.scale
        now = max(min(LEAST, before), min(MOST, scale))
        centre = QRectF(self.rect()).center()
        away = at - centre - self._middle
        self._fits, self._scale = False, now
        self._middle = at - centre - away * (now / before)
        self._scale_changed()

    def zoom_by(self, steps: float, at: QPointF | None = None) -> None:
        """Go some steps closer, or further off."""
        self.zoom_to(self.scale * STEP**steps, at)

    def _scale_changed(self) -> None:
        self._hold()
        self.update()
        self.scaled.emit()

    def _size(self) -> QSizeF:
        return QSizeF(self._picture.size()) * (self.scale / self.devicePixelRatioF())

    def _hold(self) -> None:
        """Let no edge of the picture come into the view further than needed."""
        size = self._size()
        across = max(0.0, (size.width() - self.width()) / 2)
        along = max(0.0, (size.height() - self.height()) / 2)
        self._middle = QPointF(
            max(-across, min(across, self._middle.x())), max(-along, min(along, self._middle.y()))
        )
        can_move = bool(across or along)
        shape = Qt.CursorShape.OpenHandCursor if can_move else Qt.CursorShape.ArrowCursor
        if self._grip is None:
            self.setCursor(shape)

    # The pointer

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom where the pointer is."""
        if self.has_picture and event.angleDelta().y():
            self.zoom_by(event.angleDelta().y() / NOTCH, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._grip = event.position() - self._middle
            if self.cursor().shape() is Qt.CursorShape.OpenHandCursor:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag it."""
        if self._grip is not None:
            self._middle = event.position() - self._grip
            self._hold()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of it."""
        self._grip = None
        self._hold()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show all of it, or pixel by pixel."""
        if self._fits:
            self.zoom_to(1.0 if self.scale < 1 else 2.0, event.position())
        else:
            self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._scale_changed()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, or the words."""
        painter = QPainter(self)
        c = self._theme.colours
        painter.fillRect(self.rect(), c.rail)
        if not self.has_picture:
            painter.setFont(self._theme.fonts.get(Role.CONTROL))
            painter.setPen(c.text2)
            how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            m = self._theme.measures
            painter.drawText(self.rect().adjusted(m.space24, 0, -m.space24, 0), how, self._words)
            return
        size, scale = self._size(), self.scale
        corner = QRectF(self.rect()).center() + self._middle - QPointF(size.width() / 2, size.height() / 2)
        # Pixels stay pixels once they are large enough to be told apart.
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, scale < 3)
        if scale == 1:
            corner = QPointF(round(corner.x()), round(corner.y()))
        painter.drawPixmap(QRectF(corner, size), self._picture, QRectF(self._picture.rect()))
