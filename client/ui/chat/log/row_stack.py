"""Rows stacked around one that stays where it is: scrolling a chat without knowing its height."""

from collections.abc import Callable
from dataclasses import dataclass

from client.ui.chat.log.row_layout import RowLayout


@dataclass(frozen=True, slots=True)
class Placed:
    """A row in sight: its place in the window, its upper edge in the viewport, its layout."""

    place: int
    top: float
    layout: RowLayout

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.layout.height


class RowStack:
    """Knows one row (the anchor) and where its upper edge is; the rest follows from the heights."""

    def __init__(self, count: Callable[[], int], measure: Callable[[int], RowLayout], pad: float) -> None:
        self._count = count
        self._measure = measure
        self._pad = pad
        self.anchor = 0
        self.top = 0.0
        self.at_bottom = True

    def height_of(self, place: int) -> float:
        """Return a row's height."""
        return self._measure(place).height

    def show(self, place: int, top: float) -> None:
        """Put a row's upper edge somewhere."""
        self.anchor, self.top, self.at_bottom = place, top, False

    def to_bottom(self) -> None:
        """Show the last rows, and stay with them as more come."""
        self.at_bottom = True

    def scroll(self, pixels: float) -> None:
        """Move what is shown up by some pixels (down if negative)."""
        if pixels < 0:
            self.at_bottom = False
        self.top -= pixels

    def rows_inserted(self, at: int, number: int) -> None:
        """Keep the anchor where it is while rows come in before or after it."""
        if at <= self.anchor and self._count() > number:
            self.anchor += number

    def rows_removed(self, at: int, number: int) -> None:
        """Keep the anchor where it is while rows go; if it goes itself, its neighbour takes over."""
        if at + number <= self.anchor:
            self.anchor -= number
        elif at <= self.anchor:
            self.anchor = max(0, min(at, self._count() - 1))

    def fill(self, height: float) -> list[Placed]:
        """Return the rows in sight, from the top, after bringing the anchor into sight."""
        count = self._count()
        if count == 0:
            return []
        self.anchor = min(self.anchor, count - 1)
        if self.at_bottom:
            self.anchor = count - 1
            self.top = height - self._pad - self.height_of(count - 1)
        self._climb()
        self._descend(count)
        shown = self._below(height, count)
        end = shown[-1].bottom + self._pad
        if shown[-1].place == count - 1 and end < height:
            # Nothing more below: the last row comes down to the edge, unless all rows fit.
            self.top += height - end
            self._climb()
            shown = self._below(height, count)
        if shown[-1].place == count - 1 and shown[-1].bottom + self._pad <= height + 1:
            self.at_bottom = True
        return shown

    def _climb(self) -> None:
        """Take the row above as anchor while there is room for it; the first row goes up to the edge."""
        while self.top > 0 and self.anchor > 0:
            self.anchor -= 1
            self.top -= self.height_of(self.anchor)
        if self.anchor == 0 and self.top > 0:
            self.top = 0

    def _descend(self, count: int) -> None:
        """Take the row below as anchor while the anchor is out of sight."""
        while self.anchor < count - 1 and self.top + self.height_of(self.anchor) <= 0:
            self.top += self.height_of(self.anchor)
            self.anchor += 1

    def _below(self, height: float, count: int) -> list[Placed]:
        shown: list[Placed] = []
        top = self.top
        for place in range(self.anchor, count):
            layout = self._measure(place)
            shown.append(Placed(place, top, layout))
            top += layout.height
            if top >= height:
                break
        return shown
