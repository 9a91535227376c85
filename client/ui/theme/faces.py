"""Pictures of people as avatars show them: round, at the size drawn, and kept while they are looked at."""

from collections import deque
from collections.abc import Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt, QTimer
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from client.ui.theme.kept_pixmaps import KeptPixmaps
from client.viewmodels.people.avatars import Avatars

ROOM = 16 * 1024 * 1024
"""Bytes of pixmaps kept; a window in use shows some fifty faces, of a few kilobytes each."""
AT_ONCE = 4
"""Pictures decoded before the loop turns again: none takes long, and many may come together."""
DRAWN_MS = 150
"""Many that come one after the other have the windows drawn once."""
WAITING = 512
"""Pictures waiting to be decoded; more than these nobody still looks at."""


class Faces:
    """Gives the face of somebody, or has it brought and every window drawn again once it is there."""

    def __init__(self) -> None:
        self._avatars: Avatars | None = None
        self._kept = KeptPixmaps[tuple[bytes, int]](ROOM)
        self._sizes: dict[bytes, set[int]] = {}
        self._broken: set[bytes] = set()
        self._waiting: deque[tuple[bytes, int, bytes]] = deque(maxlen=WAITING)
        self._turn = QTimer()
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._decode)
        self._drawing = QTimer()
        self._drawing.setSingleShot(True)
        self._drawing.setInterval(DRAWN_MS)
        self._drawing.timeout.connect(draw_again)

    def look_at(self, avatars: Avatars | None) -> None:
        """Show the faces of another directory, or of none."""
        if self._avatars is not None:
            self._avatars.loaded.disconnect(self._loaded)
            self._avatars.changed.disconnect(self._draw_again)
        self._avatars = avatars
        for held in (self._kept, self._sizes, self._broken, self._waiting):
            held.clear()
        if avatars is not None:
            avatars.loaded.connect(self._loaded)
            avatars.changed.connect(self._draw_again)

    def face(self, person: bytes, side: float, ratio: float) -> QPixmap | None:
        """Return somebody's face, `side` logical pixels wide; None as long as there is none to draw."""
        digest = b"" if self._avatars is None else self._avatars.digest(person)
        if self._avatars is None or not digest or digest in self._broken:
            return None
        pixels = max(1, round(side * ratio))
        found = self._kept.get((digest, pixels))
        if found is not None:
            return found
        self._sizes.setdefault(digest, set()).add(pixels)
        if len(self._sizes) > WAITING:
            del self._sizes[next(iter(self._sizes))]
        self._avatars.want(person)
        return None

    def _loaded(self, pictures: Mapping[bytes, bytes]) -> None:
        for digest, picture in pictures.items():
            for pixels in self._sizes.pop(digest, ()):
                self._waiting.append((digest, pixels, picture))
        if self._waiting:
            self._turn.start(0)

    def _decode(self) -> None:
        for _ in range(min(AT_ONCE, len(self._waiting))):
            digest, pixels, picture = self._waiting.popleft()
            decoded = decode(picture)
            if decoded.isNull():
                self._broken.add(digest)
            else:
                self._kept.keep((digest, pixels), QPixmap.fromImage(rounded(decoded, pixels)))
        if self._waiting:
            self._turn.start(0)
        else:
            self._draw_again()

    def _draw_again(self) -> None:
        if not self._drawing.isActive():
            self._drawing.start()


def draw_again() -> None:
    """Have all that is in sight drawn anew."""
    # A window that is drawn again leaves out those inside of it that cover their ground.
    for widget in QApplication.allWidgets():
        if widget.isVisible():
            widget.update()


def decode(picture: bytes) -> QImage:
    """Return a picture's pixels; a null image for what no decoder makes sense of."""
    buffer = QBuffer()
    buffer.setData(QByteArray(picture))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setAutoDetectImageFormat(False)
    return reader.read()


def rounded(picture: QImage, pixels: int) -> QImage:
    """Return a picture as a disc of so many pixels."""
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = picture.scaled(pixels, pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    made = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(scaled))
    painter.drawEllipse(QRectF(0, 0, pixels, pixels))
    painter.end()
    return made
