"""Pictures for tests, good ones and bad ones."""

import struct
import zlib

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage

from client.ui.drawing.encoding import encode

RED, BLUE = QColor(220, 30, 30), QColor(30, 30, 220)


def drawn(width: int, height: int, colour: QColor = RED) -> QImage:
    """Return a picture whose left half has a colour and whose right half is white."""
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    for x in range(width // 2):
        for y in range(height):
            made.setPixelColor(x, y, colour)
    return made


def png(width: int = 40, height: int = 30) -> bytes:
    """Return a picture's bytes."""
    return encode(drawn(width, height), "PNG")


def jpeg(width: int = 40, height: int = 30, *, orientation: int = 0) -> bytes:
    """Return a photograph, which a camera may have noted to be turned (Exif 2.3, tag 0x0112)."""
    data = encode(drawn(width, height), "JPEG", 95)
    if not orientation:
        return data
    tiff = b"MM\0\x2a\0\0\0\x08\0\x01" + struct.pack(">HHIHH", 0x0112, 3, 1, orientation, 0) + bytes(4)
    exif = b"Exif\0\0" + tiff
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + data[2:]


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a PNG (RFC 2083, section 3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """Return a small PNG that claims a size, and unpacks to nothing but zeros."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    pixels = zlib.compress(bytes(4_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def gif() -> bytes:
    """Return a GIF of one pixel and two frames (GIF89a)."""
    frame = b"\x2c\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0"
    pause = b"\x21\xf9\x04\0\x0a\0\0\0"
    return b"GIF89a\x01\0\x01\0\x80\0\0\xff\0\0\0\0\xff" + pause + frame + pause + frame + b"\x3b"


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'

HOSTILE = {
    "nothing": b"",
    "a head alone": b"\x89PNG\r\n\x1a\n",
    "a drawing that is a program": SVG,
    "a drawing below a picture's head": b"\x89PNG\r\n\x1a\n" + SVG,
    "cut short": png(400, 300)[:200],
    "a photograph cut short": jpeg(400, 300)[:60],
    "wider than any": bomb(2_000_000_000, 1),
    "as many pixels as there are": bomb(2_000_000_000, 2_000_000_000),
    "a page": b"<html><script>alert(1)</script></html>",
    "noise after a photograph's head": b"\xff\xd8\xff" + bytes(range(256)) * 40,
    "noise after a GIF's head": b"GIF89a" + b"\xff" * 4000,
    "noise after a bitmap's head": b"BM" + b"\xff" * 4000,
    "noise after a WebP's head": b"RIFF\xff\xff\xff\x7fWEBPVP8 " + b"\xff" * 4000,
}


def left_is(image: QImage, colour: QColor) -> bool:
    """Tell whether the left part of a picture has a colour."""
    return _near(image.pixelColor(max(0, image.width() // 8), image.height() // 2), colour)


def top_is(image: QImage, colour: QColor) -> bool:
    """Tell whether the upper part of a picture has a colour."""
    return _near(image.pixelColor(image.width() // 2, max(0, image.height() // 8)), colour)


def _near(one: QColor, other: QColor) -> bool:
    away = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, away)) < 24


def square(side: int) -> QSize:
    """Return a room as wide as high."""
    return QSize(side, side)
