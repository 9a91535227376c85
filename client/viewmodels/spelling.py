"""The spelling of what is written: which words are looked up, what is known of them, and my own ones."""

import asyncio
import contextlib
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks

OWN = 1_000
"""Words of my own; the oldest give way."""
KNOWN = 5_000
"""Words whose spelling is remembered."""
LEAST, MOST = 3, 40
"""Letters of a word that is looked up."""
PATIENCE = 0.5
"""Seconds that somebody waits for suggestions."""
WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+(?:['’][A-Za-zÀ-ÖØ-öø-ɏ]+)*|[Ѐ-ӿ]+(?:-[Ѐ-ӿ]+)*")
TOGETHER = re.compile(r"[!-~]+")
NO_WORD = re.compile(r"[@/\\_#\d]|(?<=.)[.:=](?=.)")
"""What stands together with one of these is an address, a path, a name behind an @, a number, code."""


class Spelling(Protocol):
    """What this needs of the service."""

    async def check(self, words: Collection[str]) -> Mapping[str, bool]: ...

    async def suggest(self, word: str) -> Sequence[str]: ...


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text, and where it stands in it."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words to be looked up: none of Chinese, none in capitals, none within an address."""
    # In two steps: looked for in one, a long row of dashes takes the square of its length.
    left_out = [one.span() for one in TOGETHER.finditer(text) if NO_WORD.search(one.group())]
    ends = [end for _, end in left_out]
    for found in WORD.finditer(text):
        word = found.group()
        mixed = any(letter.isupper() for letter in word[1:])
        if not LEAST <= len(word) <= MOST or mixed:
            continue
        near = bisect_right(ends, found.start())
        if near == len(ends) or left_out[near][0] >= found.end():
            yield Word(word, found.start())


def plain_word(word: str) -> str:
    """Return a word as dictionaries have it."""
    return word.replace("’", "'")


class SpellingModel(QObject):
    """`changed` tells that more is known of words, `own_changed` carries all words of my own."""

    changed = Signal()
    own_changed = Signal(tuple)

    def __init__(self, spelling: Spelling) -> None:
        super().__init__()
        self.on = False
        self._spelling = spelling
        self._own: dict[str, None] = {}
        self._right: dict[str, bool] = {}
        self._wanted: dict[str, None] = {}
        self._checking = False
        self._tasks = Tasks("spelling")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def take(self, own: Sequence[str]) -> None:
        """Know the words of my own from last time."""
        self._own = dict.fromkeys(own)

    def turn(self, *, on: bool) -> None:
        """Look words up, or leave them be."""
        if on != self.on:
            self.on = on
            self.changed.emit()

    def is_wrong(self, word: str) -> bool:
        """Tell whether a word is known to be spelt wrong; one that is not known yet is looked up."""
        word = plain_word(word)
        if not self.on or self.is_own(word):
            return False
        right = self._right.get(word)
        if right is None:
            self._want(word)
        return right is False

    def _want(self, word: str) -> None:
        self._wanted[word] = None
        if not self._checking:
            self._checking = True
            self._tasks.start(self._check(), "check")

    async def _check(self) -> None:
        try:
            while self._wanted:
                words, self._wanted = tuple(self._wanted), {}
                if len(self._right) > KNOWN:
                    self._right.clear()
                self._right.update(await self._spelling.check(words))
                self.changed.emit()
        finally:
            self._checking = False

    def suggest(self, word: str, then: Callable[[Sequence[str]], None]) -> None:
        """Hand on what might be meant; nothing, if it takes too long to find out."""
        self._tasks.start(self._suggest(plain_word(word), then), "suggest")

    async def _suggest(self, word: str, then: Callable[[Sequence[str]], None]) -> None:
        words: Sequence[str] = ()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                words = await self._spelling.suggest(word)
        then(words)

    # Words of my own

    def is_own(self, word: str) -> bool:
        """Tell whether a word is one of mine, with a capital at the beginning or without."""
        word = plain_word(word)
        return word in self._own or word[:1].lower() + word[1:] in self._own

    def add(self, word: str) -> None:
        """Make a word one of mine."""
        self._own[plain_word(word)] = None
        while len(self._own) > OWN:
            del self._own[next(iter(self._own))]
        self._tell_own()

    def remove(self, word: str) -> None:
        """Make a word none of mine any more."""
        word = plain_word(word)
        for one in (word, word[:1].lower() + word[1:]):
            self._own.pop(one, None)
        self._tell_own()

    def _tell_own(self) -> None:
        self.own_changed.emit(tuple(self._own))
        self.changed.emit()
