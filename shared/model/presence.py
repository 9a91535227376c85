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


def seen_as(choice: Presence, away: Collection[bool]) -> Presence:
    """Return what others see, given for each device that is there whether nobody sits at it."""
    if not away:
        return Presence.OFFLINE
    if choice is not Presence.ONLINE:
        return choice
    return Presence.AWAY if all(away) else Presence.ONLINE
