"""A line of words as rows show it: cut at its end where there is no room for all of it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme

LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


def write(painter: QPainter, theme: Theme, box: QRectF, text: str, role: Role, ink: QColor) -> float:
    """Write from the left of a box, in its middle; return how wide it became."""
    font = theme.fonts.get(role)
    metrics = QFontMetricsF(font)
    said = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(font)
    painter.setPen(ink)
    # What has room by a part of a pixel must not lose its last letter.
    painter.drawText(box.adjusted(0, 0, 1, 0), LINE, said)
    return metrics.horizontalAdvance(said)
