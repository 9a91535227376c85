"""Pixmaps that are kept for drawing, as many as there is room for: those drawn longest ago go first."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from PySide6.QtGui import QPixmap

K = TypeVar("K", bound=Hashable)
PIXEL = 4
"""Bytes of a pixel."""


class KeptPixmaps(Generic[K]):
    """Keeps pixmaps in so many bytes; one that is larger is kept alone."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._kept: OrderedDict[K, QPixmap] = OrderedDict()
        self._taken = 0

    @property
    def taken(self) -> int:
        """The bytes that kept pixmaps take."""
        return self._taken

    def get(self, key: K) -> QPixmap | None:
        """Return a pixmap, which is drawn now; None if it is not kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: K, pixmap: QPixmap) -> None:
        """Keep a pixmap, in the place of one of the same key."""
        before = self._kept.pop(key, None)
        self._taken += _bytes(pixmap) - (0 if before is None else _bytes(before))
        self._kept[key] = pixmap
        while self._taken > self._room and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._taken -= _bytes(oldest)

    def clear(self) -> None:
        """Keep nothing any more."""
        self._kept.clear()
        self._taken = 0


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * PIXEL
