"""Words on the clipboard: our own with their looks, those of other programs reduced to what we know."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate

import msgspec
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QFont, QTextCharFormat, QTextDocument, QTextFormat

from shared.model.bodies import Style
from shared.model.styles import StyledText, runs

MEDIA = "application/x-linxin-words"
MOST, MOST_TAGS = 1_000_000, 4_000
"""Bytes or characters of looks that are read, and tags among them; of what is more the plain words come."""
LARGER = ((1.6, "huge"), (1.2, "large"))
SMALLER = 0.85
"""Shares of the usual size of the words that are pasted, from which on they count as another size."""
PICTURE = "\ufffc"
PAGE_PIXELS = 16
PIXELS_PER_POINT = 4 / 3
GAUDY = 0.25
DARKEST, LIGHTEST = 0.12, 0.9
"""Colours of less saturation, or nearer to black or white, are those of somebody's theme."""
HUES = ((15, "red"), (50, "orange"), (170, "green"), (250, "blue"), (320, "purple"), (360, "red"))
"""Up to which hue a colour has a name."""

LEFT_OUT = re.compile(
    r"<\s*style.*?(?:</\s*style|$)|<\s*/?\s*(?:table|tbody|thead|tfoot|tr|td|th|caption|col)[^>]*>?",
    re.IGNORECASE | re.DOTALL,
)
"""Style sheets and tables of a page: one rule, or one wide cell, may keep Qt busy for minutes."""

_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(StyledText)


def plain(text: str) -> str:
    """Return text from elsewhere without characters that only steer a terminal or a page."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def clip(words: StyledText) -> QMimeData:
    """Return words for the clipboard: plain for others, with their looks for ourselves."""
    data = QMimeData()
    data.setText(words.text)
    if words.styles:
        data.setData(MEDIA, _encoder.encode(words))
    return data


def clipped(data: QMimeData) -> StyledText:
    """Return the words that are pasted, from wherever they come."""
    text = plain(data.text())
    own = data.data(MEDIA).data() if data.hasFormat(MEDIA) else b""
    if own and len(own) <= MOST:
        try:
            words = _decoder.decode(own)
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            return StyledText(text)
        # The plain words are what the user sees in other programs: nothing else may come in their place.
        return words if words.text == text else StyledText(text)
    page = data.html() if data.hasHtml() else ""
    # Qt's reader of pages takes the square of how deep they are.
    return _reduced(page, text) if len(page) <= MOST and page.count("<") <= MOST_TAGS else StyledText(text)


class _Page(QTextDocument):
    """A page that fetches nothing: neither pictures nor style sheets, from the net or from a folder."""

    def loadResource(self, type: int, name: QUrl | str) -> None:  # noqa: A002 - Qt names it so
        """Have nothing."""


def _reduced(page: str, text: str) -> StyledText:
    """Return the plain words of a page with their looks, if the page says nothing else."""
    pieces = list(_pieces(page))
    usual = _usual_size(pieces)
    shown, styles = "", list[Style]()
    for said, shape in pieces:
        styles.append(_style(shape, usual, len(shown), len(said)))
        shown += said
    if "".join(shown.split()) != "".join(text.split()):
        return StyledText(text)
    return StyledText(text, _moved(runs(tuple(styles), len(shown)), shown, text))


def _pieces(page: str) -> Iterator[tuple[str, QTextCharFormat]]:
    document = _Page()
    document.setUndoRedoEnabled(False)
    document.setHtml(LEFT_OUT.sub("", page))
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            # A picture stands as one character; it is not taken along.
            yield fragment.text().replace(PICTURE, ""), fragment.charFormat()
            place += 1
        block = block.next()


def _moved(styles: tuple[Style, ...], shown: str, text: str) -> tuple[Style, ...]:
    """Return styles of one text for another that differs from it in white space alone."""
    places = [place for place, one in enumerate(text) if not one.isspace()]
    before = [0, *accumulate(not one.isspace() for one in shown)]
    moved: list[Style] = []
    for one in styles:
        first, after = before[one.start], before[one.start + one.length]
        if after > first:
            start = places[first]
            moved.append(replace(one, start=start, length=places[after - 1] + 1 - start))
    return tuple(moved)


def _usual_size(pieces: Sequence[tuple[str, QTextCharFormat]]) -> float:
    """Return the size that most of the characters have."""
    counts: Counter[float] = Counter()
    for said, shape in pieces:
        counts[_size(shape)] += len(said)
    return counts.most_common(1)[0][0] if counts else 1.0


def _size(shape: QTextCharFormat) -> float:
    """Return a size as a share of what a page's words have unless they say otherwise."""
    if shape.hasProperty(QTextFormat.Property.FontPixelSize):
        return shape.intProperty(QTextFormat.Property.FontPixelSize) / PAGE_PIXELS
    if shape.hasProperty(QTextFormat.Property.FontPointSize):
        return shape.fontPointSize() * PIXELS_PER_POINT / PAGE_PIXELS
    return 1.2 ** max(-2, min(4, shape.intProperty(QTextFormat.Property.FontSizeAdjustment)))


def _style(shape: QTextCharFormat, usual: float, start: int, length: int) -> Style:
    share = _size(shape) / usual if usual > 0 else 1.0
    size = next((word for least, word in LARGER if share >= least), "small" if share <= SMALLER else "")
    bold = shape.fontWeight() >= QFont.Weight.DemiBold
    # Links are coloured and underlined wherever they stand.
    colour = "" if shape.isAnchor() else _colour(shape)
    return Style(start, length, bold, shape.fontItalic(), colour, size)


def _colour(shape: QTextCharFormat) -> str:
    if not shape.hasProperty(QTextFormat.Property.ForegroundBrush):
        return ""
    colour = shape.foreground().color()
    if colour.hslSaturationF() < GAUDY or not DARKEST <= colour.lightnessF() <= LIGHTEST:
        return ""
    return next(word for most, word in HUES if colour.hslHue() <= most)
