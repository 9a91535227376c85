"""The words for every refusal, for terminal and window: what happened, what is kept, what to do."""

from collections.abc import Mapping

from client.core.clock import time_said
from client.core.words.language import Language, said, system_language
from client.core.words.refusal_reasons import SPECIAL
from client.core.words.refusal_words import WORDS
from client.core.words.refusal_words_russian import RUSSIAN
from client.core.words.refusal_words_taiwanese import TAIWANESE
from shared.errors import Refusal

__all__ = ["Language", "system_language", "wording"]

TRANSLATED = {Language.TAIWANESE: TAIWANESE, Language.RUSSIAN: RUSSIAN}


def wording(refusal: Refusal, language: Language) -> str:
    """Return the sentence for a refusal."""
    detail = {name: str(value) for name, value in refusal.detail.items()}
    if isinstance(until := refusal.detail.get("until"), int):
        detail["until"] = time_said(until, "%H:%M")
    special = SPECIAL.get((refusal.code, _aspect(detail)))
    text = said(special or WORDS[refusal.code], language, TRANSLATED)
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
