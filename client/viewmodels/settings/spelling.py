"""The spelling of what is written: which words are looked up, what is known of them, and my own ones."""

import asyncio
import contextlib
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.trying import trying
from shared.errors import Refusal
from shared.model.own_words import is_word

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


class OwnWords(Protocol):
    """What this needs of the words of my own; raises Refusal."""

    def has(self, word: str) -> bool: ...

    async def put(self, words: Iterable[str], *, on: bool = True) -> None: ...


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
    """`changed` tells that more is known of words, `troubled` why one is none of mine.

    `adopted` tells that words which an older version kept on this device are with my others.
    """

    changed = Signal()
    troubled = Signal(str)
    adopted = Signal()

    def __init__(self, spelling: Spelling, own: OwnWords, bus: Bus, language: Callable[[], Language]) -> None:
        super().__init__()
        self.on = False
        self._spelling = spelling
        self._own = own
        self._language = language
        self._stop = bus.subscribe(StateStored, self._state)
        self._right: dict[str, bool] = {}
        self._wanted: dict[str, None] = {}
        self._checking = False
        self._tasks = Tasks("spelling")

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        self._stop()
        await self._tasks.close()

    def _state(self, event: StateStored) -> None:
        if any(item.key.startswith("own_word/") for item in event.items):
            self.changed.emit()

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
        return self._own.has(word) or self._own.has(word[:1].lower() + word[1:])

    def add(self, word: str) -> None:
        """Make a word one of mine, on all my devices."""
        self._put((plain_word(word),), on=True)

    def remove(self, word: str) -> None:
        """Make a word none of mine any more."""
        word = plain_word(word)
        self._put((word, word[:1].lower() + word[1:]), on=False)

    def _put(self, words: Sequence[str], *, on: bool) -> None:
        work = trying(lambda: self._own.put(words, on=on), self.troubled.emit, self._language)
        self._tasks.start(work, "own")

    def adopt(self, words: Sequence[str]) -> None:
        """Make words mine that an older version kept for this device alone."""
        if words:
            self._tasks.start(self._adopt(words), "adopt")

    async def _adopt(self, words: Sequence[str]) -> None:
        with contextlib.suppress(Refusal):
            await self._own.put([one for one in words if is_word(one)])
            self.adopted.emit()
