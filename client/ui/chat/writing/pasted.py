"""What the clipboard or a drag brings: files, a picture, or only words."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QMimeData
from PySide6.QtGui import QImage

from client.ui.chat.pictures.files import FORMATS, look_at, media_of
from client.ui.drawing.encoding import encode
from client.viewmodels.chat.enclosures import Enclosure, Look, Looked, Unfit, Unsendable
from shared import limits

SUFFIXES = {"image/jpeg": "jpg"}
"""Suffixes that are not the second half of the type."""


def brings_files(mime: QMimeData) -> bool:
    """Tell whether files or a picture come, and not words: tables come as both, and are meant as words."""
    if any(url.isLocalFile() for url in mime.urls()):
        return True
    return mime.hasImage() and not mime.text().strip()


def looks_of(mime: QMimeData) -> list[Look]:
    """Return what looks at the files that come."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return looks_at(paths)
    if not brings_files(mime):
        return []
    name = picture_name()
    # The bytes as they were copied, where there are some: a photograph stays one, a GIF keeps moving.
    for media in FORMATS:
        data = bytes(mime.data(media).data()) if mime.hasFormat(media) else b""
        if data and media_of(data) == media:
            return [partial(_picture, data, name, media)]
    image = mime.imageData()
    return [partial(_drawn, image, name)] if isinstance(image, QImage) and not image.isNull() else []


def looks_at(paths: Sequence[Path]) -> list[Look]:
    """Return what looks at files that were chosen."""
    return [partial(_file, path) for path in paths]


def picture_name() -> str:
    """Name a picture that had no name, by the time."""
    said = QCoreApplication.translate("Files", "Picture {time}")
    return said.format(time=QDateTime.currentDateTime().toString("yyyy-MM-dd HHmmss"))


def _file(path: Path) -> Looked:
    """Look at a file; blocking."""
    name = path.name
    try:
        if path.is_dir():
            return Unsendable(name, Unfit.FOLDER)
        # A device or a pipe would never end.
        if not path.is_file():
            return Unsendable(name, Unfit.UNREADABLE)
        size = path.stat().st_size
        if size > limits.ATTACHMENT:
            return Unsendable(name, Unfit.LARGE)
        found = look_at(path)
    except OSError:
        return Unsendable(name, Unfit.UNREADABLE)
    if found is None:
        return Enclosure(name, size, path)
    return Enclosure(name, size, path, found.media, found.width, found.height)


def _picture(data: bytes, stem: str, media: str) -> Looked:
    name = f"{stem}.{SUFFIXES.get(media, media.partition('/')[2])}"
    if len(data) > limits.ATTACHMENT:
        return Unsendable(name, Unfit.LARGE)
    found = look_at(data)
    if found is None:
        return Unsendable(name, Unfit.UNREADABLE)
    return Enclosure(name, len(data), data, found.media, found.width, found.height)


def _drawn(image: QImage, stem: str) -> Looked:
    try:
        return _picture(encode(image, "PNG"), stem, "image/png")
    except ValueError:
        return Unsendable(stem, Unfit.UNREADABLE)
