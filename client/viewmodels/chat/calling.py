"""Calling people in a group by @: who fits what is typed, and whom a text calls."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from client.viewmodels.chat.standing_rows import EVERYONE
from client.viewmodels.people.naming import Presence
from shared import limits
from shared.model.pinyin import Syllable, reads_as, syllables

OFFERED = 8
"""Rows that are offered at once."""


@dataclass(frozen=True, slots=True)
class Called:
    """Somebody who can be called; nobody's `id` stands for everyone. `known` is another name of theirs."""

    id: bytes
    name: str
    presence: Presence | None = None
    known: str = ""


def everyone_word() -> str:
    """Return how everyone is called in the reader's language."""
    return QCoreApplication.translate("Calling", "everyone")


class Spelling:
    """Names as they are typed on a keyboard; each is spelt once."""

    def __init__(self) -> None:
        self._spelt: dict[str, tuple[Syllable, ...]] = {}

    def of(self, name: str) -> tuple[Syllable, ...]:
        """Return a name's syllables."""
        if name not in self._spelt:
            self._spelt[name] = syllables(name)
        return self._spelt[name]


def fitting(typed: str, people: Sequence[Called], spelling: Spelling, *, everyone: bool) -> list[Called]:
    """Return who fits what follows the @: by name, pinyin or initials, the closest first."""
    wanted = typed.casefold()
    every = [Called(b"", everyone_word())] if everyone else []
    ranked = [(_closest(wanted, one, spelling), place, one) for place, one in enumerate([*every, *people])]
    fits = sorted((rank, place) for rank, place, _ in ranked if rank is not None)
    return [ranked[place][2] for _, place in fits[:OFFERED]]


def _closest(wanted: str, one: Called, spelling: Spelling) -> int | None:
    """Return how close the closer of somebody's names is."""
    names = (one.name, one.known) if one.known else (one.name,)
    return min(
        (rank for name in names if (rank := closeness(wanted, name, spelling)) is not None), default=None
    )


def closeness(wanted: str, name: str, spelling: Spelling) -> int | None:
    """Return how close a name is to what is typed, 0 the closest, None for one that does not fit."""
    said = name.casefold()
    if said.startswith(wanted):
        return 0
    if wanted in said:
        return 1
    return 2 if wanted.isascii() and reads_as(wanted, spelling.of(name)) else None


def calls(
    text: str, names: Iterable[tuple[str, bytes]], chosen: Mapping[str, bytes], *, everyone: bool
) -> tuple[tuple[bytes, ...], bool]:
    """Return whom a text calls, and whether it calls everyone.

    Of several people with one name the `chosen` one is called, all of them when nobody was chosen.
    """
    if "@" not in text:
        return (), False
    known: dict[str, list[bytes]] = {}
    for name, person in names:
        known.setdefault(name, []).append(person)
    words = [*known, *((*EVERYONE, everyone_word()) if everyone else ())]
    pattern = re.compile(
        "@(" + "|".join(re.escape(one) for one in sorted(words, key=len, reverse=True)) + ")"
    )
    found = dict.fromkeys(one.group(1) for one in pattern.finditer(text)) if words else {}
    people = dict.fromkeys(
        person for name in found for person in ((chosen[name],) if name in chosen else known.get(name, ()))
    )
    all_of_them = everyone and any(name in (*EVERYONE, everyone_word()) for name in found)
    return tuple(people)[: limits.MENTIONS], all_of_them
