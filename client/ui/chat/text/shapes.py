"""What styles look like in the theme in force: weight, slant, colour, size."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextCharFormat, QTextFormat

from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from shared.model.bodies import Style
from shared.model.styles import runs

SIZES: Mapping[str, int] = {"small": 12, "large": 18, "huge": 24}
"""How high they are beside words of the usual size, which have `Role.MESSAGE.size`."""
COLOUR = QTextFormat.Property.UserProperty.value + 1
SIZE = QTextFormat.Property.UserProperty.value + 2
"""The words that a format was made of; its colour and pixels are those of one theme only."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How the characters from `start` to before `end` are drawn."""

    start: int
    end: int
    format: QTextCharFormat


def shapes(styles: Sequence[Style], length: int, theme: Theme) -> tuple[Shape, ...]:
    """Return how the styles of a text with so many characters are drawn."""
    known = runs(tuple(styles), length) if styles else ()
    return tuple(Shape(one.start, one.start + one.length, format_of(one, theme)) for one in known)


def format_of(style: Style, theme: Theme) -> QTextCharFormat:
    """Return what a look is drawn with; `style_of` finds the look again."""
    made = QTextCharFormat()
    if style.bold:
        made.setFontWeight(QFont.Weight.DemiBold)
    if style.italic:
        made.setFontItalic(True)
    if style.colour:
        made.setForeground(theme.colours.ink(style.colour))
        made.setProperty(COLOUR, style.colour)
    if style.size:
        made.setProperty(QTextFormat.Property.FontPixelSize, pixels(style.size, theme))
        made.setProperty(SIZE, style.size)
    return made


def style_of(format_: QTextCharFormat, start: int = 0, length: int = 0) -> Style:
    """Return the look that a format was made of."""
    bold = format_.fontWeight() >= QFont.Weight.DemiBold
    colour, size = format_.property(COLOUR), format_.property(SIZE)
    return Style(start, length, bold, format_.fontItalic(), colour or "", size or "")


def pixels(size: str, theme: Theme) -> int:
    """Return the height of a size's font; the smallest words of the theme are the smallest here, too."""
    usual = theme.fonts.get(Role.MESSAGE).pixelSize()
    if size not in SIZES:
        return usual
    return max(theme.fonts.pixels(Role.META.size), round(usual * SIZES[size] / Role.MESSAGE.size))
