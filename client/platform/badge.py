"""Paints a number of unread messages on an icon, at every size it may be shown in."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap

SIZES = (16, 20, 22, 24, 32, 48, 64)
SMALL = 22
"""Below this many pixels two digits can't be told apart."""


@dataclass(frozen=True)
class BadgeColours:
    """The colours of the disc and of the number on it."""

    fill: QColor
    ink: QColor


def badge_text(unread: int, size: int) -> str:
    """Return what stands on a badge of an icon of this size."""
    most = 9 if size < SMALL else 99
    return str(unread) if unread <= most else f"{most}+"


def with_badge(icon: QIcon, unread: int, colours: BadgeColours) -> QIcon:
    """Return the icon with a number at its lower right; the icon itself when nothing is unread."""
    if unread <= 0:
        return icon
    made = QIcon()
    for size in SIZES:
        made.addPixmap(_painted(icon, badge_text(unread, size), size, colours))
    return made


def _painted(icon: QIcon, text: str, size: int, colours: BadgeColours) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    height = round(size * 0.62)
    width = max(height, round(height * (0.45 + 0.45 * len(text))))
    box = QRectF(size - min(width, size), size - height, min(width, size), height)
    font = QFont()
    font.setPixelSize(max(7, round(height * (0.86 if len(text) < 3 else 0.7))))
    font.setBold(True)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.drawPixmap(0, 0, icon.pixmap(QSize(size, size), 1.0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.fill)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(colours.ink)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return pixmap
