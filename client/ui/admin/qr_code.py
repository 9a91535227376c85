"""A link as a QR code (ISO/IEC 18004): on screen, and as a picture to print."""

import segno
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from client.ui.drawing.encoding import encode
from client.ui.theme.theme import Theme

QUIET = 4
"""Modules of white around it, which readers need."""
MODULE = 12
"""Pixels of a module in a picture."""
SIDE = 176
DARK, LIGHT = QColor("#15212A"), QColor("#FFFFFF")
"""The same in every look: most readers know dark on light alone."""


def drawn(link: str, module: int = 1) -> QImage:
    """Return the code of a link, so many pixels a module, with its quiet zone."""
    rows = segno.make(link, error="m", micro=False).matrix
    side = len(rows) + 2 * QUIET
    made = QImage(side, side, QImage.Format.Format_RGB32)
    made.fill(LIGHT)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                made.setPixelColor(x + QUIET, y + QUIET, DARK)
    return made.scaled(side * module, side * module)


class QrCode(QWidget):
    """The code on a white card."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._code = QImage()
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        side = self._theme.fonts.pixels(SIDE)
        self.setFixedSize(side, side)

    def show_link(self, link: str) -> None:
        """Show the code of a link, or nothing."""
        self._code = drawn(link) if link else QImage()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it with sharp edges."""
        painter = QPainter(self)
        if self._code.isNull():
            painter.fillRect(self.rect(), self._theme.colours.subtle)
        else:
            painter.drawImage(QRectF(self.rect()), self._code)


def picture(theme: Theme, link: str, lines: tuple[str, ...]) -> bytes:
    """Return the code with some lines below it as PNG, to be printed or sent."""
    code = drawn(link, MODULE)
    text = theme.fonts.sized(MODULE * 3)
    line = MODULE * 5
    made = QImage(code.width(), code.height() + line * len(lines) + MODULE * QUIET, code.format())
    made.fill(LIGHT)
    painter = QPainter(made)
    painter.drawImage(0, 0, code)
    painter.setFont(text)
    painter.setPen(DARK)
    for number, words in enumerate(lines):
        box = QRectF(MODULE, code.height() + line * number, made.width() - 2 * MODULE, line)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return encode(made, "PNG")
