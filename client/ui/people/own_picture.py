"""From a file that somebody chose to the picture that everyone sees: read, cut, and made small."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from client.ui.chat.pictures.files import PIXELS, decode, look_at, media_of
from client.ui.drawing.encoding import encode
from client.viewmodels.people.cropping import Crop
from client.viewmodels.people.own_profile import LEAST_SIDE, PictureError, PictureFault
from shared import limits
from shared.model.avatar import check_avatar

FILE = 32 * 1024 * 1024
"""Bytes of a file that is opened at all."""
LARGEST = 2048
"""Pixels kept while it is cut; what is finer nobody sees in a small disc."""
QUALITIES = (92, 85, 75, 60, 40, 20)
"""Tried from the finest on, until the picture is small enough."""


def read_picture(path: Path) -> QImage:
    """Return the picture in a file, upright; blocking. Raises PictureError."""
    try:
        if path.stat().st_size > FILE:
            raise PictureError(PictureFault.TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(PictureFault.UNREADABLE) from error
    kind = look_at(data)
    if kind is None:
        raise PictureError(PictureFault.DAMAGED if media_of(data) else PictureFault.NO_PICTURE)
    if kind.width * kind.height > PIXELS:
        raise PictureError(PictureFault.TOO_LARGE)
    if min(kind.width, kind.height) < LEAST_SIDE:
        raise PictureError(PictureFault.TOO_SMALL)
    image = decode(data, QSize(LARGEST, LARGEST))
    if image is None:
        raise PictureError(PictureFault.DAMAGED)
    return image


def cut(image: QImage, crop: Crop, pixels: int) -> QImage:
    """Return a square of a picture at so many pixels, on white where one can see through it."""
    made = QImage(pixels, pixels, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    square = QRectF(crop.left, crop.top, crop.side, crop.side).toAlignedRect().intersected(image.rect())
    # Scaled before it is drawn: a painter leaves out pixels where it makes something much smaller.
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = image.copy(square).scaled(pixels, pixels, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    painter = QPainter(made)
    painter.drawImage(0, 0, scaled)
    painter.end()
    return made


def encoded(image: QImage, crop: Crop) -> bytes:
    """Return a square of a picture as `shared.model.avatar` asks for it."""
    made = cut(image, crop, limits.AVATAR_SIDE)
    picture = b""
    for quality in QUALITIES:
        picture = encode(made, "JPEG", quality)
        if len(picture) <= limits.AVATAR:
            break
    check_avatar(picture)
    return picture
