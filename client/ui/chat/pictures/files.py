"""Reading pictures that anybody may have made: kinds we know, no larger than memory allows, upright."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from shared import limits

STARTS = (
    ("image/png", b"\x89PNG\r\n\x1a\n"),
    ("image/jpeg", b"\xff\xd8\xff"),
    ("image/gif", b"GIF8"),
    ("image/bmp", b"BM"),
    ("image/webp", b"RIFF"),
)
"""What a picture's bytes begin with: a name may say anything."""
FORMATS = {
    "image/png": b"png",
    "image/jpeg": b"jpeg",
    "image/gif": b"gif",
    "image/bmp": b"bmp",
    "image/webp": b"webp",
}
PIXELS = 64 * 1024 * 1024
"""Pictures with more are not unpacked: each of them takes four bytes."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a picture's head says: its type and its size as it is to be shown."""

    media: str
    width: int
    height: int


def media_of(data: bytes) -> str:
    """Return the type of a picture by how it begins, empty for everything else."""
    found = next((media for media, start in STARTS if data.startswith(start)), "")
    return "" if found == "image/webp" and data[8:12] != b"WEBP" else found


class Opened:
    """A picture's bytes with a reader on them, which takes the one format they begin with."""

    def __init__(self, data: bytes) -> None:
        self.media = media_of(data)
        self._bytes = QByteArray(data)
        self._buffer = QBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.reader = QImageReader(self._buffer, QByteArray(FORMATS.get(self.media, b"none")))
        self.reader.setAutoDetectImageFormat(False)
        self.reader.setAutoTransform(True)

    @property
    def lies(self) -> bool:
        """Whether a camera that was held upright has stored it lying."""
        return bool(self.reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)

    @property
    def size(self) -> QSize:
        """Its size as it is to be shown; not valid for what can't be read."""
        size = self.reader.size() if self.media else QSize()
        return size.transposed() if self.lies else size


def look_at(source: Path | bytes) -> Kind | None:
    """Return what a picture is by its head, None for what is none; blocking. Raises OSError."""
    data = source if isinstance(source, bytes) else source.read_bytes()
    opened = Opened(data)
    size = opened.size
    sides = (size.width(), size.height())
    if not all(0 < side <= limits.PICTURE_SIDE for side in sides):
        return None
    return Kind(opened.media, *sides)


def decode(data: bytes, room: QSize | None = None, *, cover: bool = False) -> QImage | None:
    """Return a picture no larger than a room (in pixels), None for what can't be shown; blocking.

    With `cover` the room is filled, and what does not fit is cut off at both sides alike.
    """
    opened = Opened(data)
    size = opened.size
    if not size.isValid() or size.width() * size.height() > PIXELS:
        return None
    if room is not None:
        how = Qt.AspectRatioMode.KeepAspectRatioByExpanding if cover else Qt.AspectRatioMode.KeepAspectRatio
        wanted = size.scaled(room, how).expandedTo(QSize(1, 1))
        if wanted.width() < size.width() and wanted.height() <= size.height():
            opened.reader.setScaledSize(wanted.transposed() if opened.lies else wanted)
    image = opened.reader.read()
    if image.isNull():
        return None
    if room is not None and cover:
        image = _middle(image, room)
    seen_through = image.hasAlphaChannel()
    drawn = QImage.Format.Format_ARGB32_Premultiplied if seen_through else QImage.Format.Format_RGB32
    return image.convertToFormat(drawn)


def _middle(image: QImage, room: QSize) -> QImage:
    size = image.size().boundedTo(room)
    return image.copy(
        (image.width() - size.width()) // 2,
        (image.height() - size.height()) // 2,
        size.width(),
        size.height(),
    )
