"""The languages this client speaks, which of them the system's user reads, and texts without Qt in them."""

import locale
import os
import sys
from collections.abc import Mapping
from enum import Enum

Words = tuple[str, str]
"""Simplified Chinese and English, side by side in the sources."""
Catalogue = Mapping[str, str]
"""Texts in a further language, by what names them."""


class Language(Enum):
    """A language this client speaks."""

    CHINESE = "zh_CN"
    ENGLISH = "en"
    TAIWANESE = "zh_TW"
    RUSSIAN = "ru"

    @property
    def full_width(self) -> bool:
        """Whether commas and semicolons are those of Chinese."""
        return self in {Language.CHINESE, Language.TAIWANESE}


NAMES = (
    *((place, Language.TAIWANESE) for place in ("zh_tw", "zh_hk", "zh_mo", "zh_hant")),
    ("chinese (traditional)", Language.TAIWANESE),
    ("zh", Language.CHINESE),
    ("chinese", Language.CHINESE),
    ("ru", Language.RUSSIAN),
)
"""How systems' names of languages begin, POSIX's and Windows'; the first that fits counts."""


def language_named(name: str) -> Language:
    """Return the language that a system means by a name; English for all that Linxin does not speak yet."""
    known = name.casefold().replace("-", "_")
    return next((language for start, language in NAMES if known.startswith(start)), Language.ENGLISH)


def system_language() -> Language:
    """Return the language of this system's user."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if spoken := os.environ.get(name):
            return language_named(spoken)
    here = locale.getlocale()[0] or "" if sys.platform in ("win32", "darwin") else ""
    return language_named(here)


def said(words: Words, language: Language, translated: Mapping[Language, Catalogue], name: str = "") -> str:
    """Return a text in a language; further languages know it by a name, or by the English."""
    chinese, english = words
    if language is Language.CHINESE:
        return chinese
    return translated[language].get(name or english, english) if language in translated else english
