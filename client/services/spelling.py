"""Spelling: dictionaries are read when a word of their alphabet is asked about, on a thread of their own."""

import asyncio
import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

logger = logging.getLogger(__name__)

ENGLISH, RUSSIAN = "en_US", "ru_RU"
SUGGESTED = 5
"""How many words are offered in the place of one."""


class Dictionary(Protocol):
    """What knows the words of one language."""

    def spell(self, word: str) -> bool: ...

    def suggest(self, word: str) -> Sequence[str]: ...


Open = Callable[[str, Path | None], Dictionary]
"""Opens the dictionary of a language, in a folder or as it comes with the library."""


def open_dictionary(language: str, folder: Path | None) -> Dictionary:
    """Open one; raises ImportError where there is no library, as in a client without a window."""
    from hunspell import Hunspell

    return Hunspell(language) if folder is None else Hunspell(language, str(folder))


def language_of(word: str) -> str:
    """Return in which language a word is looked up: Cyrillic letters are Russian, all others English."""
    return RUSSIAN if any("Ѐ" <= letter <= "ӿ" for letter in word) else ENGLISH


class SpellingService:
    """Tells whether words are spelt right, and what might be meant; `folders` may have more dictionaries."""

    def __init__(self, folders: Collection[Path], open_: Open = open_dictionary) -> None:
        self._folders = folders
        self._open = open_
        self._held: dict[str, Dictionary | None] = {}
        self._turn = asyncio.Lock()

    async def check(self, words: Collection[str]) -> Mapping[str, bool]:
        """Tell of each word whether it is right; a word of a language without a dictionary is."""
        async with self._turn:
            return await asyncio.to_thread(self._check, tuple(words))

    async def suggest(self, word: str) -> Sequence[str]:
        """Return what might be meant, the closest first."""
        async with self._turn:
            return await asyncio.to_thread(self._suggest, word)

    def _check(self, words: Sequence[str]) -> Mapping[str, bool]:
        return {word: self._is_right(word) for word in words}

    def _is_right(self, word: str) -> bool:
        dictionary = self._dictionary(language_of(word))
        try:
            return dictionary is None or dictionary.spell(word)
        except UnicodeError:
            return True  # letters that the dictionary's encoding lacks: not its language

    def _suggest(self, word: str) -> Sequence[str]:
        dictionary = self._dictionary(language_of(word))
        try:
            return () if dictionary is None else tuple(dictionary.suggest(word))[:SUGGESTED]
        except UnicodeError:
            return ()

    def _dictionary(self, language: str) -> Dictionary | None:
        if language not in self._held:
            self._held[language] = self._read(language)
        return self._held[language]

    def _read(self, language: str) -> Dictionary | None:
        found = (one for one in self._folders if (one / f"{language}.dic").exists())
        folder = None if language == ENGLISH else next(found, None)
        if folder is None and language != ENGLISH:
            return None
        try:
            return self._open(language, folder)
        except (ImportError, OSError, RuntimeError, ValueError) as error:
            logger.warning("no dictionary of %s: %s", language, error)
            return None
