"""Whether someone can be reached: what a person chooses, what devices tell, and what others see of it."""

from collections.abc import Collection
from enum import StrEnum


class Presence(StrEnum):
    """A state, chosen or seen. Who chose `offline` is invisible: nothing tells them from who is not there."""

    ONLINE = "online"
    AWAY = "away"
    BUSY = "busy"
    DO_NOT_DISTURB = "do_not_disturb"
    OUT = "out"
    """Ill, on holiday or on the road: shown also while no device is there."""
    OFFLINE = "offline"


def known_presence(word: str) -> Presence:
    """Return a state; one of a newer version is some way of being there."""
    try:
        return Presence(word)
    except ValueError:
        return Presence.ONLINE


def is_over(until: int, now: int) -> bool:
    """Tell whether an end time has passed; both are Unix ms, and 0 never does."""
    return 0 < until <= now


def seen_as(choice: Presence, away: Collection[bool]) -> Presence:
    """Return what others see, given for each device that is there whether nobody sits at it."""
    if choice is Presence.OUT:
        return Presence.OUT
    if not away:
        return Presence.OFFLINE
    if choice is not Presence.ONLINE:
        return choice
    return Presence.AWAY if all(away) else Presence.ONLINE
