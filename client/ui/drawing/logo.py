"""The logo and the drawing of empty states: two neighbouring houses."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer

from client.core.resources import RESOURCES
from client.ui.theme.theme import Theme

ICON_SIZES = (16, 20, 24, 32, 48, 64, 128, 256)
# In the units of a drawing 64 wide and 44 high.
LEFT = ((14, 18), (23, 9), (32, 18), (32, 36), (14, 36))
RIGHT = ((32, 18), (41, 9), (51, 19), (51, 44), (43, 36), (32, 36))
GROUND = ((4, 36), (60, 36))
DRAWING = (64.0, 46.0)


def logo(size: int, ratio: float) -> QPixmap:
    """Return the logo as a square of `size` logical pixels."""
    pixels = round(size * ratio)
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(str(RESOURCES / "logo.svg")).render(painter)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def window_icon() -> QIcon:
    """Return the icon of windows and the tray, drawn for each size."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addPixmap(logo(size, 1.0))
    return icon


def polygon(points: tuple[tuple[int, int], ...]) -> QPolygonF:
    """Return corners as Qt has them."""
    return QPolygonF([QPointF(x, y) for x, y in points])


def paint_houses(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """Draw both houses in lines of two pixels, the left one lit, the right one speaking."""
    scale = min(box.width() / DRAWING[0], box.height() / DRAWING[1])
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.center().x() - DRAWING[0] * scale / 2, box.top())
    painter.scale(scale, scale)
    ink = theme.colours.accent_text
    painter.setPen(QPen(theme.colours.line, 1.2 / scale * 1.6))
    painter.drawPolyline(polygon(GROUND))
    pen = QPen(ink, 2 / scale)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(theme.colours.tint)
    painter.drawPolygon(polygon(LEFT))
    painter.setBrush(theme.colours.base)
    painter.drawPolygon(polygon(RIGHT))
    painter.drawLine(QPointF(19, 24), QPointF(27, 24))
    painter.drawLine(QPointF(19, 29), QPointF(24, 29))
    dots = QPainterPath()
    for x in (39, 45):
        for y in (23, 29):
            dots.addEllipse(QPointF(x, y), 1.1, 1.1)
    painter.fillPath(dots, ink)
    painter.restore()
