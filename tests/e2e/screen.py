"""Pictures of the screen, read from the X server's frame buffer file (XWD version 7)."""

import struct
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

HEADER = 25
"""Numbers of 32 bits, big-endian, at the head of the file (X11/XWDFile.h)."""
COLOUR_SIZE = 12


class Screen:
    """The screen of one X server."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def picture(self, area: QRect | None = None) -> QImage:
        """Return what the screen, or a part of it, shows just now."""
        data = self._path.read_bytes()
        fields = struct.unpack_from(f">{HEADER}I", data)
        header_size, width, height, line, colours = fields[0], fields[4], fields[5], fields[12], fields[19]
        start = header_size + colours * COLOUR_SIZE
        image = QImage(data[start:], width, height, line, QImage.Format.Format_RGB32).copy()
        return image if area is None else image.copy(area)

    def save(self, path: Path, area: QRect | None = None) -> Path:
        """Save a picture as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        assert self.picture(area).save(str(path))
        return path


def pixels(image: QImage) -> bytes:
    """Return a picture's pixels. The view that Qt gives of them keeps no hold of a picture without a name."""
    return bytes(image.constBits())
