"""The icon of a file: a coloured square with the letters of its suffix, or a sheet of paper."""

from pathlib import PurePath

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from client.ui.drawing.avatars import DARK, LIGHT
from client.ui.theme.theme import Theme

PAIRS = {
    **dict.fromkeys(("pdf",), 0),
    **dict.fromkeys(("ppt", "pptx", "odp", "key"), 1),
    **dict.fromkeys(("zip", "rar", "7z", "gz", "tar", "xz"), 2),
    **dict.fromkeys(("xls", "xlsx", "xlsm", "csv", "ods", "et"), 3),
    **dict.fromkeys(("dwg", "dxf", "step", "stp", "igs", "stl"), 4),
    **dict.fromkeys(("doc", "docx", "odt", "rtf", "wps"), 5),
    **dict.fromkeys(("mp3", "wav", "m4a", "flac", "mp4", "mov", "avi", "mkv"), 6),
    **dict.fromkeys(("png", "jpg", "jpeg", "gif", "bmp", "webp", "svg", "tif", "tiff", "psd", "ai"), 7),
}
"""Which pair of the avatars' colours a suffix has; all others are grey."""
LETTERS = 0.3
"""How high the letters stand in the square, where there is room for them."""


def paint_file_icon(painter: QPainter, box: QRectF, name: str, tag: str, theme: Theme) -> None:
    """Draw a file's icon into a square; `tag` is what stands on it."""
    c = theme.colours
    place = PAIRS.get(PurePath(name).suffix.lower().removeprefix("."))
    fill, ink = c.pressed, c.text2
    if place is not None:
        fill, ink = map(QColor, (DARK if theme.dark else LIGHT)[place])
    radius = theme.measures.radius_control
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(box, radius, radius)
    if not tag:
        theme.icons.paint(painter, box.center(), "document", round(box.height() * 0.5), ink)
        return
    # Four letters need the room of three.
    size = box.height() * LETTERS * min(1.0, 3.4 / len(tag))
    painter.setFont(theme.fonts.sized(round(size), strong=True))
    painter.setPen(ink)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tag)
