"""How people are named and shown: initials, presence, names that show nothing."""

import unicodedata
from enum import StrEnum

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
INVISIBLE_CATEGORIES = ("C", "Z", "M")


class Presence(StrEnum):
    """Whether someone can be reached."""

    ONLINE = "online"
    AWAY = "away"
    BUSY = "busy"
    DO_NOT_DISTURB = "do_not_disturb"
    OUT = "out"
    INVISIBLE = "invisible"
    OFFLINE = "offline"


def shows_nothing(name: str) -> bool:
    """Tell whether a name has no visible character: empty, spaces, zero-width marks alone."""
    return all(unicodedata.category(character)[0] in INVISIBLE_CATEGORIES for character in name)


def shown_name(name: str, number: str) -> str:
    """Return a name on one line, or the staff number where the name shows nothing."""
    line = " ".join(name.split())
    return number if shows_nothing(line) else line


def isolated(name: str) -> str:
    """Keep the direction of a name from turning the words around it."""
    return f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}"


def is_han(character: str) -> bool:
    """Tell whether a character is Chinese."""
    return "CJK UNIFIED" in unicodedata.name(character, "")


def initials(name: str, *, short: bool = False) -> str:
    """Return what an avatar shows: the last two Han characters (one if short), or Latin initials."""
    without_remark = name.replace("（", "(").partition("(")[0]
    han = [character for character in without_remark if is_han(character)]
    if han:
        return "".join(han[-1:] if short else han[-2:])
    words = [word for word in name.split() if any(character.isalnum() for character in word)]
    letters = [next(character for character in word if character.isalnum()) for word in words]
    chosen = letters[:1] if short or len(letters) < 2 else [letters[0], letters[-1]]
    return "".join(chosen).upper()
