"""Words over several lines, each as high as the type scale says: a font's own lines stand too close."""

import re

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

HYPHEN = re.compile(r"(?<=[^\W\d_])-(?=[^\W\d_A-Z])")
"""A hyphen within a word, not between the groups of a fingerprint: those may part, and none is torn."""
TOGETHER = "-\u2060"
"""A hyphen and what keeps the next letter on its line: "sign-" says nothing at the end of one."""


class Paragraph:
    """Plain words, broken at a width; characters of other fonts move no line."""

    def __init__(self, words: str, font: QFont, line: int, width: float, alignment: Qt.AlignmentFlag) -> None:
        """`line` is the height of a line in pixels."""
        self._layout = QTextLayout(HYPHEN.sub(TOGETHER, words.replace("\n", "\u2028")), font)
        option = QTextOption(alignment & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        metrics = QFontMetricsF(font)
        base = (line - metrics.height()) / 2 + metrics.ascent()
        self._layout.beginLayout()
        lines = 0
        while (laid := self._layout.createLine()).isValid():
            laid.setLineWidth(max(1.0, width))
            laid.setPosition(QPointF(0, round(lines * line + base - laid.ascent())))
            lines += 1
        self._layout.endLayout()
        widths = (self._layout.lineAt(one).naturalTextWidth() for one in range(lines))
        self.widest = max(widths, default=0.0)
        self.height = lines * line

    def paint(self, painter: QPainter, corner: QPointF) -> None:
        """Draw the words in the painter's pen, from a corner on."""
        self._layout.draw(painter, corner)
