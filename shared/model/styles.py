"""Text with styles: what counts where, and parts of it that keep their looks."""

from collections.abc import Iterable
from heapq import heappop, heappush
from itertools import pairwise
from typing import Self

from msgspec import Struct

from shared import limits
from shared.model.bodies import Style

COLOURS = ("red", "orange", "green", "blue", "purple", "grey")
SIZES = ("small", "large", "huge")


def runs(styles: tuple[Style, ...], length: int) -> tuple[Style, ...]:
    """Return what the styles of a text with `length` characters come to.

    Stretches in order that do not overlap, neighbours of one look joined, words that mean nothing to this
    version left out. The effort is that of sorting, whatever the styles are.
    """
    starts = sorted((one.start, -number) for number, one in enumerate(styles) if one.start < length)
    ends = {min(one.start + one.length, length) for one in styles if one.start < length}
    edges = sorted(ends | {start for start, _ in starts})
    made: list[Style] = []
    open_: list[tuple[int, int]] = []
    begun = 0
    for edge, following in pairwise(edges):
        while begun < len(starts) and starts[begun][0] <= edge:
            number = starts[begun][1]
            heappush(open_, (number, styles[-number].start + styles[-number].length))
            begun += 1
        # The last one wins; one that has ended may wait below it until it comes to the top.
        while open_ and open_[0][1] <= edge:
            heappop(open_)
        if open_:
            _add(made, styles[-open_[0][0]], edge, following)
    return tuple(made)


def _add(made: list[Style], style: Style, start: int, end: int) -> None:
    colour = style.colour if style.colour in COLOURS else ""
    size = style.size if style.size in SIZES else ""
    if not (style.bold or style.italic or colour or size):
        return
    if made and made[-1].start + made[-1].length == start:
        last = made[-1]
        if (last.bold, last.italic, last.colour, last.size) == (style.bold, style.italic, colour, size):
            start, made[-1:] = last.start, []
    made.append(Style(start, end - start, style.bold, style.italic, colour, size))


class StyledText(Struct, frozen=True, array_like=True):
    """A text and how stretches of it look, in Unicode code points."""

    text: str = ""
    styles: tuple[Style, ...] = ()

    def part(self, start: int, end: int) -> Self:
        """Return the characters from `start` to before `end` as they look."""
        text = self.text[start:end]
        cut = (
            Style(max(0, one.start - start), one.start + one.length - max(one.start, start), *_look(one))
            for one in self.styles
            if one.start + one.length > start
        )
        return type(self)(text, runs(tuple(cut), len(text)))

    def stripped(self, characters: str | None = None) -> Self:
        """Return it without these characters (white space) at its ends."""
        start = len(self.text) - len(self.text.lstrip(characters))
        return self.part(start, max(start, len(self.text.rstrip(characters))))

    @classmethod
    def joined(cls, pieces: Iterable["StyledText"]) -> Self:
        """Return texts one after the other, each as it looks."""
        texts: list[str] = []
        styles: list[Style] = []
        start = 0
        for piece in pieces:
            known = runs(piece.styles, len(piece.text))
            styles += (Style(start + one.start, one.length, *_look(one)) for one in known)
            texts.append(piece.text)
            start += len(piece.text)
        return cls("".join(texts), tuple(styles))

    def permitted(self, length: int | None = None) -> Self:
        """Return it with at most so many characters, and with as many styles as a message may have."""
        text = self.text[:length]
        return type(self)(text, runs(self.styles, min(len(text), limits.TEXT_LENGTH))[: limits.STYLES])


def _look(style: Style) -> tuple[bool, bool, str, str]:
    return style.bold, style.italic, style.colour, style.size
