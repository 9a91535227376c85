"""Chinese characters as they are typed on a keyboard: every reading of each, and finding names by them."""

import re
from collections.abc import Sequence

Syllable = frozenset[str]
"""All readings of one character, in lower case and without tones; a word of Latin letters reads as itself."""

_PARTS = re.compile(r"[!-~]+|\S")


def syllables(text: str) -> tuple[Syllable, ...]:
    """Return the readings of each character: 曾 is ceng and zeng, since a surname may be either.

    ü is written v and u, as people type it.
    """
    return tuple(_readings(part) for part in _PARTS.findall(text.casefold()))


def _readings(part: str) -> Syllable:
    if part.isascii():
        return frozenset((part,))
    # Imported when the first name is looked up: its tables take a while to load, and not all need them.
    from pypinyin import Style, pinyin

    found = pinyin(part, style=Style.NORMAL, heteronym=True, errors="default")
    readings = {reading.casefold() for reading in found[0]} if found else {part}
    return frozenset(readings | {reading.replace("v", "u") for reading in readings})


def reads_as(typed: str, name: Sequence[Syllable]) -> bool:
    """Tell whether what was typed reads as a part of a name that begins at any of its characters.

    Each character may be given in full or by its first letter, the last one by any beginning:
    zhangsan, zs, zhangs and zsan all read as 张三.
    """
    wanted = "".join(typed.casefold().split())
    return bool(wanted) and any(_reads_from(wanted, name, start) for start in range(len(name)))


def _reads_from(wanted: str, name: Sequence[Syllable], start: int) -> bool:
    open_ends = {0}
    for readings in name[start:]:
        ends: set[int] = set()
        for end in open_ends:
            rest = wanted[end:]
            for reading in readings:
                if reading.startswith(rest):
                    return True
                if rest.startswith(reading):
                    ends.add(end + len(reading))
                if rest[0] == reading[0]:
                    ends.add(end + 1)
        open_ends = ends
        if not open_ends:
            return False
    return False
