"""The marks of presence: each has its own shape, so that colour never speaks alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from client.ui.theme.colours import Colours
from client.ui.theme.theme import Theme
from client.viewmodels.people.naming import Presence

SMALL_AVATAR = 36
SMALL, USUAL = 10, 12
"""The width of a mark beside a small and a usual avatar."""
RING = 2
"""The width of the ring around it."""
REACH = 0.375
"""How far right and down of the middle a mark stands at most, as a share of the avatar: on the rim."""


def mark_size(avatar: float, scale: float) -> float:
    """Return the width of the mark on an avatar of this width, both at the user's scale."""
    return scale * (SMALL if avatar < SMALL_AVATAR * scale else USUAL)


def colour_of(presence: Presence, colours: Colours) -> QColor:
    """Return the colour of a presence."""
    table = {
        Presence.ONLINE: colours.online,
        Presence.AWAY: colours.away,
        Presence.BUSY: colours.busy,
        Presence.DO_NOT_DISTURB: colours.busy,
        Presence.OUT: colours.out,
    }
    return table.get(presence, colours.offline)


def paint_mark(painter: QPainter, avatar: QRectF, presence: Presence, theme: Theme, surface: QColor) -> None:
    """Draw a mark at the bottom right of an avatar, with a ring of the surface around it."""
    scale = theme.look.scale / 100
    size = mark_size(avatar.width(), scale)
    aside = min(avatar.width() / 2 - size / 2 + scale, avatar.width() * REACH)
    box = QRectF(0, 0, size, size)
    box.moveCenter(avatar.center() + QPointF(aside, aside))
    paint_shape(painter, box, presence, colour_of(presence, theme.colours), surface, RING * scale)


def paint_shape(
    painter: QPainter, box: QRectF, presence: Presence, colour: QColor, surface: QColor, ring: float = RING
) -> None:
    """Draw a mark in a box; the ring lies outside of it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(outline(box.adjusted(-ring, -ring, ring, ring), presence), surface)
    painter.fillPath(outline(box, presence), colour)
    paint_inside(painter, box, presence, surface)
    painter.restore()


def outline(box: QRectF, presence: Presence) -> QPainterPath:
    """Return the outer shape of a mark."""
    path = QPainterPath()
    if presence is Presence.BUSY:
        radius = box.width() / 5
        path.addRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    elif presence is Presence.OUT:
        middle = box.center()
        corners = (
            QPointF(middle.x(), box.top() - 0.5),
            QPointF(box.right() + 0.5, middle.y()),
            QPointF(middle.x(), box.bottom() + 0.5),
            QPointF(box.left() - 0.5, middle.y()),
        )
        path.moveTo(corners[0])
        for corner in corners[1:]:
            path.lineTo(corner)
        path.closeSubpath()
    else:
        path.addEllipse(box)
    return path


def paint_inside(painter: QPainter, box: QRectF, presence: Presence, surface: QColor) -> None:
    """Draw what tells round marks apart: hands of a clock, a bar, a hole."""
    middle, unit = box.center(), box.width() / 12
    pen = QPen(surface, 1.6 * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if presence is Presence.AWAY:
        painter.drawLine(middle, middle - QPointF(0, 3.2 * unit))
        painter.drawLine(middle, middle + QPointF(2.4 * unit, 1.2 * unit))
    elif presence is Presence.DO_NOT_DISTURB:
        painter.setPen(QPen(surface, 2 * unit))
        painter.drawLine(middle - QPointF(3.2 * unit, 0), middle + QPointF(3.2 * unit, 0))
    elif presence in {Presence.OFFLINE, Presence.INVISIBLE}:
        hole = box.width() / 2 - 2 * unit
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface)
        painter.drawEllipse(middle, hole, hole)
