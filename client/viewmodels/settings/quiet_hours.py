"""How loud news may be: what a user chose, and the hours in which nothing rings."""

from dataclasses import dataclass
from datetime import datetime

from client.viewmodels.settings.preferences import Preferences

DAY = 24 * 60
"""Minutes."""


@dataclass(frozen=True, slots=True)
class Telling:
    """How a message is told of that nobody looks at: shown at all, with its words, with a sound."""

    show: bool = True
    words: bool = True
    sound: bool = True


SILENT = Telling(show=False, words=False, sound=False)
"""The number of unread messages goes on counting; nothing else tells."""


def is_quiet(preferences: Preferences, minute: int) -> bool:
    """Tell whether nothing rings in a minute of the day; from and to the same is all day."""
    if not preferences.quiet:
        return False
    begin, end = preferences.quiet_from % DAY, preferences.quiet_to % DAY
    if begin < end:
        return begin <= minute < end
    return minute >= begin or minute < end


def telling(preferences: Preferences, now: datetime) -> Telling:
    """Return how a message is told of now, in the local time."""
    if not preferences.notify or is_quiet(preferences, now.hour * 60 + now.minute):
        return SILENT
    return Telling(words=preferences.preview, sound=preferences.sound)
