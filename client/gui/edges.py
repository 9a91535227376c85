"""The edges of the screens at which a window may hide, and where it stands there, shown or hidden."""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QPoint, QRect

NEAR = 10
"""Logical pixels from an edge within which a window that is dragged there sticks."""
STRIP = 3
"""What stays of a hidden window, to be touched."""
THIN = 2
"""Borders up to this are drawn; wider ones are an invisible margin to take hold of."""


class Edge(StrEnum):
    """Where a window hides; the lower edge is the task bar's."""

    TOP = "top"
    LEFT = "left"
    RIGHT = "right"


class Area(Struct, frozen=True):
    """A screen: all of it, and what task bars leave."""

    whole: QRect
    free: QRect


class Outline(Struct, frozen=True):
    """A window: with its frame, and what is inside."""

    frame: QRect
    inside: QRect

    @property
    def title(self) -> QRect:
        """The bar by which it is dragged."""
        return QRect(self.frame.topLeft(), QPoint(self.frame.right(), self.inside.top() - 1))


def area_of(frame: QRect, areas: Sequence[Area]) -> Area | None:
    """Return the screen that has most of a window."""

    def shared(area: Area) -> int:
        both = area.whole.intersected(frame)
        return both.width() * both.height() if both.isValid() else 0

    return max(areas, key=shared, default=None)


def edge_of(frame: QRect, areas: Sequence[Area]) -> Edge | None:
    """Return the edge a window is at; at a corner the top."""
    area = area_of(frame, areas)
    if area is None:
        return None
    free = area.free
    near = {
        Edge.TOP: frame.top() <= free.top() + NEAR,
        Edge.LEFT: frame.left() <= free.left() + NEAR,
        Edge.RIGHT: frame.right() >= free.right() - NEAR,
    }
    return next((edge for edge in Edge if near[edge] and is_outer(edge, frame, area, areas)), None)


def is_outer(edge: Edge, frame: QRect, area: Area, areas: Sequence[Area]) -> bool:
    """Tell whether nothing lies behind an edge where a window is: no other screen, and no task bar."""
    whole, free = area.whole, area.free
    bars = {
        Edge.TOP: whole.top() != free.top(),
        Edge.LEFT: whole.left() != free.left(),
        Edge.RIGHT: whole.right() != free.right(),
    }
    behind = {
        Edge.TOP: QRect(frame.left(), whole.top() - 1, frame.width(), 1),
        Edge.LEFT: QRect(whole.left() - 1, frame.top(), 1, frame.height()),
        Edge.RIGHT: QRect(whole.right() + 1, frame.top(), 1, frame.height()),
    }
    others = (other.whole for other in areas if other is not area)
    return not bars[edge] and not any(other.intersects(behind[edge]) for other in others)


def shown_at(edge: Edge, outline: Outline, free: QRect) -> QPoint:
    """Return where the frame's corner is while the window stands at its edge."""
    frame, inside = outline.frame, outline.inside
    border = inside.left() - frame.left()
    outside = border if border > THIN else 0
    if edge is Edge.TOP:
        return QPoint(frame.left(), free.top())
    top = max(free.top(), frame.top())
    if edge is Edge.LEFT:
        return QPoint(free.left() - outside, top)
    return QPoint(free.right() + 1 - frame.width() + outside, top)


def hidden_at(edge: Edge, outline: Outline, free: QRect) -> QPoint:
    """Return where the frame's corner is when nothing but a strip would be in sight."""
    frame, inside = outline.frame, outline.inside
    if edge is Edge.TOP:
        return frame.topLeft() + QPoint(0, free.top() + STRIP - 1 - inside.bottom())
    if edge is Edge.LEFT:
        return frame.topLeft() + QPoint(free.left() + STRIP - 1 - inside.right(), 0)
    return frame.topLeft() + QPoint(free.right() + 1 - STRIP - inside.left(), 0)


def strip_at(edge: Edge, outline: Outline, free: QRect) -> QRect:
    """Return where the strip is, along the edge as far as the window stood there."""
    inside = outline.inside.intersected(free)
    if edge is Edge.TOP:
        return QRect(inside.left(), free.top(), inside.width(), STRIP)
    left = free.left() if edge is Edge.LEFT else free.right() + 1 - STRIP
    return QRect(left, inside.top(), STRIP, inside.height())
