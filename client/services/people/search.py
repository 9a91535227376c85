"""Finding people by what is typed: names, remarks, pinyin, initials, numbers, phones, departments."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from shared.model.pinyin import Syllable, reads_as, syllables
from shared.protocol.org import Person

DIGITS = 3
"""Digits of a phone that find somebody; fewer are in everyone's."""


class Spelling:
    """Names as they are typed on a keyboard; each is spelt once."""

    def __init__(self) -> None:
        self._spelt: dict[str, tuple[Syllable, ...]] = {}

    def learn(self, names: Iterable[str]) -> None:
        """Spell names; the first time that takes a moment."""
        self._spelt.update((name, syllables(name)) for name in names if name not in self._spelt)

    def of(self, name: str) -> tuple[Syllable, ...]:
        """Return a name's syllables."""
        if name not in self._spelt:
            self.learn((name,))
        return self._spelt[name]

    def unknown(self, names: Iterable[str]) -> list[str]:
        """Return those that are not spelt yet."""
        return [name for name in names if name not in self._spelt]

    def key(self, name: str) -> tuple[str, str]:
        """Return what names are sorted by: pinyin as far as it is spelt, then the characters."""
        return " ".join(min(readings) for readings in self._spelt.get(name, ())), name


@dataclass(frozen=True, slots=True)
class Findable:
    """Somebody, with what they are found by beside their record."""

    person: Person
    remark: str = ""
    department: str = ""


def closest(people: Sequence[Findable], typed: str, limit: int, spelling: Spelling) -> list[Person]:
    """Return those that fit, the closest first, everyone for nothing typed."""
    wanted = typed.strip().casefold()
    if wanted.isascii() and wanted:
        spelling.learn(
            name for one in people for name in (one.person.name, one.remark, one.department) if name
        )
    ranked = [
        (rank, one.person.number, one.person)
        for one in people
        if (rank := _rank(wanted, one, spelling)) is not None
    ]
    ranked.sort(key=lambda each: each[:2])
    return [one for _, _, one in ranked[:limit]]


def _rank(wanted: str, one: Findable, spelling: Spelling) -> int | None:
    """Return how close somebody is, 0 the closest, or None."""
    number = one.person.number.casefold()
    names = [name.casefold() for name in (one.person.name, one.remark) if name]
    if wanted == number or wanted in names:
        return 0
    if number.startswith(wanted) or any(name.startswith(wanted) for name in names):
        return 1
    if any(wanted in name for name in names):
        return 2
    if wanted.isascii() and any(
        reads_as(wanted, spelling.of(name)) for name in (one.person.name, one.remark) if name
    ):
        return 3
    return 4 if _otherwise(wanted, one, spelling) else None


def _otherwise(wanted: str, one: Findable, spelling: Spelling) -> bool:
    """Tell whether a phone or the department fits."""
    digits = "".join(character for character in wanted if character.isdigit())
    if len(digits) >= DIGITS and len(digits) >= len(wanted) - wanted.count(" ") - wanted.count("-"):
        phones = ("".join(c for c in phone if c.isdigit()) for phone in one.person.phones)
        if any(digits in phone for phone in phones):
            return True
    if not one.department:
        return False
    if wanted in one.department.casefold():
        return True
    return len(wanted) > 1 and wanted.isascii() and reads_as(wanted, spelling.of(one.department))
