"""Pictures made for tests: files of every kind, good and bad, and what an avatar is made of."""

import struct
import zlib
from pathlib import Path

from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from client.ui.people.own_picture import encoded
from client.viewmodels.people.cropping import Crop


def image(width: int, height: int, left: str = "#c62a3a", right: str = "#0a6570") -> QImage:
    """Return a picture that goes from one colour to another."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    colours = QLinearGradient(0, 0, width, 0)
    colours.setColorAt(0, QColor(left))
    colours.setColorAt(1, QColor(right))
    painter = QPainter(made)
    painter.fillRect(made.rect(), colours)
    painter.end()
    return made


def avatar(colour: str) -> bytes:
    """Return a picture of one colour as a server keeps it."""
    return encoded(image(300, 300, colour, colour), Crop.of(300, 300))


def saved(path: Path, width: int = 300, height: int = 200) -> Path:
    """Write a picture, of the kind that its name says."""
    assert image(width, height).save(str(path))
    return path


def claiming(path: Path, width: int, height: int) -> Path:
    """Write a PNG of a few bytes that says it has so many pixels."""
    head = struct.pack(">II", width, height) + b"\x08\x02\x00\x00\x00"
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(64))), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in parts
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(chunks))
    return path
