"""Combinations of keys as people spell them: Ctrl+Alt+L."""

from dataclasses import dataclass
from string import ascii_uppercase

MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")


@dataclass(frozen=True, slots=True)
class Combination:
    """Modifiers, at least one, and a Latin letter."""

    modifiers: frozenset[str]
    letter: str


def combination(text: str) -> Combination | None:
    """Read a combination; None for none, and for what no keyboard should give away alone."""
    *modifiers, letter = text.split("+")
    if len(letter) != 1 or letter not in ascii_uppercase or not set(modifiers) <= set(MODIFIERS):
        return None
    # Shift and a letter are how one writes.
    return Combination(frozenset(modifiers), letter) if set(modifiers) - {"Shift"} else None
