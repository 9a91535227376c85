"""A message's text laid out once for a width: fixed lines, links, hit testing, selection."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QTextCharFormat,
    QTextFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from client.ui.chat.text.shapes import Shape
from client.ui.chat.text.units import Units

# Only what a browser opens, addresses of mail (and of those nothing but the address), and folders on the
# company's file servers. Every part has a bound or a place where it must begin: texts may be long.
LINK = re.compile(
    r"""https?://[^\s<>"'，。；！？（）【】《》]+|www\.[\w-]+\.[^\s<>"'，。；！？（）【】《》]+"""
    r"""|\\\\[\w.-]+\\[^\s<>"|?*，。；！？（）【】《》]+"""
    r"""|(?P<mail>(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}"""
    r"""@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8})"""
)
MAIL = "mailto:"
CLOSING = ".,;:!?)]}…"
LINE_SEPARATOR = "\u2028"


class Link(Struct, frozen=True):
    """A link in a text, by its characters."""

    start: int
    end: int
    target: str


class TextLook(Struct, frozen=True):
    """How a text is drawn: its font and line height, the colours of links and of what follows the text."""

    font: QFont
    line: int
    link: QColor
    suffix: QColor


def find_links(text: str) -> tuple[Link, ...]:
    """Return the links of a text; closing punctuation does not belong to them."""
    links: list[Link] = []
    for found in LINK.finditer(text):
        said = found.group().rstrip(CLOSING)
        target = MAIL + said if found["mail"] else said
        links.append(Link(found.start(), found.start() + len(said), target))
    return tuple(links)


def find_mentions(text: str, mentions: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where people are called by name: of two names of which one begins the other, the longer."""
    wanted = sorted({one for one in mentions if len(one) > 1}, key=len, reverse=True)
    if not wanted:
        return ()
    pattern = re.compile("|".join(re.escape(one) for one in wanted))
    return tuple(found.span() for found in pattern.finditer(text))


def is_right_to_left(text: str) -> bool:
    """Tell whether a text runs from right to left: its first strong character decides (UAX 9, P2)."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind in {"L", "R", "AL"}:
            return kind != "L"
    return False


class TextBlock:
    """Text in lines, all of one height but for those with larger words; positions are in Python's characters.

    Wherever one of the `mentions` stands in the text, it is drawn in the colour of links. `shapes` say how
    stretches look; they do not overlap, and stand in order.
    """

    def __init__(
        self,
        text: str,
        look: TextLook,
        width: float,
        suffix: str = "",
        mentions: Sequence[str] = (),
        shapes: Sequence[Shape] = (),
    ) -> None:
        self.text = text
        self.links = find_links(text)
        self.mentions = find_mentions(text, mentions)
        self._line = look.line
        self._suffix = suffix
        shown = text.replace("\n", LINE_SEPARATOR) + suffix
        self._tall = self._taller(look, shapes) if shapes else ()
        self._tops: list[float] = []
        self._layout = QTextLayout(shown, look.font)
        self._layout.setCacheEnabled(True)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self._layout.setTextOption(option)
        # Formats given later would take the lines away again.
        self._layout.setFormats(self._formats(look, shapes))
        natural = self._lay(width)
        if natural + 1 < width and is_right_to_left(shown):
            # Lines from right to left end at the right edge: let that be where the text ends.
            natural = self._lay(natural + 1)
        self.lines = self._layout.lineCount()
        self.width = min(width, natural + 0.5)

    @cached_property
    def _units(self) -> Units:
        """Where characters stand for Qt; most texts are never asked."""
        return Units(self.text + self._suffix)

    def _lay(self, width: float) -> float:
        natural, top = 0.0, 0.0
        self._tops.clear()
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            height = self._height_of(line) if self._tall else self._line
            # Emoji and Han are higher than Latin: all lines keep the same base line.
            line.setPosition(QPointF(0, top + height / 2 - line.height() / 2))
            natural = max(natural, line.naturalTextWidth())
            self._tops.append(top)
            top += height
        self._layout.endLayout()
        self.height = float(top)
        return natural

    def _taller(self, look: TextLook, shapes: Sequence[Shape]) -> tuple[tuple[int, int, float], ...]:
        """Return the stretches, in units, whose words are larger, with the height of their lines."""
        usual = look.font.pixelSize()
        sizes = ((one, one.format.intProperty(QTextFormat.Property.FontPixelSize)) for one in shapes)
        return tuple(
            (self._units.of(one.start), self._units.of(one.end), round(look.line * size / usual))
            for one, size in sizes
            if size > usual
        )

    def _height_of(self, line: QTextLine) -> float:
        start, end = line.textStart(), line.textStart() + line.textLength()
        first = bisect_right(self._tall, start, key=lambda one: one[1])
        height = float(self._line)
        for begin, _, taller in self._tall[first:]:
            if begin >= end:
                break
            height = max(height, taller)
        return height

    def _formats(self, look: TextLook, shapes: Sequence[Shape]) -> list[QTextLayout.FormatRange]:
        formats = [self._range(one.start, one.end, one.format) for one in shapes]
        for one in self.links:
            shape = QTextCharFormat()
            shape.setForeground(look.link)
            shape.setFontUnderline(True)
            formats.append(self._range(one.start, one.end, shape))
        for start, end in self.mentions:
            shape = QTextCharFormat()
            shape.setForeground(look.link)
            formats.append(self._range(start, end, shape))
        if self._suffix:
            shape = QTextCharFormat()
            shape.setForeground(look.suffix)
            start = len(self.text)
            formats.append(self._range(start, start + len(self._suffix), shape))
        return formats

    def _range(self, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
        made = QTextLayout.FormatRange()
        made.start = self._units.of(start)
        made.length = self._units.of(end) - made.start
        made.format = look
        return made

    def _place(self, units: int) -> int:
        return min(self._units.place(units), len(self.text))

    def _line_at(self, y: float) -> QTextLine:
        return self._layout.lineAt(max(0, bisect_right(self._tops, y) - 1))

    def draw(
        self,
        painter: QPainter,
        corner: QPointF,
        clip: QRectF,
        selected: tuple[int, int] | None,
        selection: QTextCharFormat,
    ) -> None:
        """Draw the lines that lie in the clip."""
        ranges = [self._range(*selected, selection)] if selected and selected[1] > selected[0] else []
        self._layout.draw(painter, corner, ranges, clip)

    def place_at(self, point: QPointF) -> int:
        """Return the place nearest to a point of the block."""
        return self._place(self._line_at(point.y()).xToCursor(point.x()))

    def link_at(self, point: QPointF) -> Link | None:
        """Return the link under a point."""
        if not self.links or not 0 <= point.y() < self.height:
            return None
        line = self._line_at(point.y())
        if not 0 <= point.x() <= line.naturalTextWidth():
            return None
        place = self._place(line.xToCursor(point.x()))
        return next((one for one in self.links if one.start <= place < one.end), None)

    def word_at(self, place: int) -> tuple[int, int]:
        """Return the word around a place, for a double click."""
        start = end = place
        text = self.text
        if place < len(text) and not text[place].isalnum():
            return place, place + 1
        while start > 0 and text[start - 1].isalnum() and text[start - 1].isascii() == text[start].isascii():
            start -= 1
        while end < len(text) and text[end].isalnum():
            end += 1
        return start, end
