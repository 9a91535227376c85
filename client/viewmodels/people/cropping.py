"""Cutting a square out of a picture: where it lies and how large it is, without a pixel of it."""

from dataclasses import dataclass, replace

CLOSEST = 8.0
"""How far one may go in; and never so far that a cut has fewer pixels than this:"""
FEWEST = 96


@dataclass(frozen=True, slots=True)
class Crop:
    """A square of a picture `width` by `height`: its centre in the picture's pixels, and how far in."""

    width: int
    height: int
    x: float
    y: float
    zoom: float = 1.0

    @classmethod
    def of(cls, width: int, height: int) -> "Crop":
        """Return the largest square in the middle."""
        return cls(width, height, width / 2, height / 2)

    @property
    def closest(self) -> float:
        """How far one may go in: into a small picture not at all."""
        return max(1.0, min(CLOSEST, min(self.width, self.height) / FEWEST))

    @property
    def side(self) -> float:
        """The square's side in the picture's pixels."""
        return min(self.width, self.height) / self.zoom

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.side / 2

    @property
    def top(self) -> float:
        """Where it begins."""
        return self.y - self.side / 2

    def moved(self, right: float, down: float) -> "Crop":
        """Return the square moved by shares of its side, within the picture."""
        return self._at(self.zoom, self.x + right * self.side, self.y + down * self.side)

    def zoomed(self, zoom: float, right: float = 0.0, down: float = 0.0) -> "Crop":
        """Return the square at another zoom; a point, in shares of the side from the centre, stays put."""
        zoom = max(1.0, min(self.closest, zoom))
        shift = self.side - replace(self, zoom=zoom).side
        return self._at(zoom, self.x + right * shift, self.y + down * shift)

    def _at(self, zoom: float, x: float, y: float) -> "Crop":
        """Return the square at a place, or as near as the picture has room for it."""
        half = min(self.width, self.height) / zoom / 2
        x, y = max(half, min(self.width - half, x)), max(half, min(self.height - half, y))
        return replace(self, x=x, y=y, zoom=zoom)
