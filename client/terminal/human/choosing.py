"""How a person in the terminal says how to be seen: a state, for how many minutes, in what words."""

from collections.abc import Mapping

from msgspec import Struct

from shared.model.presence import Presence

LONGEST = 366 * 24 * 60


class Chosen(Struct, frozen=True):
    """What was said; 0 minutes: for good."""

    choice: Presence
    minutes: int = 0
    words: str = ""


def chosen(text: str, names: Mapping[str, Presence]) -> Chosen | None:
    """Read ``STATE [MINUTES] [WORDS]``; None when it begins with no state. A state's name may have spaces."""
    fitting = [name for name in names if f"{text.casefold()} ".startswith(f"{name} ")]
    if not fitting:
        return None
    name = max(fitting, key=len)
    first, _, rest = text[len(name) :].strip().partition(" ")
    if first.isascii() and first.isdigit() and 0 < int(first[:9]) <= LONGEST:
        return Chosen(names[name], int(first[:9]), rest.strip())
    return Chosen(names[name], 0, text[len(name) :].strip())
