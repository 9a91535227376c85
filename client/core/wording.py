"""The words for every refusal, for terminal and window: what happened, what is kept, what to do."""

import locale
import os
import sys
import time
from collections.abc import Mapping
from enum import Enum

from client.core.refusal_words import SPECIAL, WORDS
from shared.errors import Refusal


class Language(Enum):
    """A language this client speaks."""

    CHINESE = "zh_CN"
    ENGLISH = "en"


def system_language() -> Language:
    """Return the language of this system's user; English for all that Linxin does not speak yet."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if said := os.environ.get(name):
            return Language.CHINESE if said.casefold().startswith("zh") else Language.ENGLISH
    said = locale.getlocale()[0] or "" if sys.platform in ("win32", "darwin") else ""
    return Language.CHINESE if said.casefold().startswith(("zh", "chinese")) else Language.ENGLISH


def wording(refusal: Refusal, language: Language) -> str:
    """Return the sentence for a refusal."""
    detail = {name: str(value) for name, value in refusal.detail.items()}
    if isinstance(until := refusal.detail.get("until"), int):
        detail["until"] = time.strftime("%H:%M", time.localtime(until / 1000))
    special = SPECIAL.get((refusal.code, _aspect(detail)))
    chinese, english = special or WORDS[refusal.code]
    text = chinese if language is Language.CHINESE else english
    return text.format_map(_Missing(detail))


def _aspect(detail: Mapping[str, str]) -> str:
    """Return what of a refusal chooses its sentence, beside the code."""
    if detail.get("minutes") == "0":
        return "seconds"
    return detail.get("reason") or detail.get("part") or ("right" if "right" in detail else "")


class _Missing(dict[str, str]):
    """Details a server of another version may leave out are left out of the sentence as well."""

    def __missing__(self, key: str) -> str:
        return "—"
