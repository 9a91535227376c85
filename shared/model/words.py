"""Words as they are searched: texts cut into what an index keeps, and what somebody types held against them.

Width, case and marks that nobody sees make no difference, nor does what stands between words. Where words
are not set apart by spaces (Chinese, Japanese, Korean, Thai, emoji) any part of a text is found; of other
words and of numbers the beginning is.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from msgspec import Struct

TYPED = 200
"""Characters of what is typed that count."""
TOKEN = 32
"""Characters of a word that an index keeps; what is longer is told apart by the text itself."""
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Burmese, Khmer
    "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"  # Korean
    "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
    "\u3040-\u30ff\u31f0-\u31ff\u3100-\u312f\u31a0-\u31bf"  # Japanese, Zhuyin
    "\u2600-\u27bf\U0001f000-\U0001faff"  # emoji
)
_RUNS = re.compile(rf"(?P<unspaced>[{_UNSPACED}]+)|(?P<number>\d+)|(?P<word>[^\W\d_{_UNSPACED}]+)")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")


def folded(text: str) -> str:
    """Return a text without what makes no difference to somebody who searches."""
    if text.isascii():
        return text.lower()
    return _UNSEEN.sub("", unicodedata.normalize("NFKC", text).casefold())


def tokens(text: str) -> Iterator[str]:
    """Return what an index keeps of a text: words, numbers, and each character with the one after it."""
    for run in _RUNS.finditer(folded(text)):
        words = run[0]
        if run.lastgroup == "unspaced":
            yield from (words[at : at + 2] for at in range(len(words)))
        else:
            yield words[:TOKEN]


class Token(Struct, frozen=True):
    """What a text must have in an index; `begins` tells that it may go on after it."""

    words: str
    begins: bool


class Query(Struct, frozen=True):
    """What is looked for: every one of the terms, each a row of words, numbers and unspaced runs."""

    terms: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, typed: str) -> "Query":
        """Take what is typed apart; nothing but signs looks for nothing."""
        terms = (tuple(run[0] for run in _RUNS.finditer(folded(part))) for part in typed[:TYPED].split())
        return cls(tuple(dict.fromkeys(term for term in terms if term)))

    def __bool__(self) -> bool:
        return bool(self.terms)

    def tokens(self) -> Sequence[Token]:
        """Return what an index is asked for; who has all of it is still to be held against the query."""
        return tuple(dict.fromkeys(token for term in self.terms for token in _asked(term)))

    def fits(self, text: str) -> bool:
        """Tell whether a text has every term."""
        skeleton = "".join(f" {run[0]}" for run in _RUNS.finditer(folded(text)))
        return all(_looked_for(term) in skeleton for term in self.terms)

    def places(self, text: str) -> Sequence[tuple[int, int]]:
        """Return where terms stand in a text: (start, end) in characters, in order, none over another."""
        skeleton, spans = _skeleton(text)
        found: list[tuple[int, int]] = []
        for term in self.terms:
            wanted = _looked_for(term)
            at = skeleton.find(wanted)
            while at >= 0:
                first = at + (wanted[0] == " ")
                found.append((spans[first][0], spans[at + len(wanted) - 1][1]))
                at = skeleton.find(wanted, at + 1)
        return _joined(found)


def _asked(term: tuple[str, ...]) -> Iterator[Token]:
    last = len(term) - 1
    for number, run in enumerate(term):
        if not _unspaced(run):
            yield Token(run[:TOKEN], begins=number == last)
        elif len(run) == 1:
            yield Token(run, begins=number == last)
        else:
            yield from (Token(run[at : at + 2], begins=False) for at in range(len(run) - 1))


def _looked_for(term: tuple[str, ...]) -> str:
    words = " ".join(term)
    return words if _unspaced(words) else " " + words


def _unspaced(run: str) -> bool:
    first = _RUNS.match(run)
    return first is not None and first.lastgroup == "unspaced"


def _skeleton(text: str) -> tuple[str, list[tuple[int, int]]]:
    """Return the runs of a text with spaces between them, and where each character of that comes from."""
    plain: list[str] = []
    sources: list[tuple[int, int]] = []
    for start, piece in _pieces(text):
        said = folded(piece)
        plain.append(said)
        sources += [(start, start + len(piece))] * len(said)
    skeleton: list[str] = []
    spans: list[tuple[int, int]] = []
    for run in _RUNS.finditer("".join(plain)):
        skeleton += (" ", run[0])
        spans.append(sources[run.start()])
        spans += sources[run.start() : run.end()]
    return "".join(skeleton), spans


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Return characters with the marks that belong to them, and where each begins."""
    start = 0
    for at, character in enumerate(text):
        if at > start and not unicodedata.category(character).startswith("M"):
            yield start, text[start:at]
            start = at
    if text:
        yield start, text[start:]


def _joined(found: list[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], end)
        else:
            joined.append((start, end))
    return joined
