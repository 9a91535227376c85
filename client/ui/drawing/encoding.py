"""Pictures as the bytes of a file."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage


def encode(image: QImage, kind: str, quality: int = -1) -> bytes:
    """Return a picture as a file of a kind Qt knows ("PNG", "JPEG"); blocking. Raises ValueError for none."""
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, kind, quality):  # pyright: ignore[reportArgumentType, reportCallIssue]
        message = "not a picture"
        raise ValueError(message)
    return bytes(held.data())
