"""Words of one's own: what the spelling takes for right, though no dictionary has it."""

from hashlib import sha256
from typing import Annotated

from msgspec import Meta, Struct

from shared import limits

WordText = Annotated[str, Meta(max_length=limits.OWN_WORD)]


class OwnWord(Struct, frozen=True, array_like=True):
    """``own_word/ID``: a word that the spelling takes for right; without a text it does so no more."""

    text: WordText = ""


def word_id(word: str) -> bytes:
    """Return the id of a word: the same on every device, the first 16 bytes of its SHA-256."""
    return sha256(word.encode()).digest()[:16]


def is_word(text: str) -> bool:
    """Tell whether a text is one word that can be read."""
    return text.split() == [text] and text.isprintable()
