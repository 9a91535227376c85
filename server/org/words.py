"""What people write into the directory, as it is kept: no outer blanks, nothing that can't be seen."""

from collections.abc import Iterable

from shared.errors import ErrorCode, Refusal

PHONE_SEPARATORS = ";；、|"
"""What stands between the phones of one person in a table, and so in none of them."""


def checked(text: str, part: str, *, empty: bool = False) -> str:
    """Return a word as it is kept; raises Refusal `bad_message` (part) for one that nobody could read."""
    text = text.strip()
    if not text.isprintable() or not (text or empty):
        raise Refusal(ErrorCode.BAD_MESSAGE, part=part)
    return text


def checked_lines(text: str, part: str) -> str:
    """Return words of several lines as they are kept; raises Refusal `bad_message` (part)."""
    lines = [line.strip() for line in text.strip().splitlines()]
    if not all(line.isprintable() for line in lines):
        raise Refusal(ErrorCode.BAD_MESSAGE, part=part)
    return "\n".join(lines)


def checked_phones(phones: Iterable[str]) -> tuple[str, ...]:
    """Return phones as they are kept, each once; raises Refusal `bad_message` (part "phones")."""
    kept = tuple(dict.fromkeys(checked(phone, "phones") for phone in phones))
    if any(letter in phone for phone in kept for letter in PHONE_SEPARATORS):
        raise Refusal(ErrorCode.BAD_MESSAGE, part="phones")
    return kept
