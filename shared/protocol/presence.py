"""Presence: how I can be reached, and how those can whom I watch."""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import ID_SIZE, Id
from shared.model.presence import Presence
from shared.wire.message import Event, Offline, Reply, Request
from shared.wire.session import Done

Word = Annotated[str, Meta(max_length=limits.KIND_LENGTH)]
People = Annotated[tuple[Id, ...], Meta(max_length=limits.WATCHED)]


class Seen(Struct, frozen=True, array_like=True):
    """How a person is seen: a word of `shared.model.presence.Presence`, or one of a newer version.

    `text` is what they say of it, until a time (Unix ms, 0: for good); `devices` the platforms they are on.
    """

    person: Id
    state: Word
    text: str = ""
    until: int = 0
    devices: tuple[str, ...] = ()


class SetPresence(Request[Done], frozen=True, array_like=True, tag="presence.set"):
    """How it is with this device. Nobody sits at it: `away`. What its person chose, and when (Unix ms).

    The choice made last holds for all devices of a person; `chosen` 0 brings none. It is kept with its
    `text` as the personal state `status/` until the time `until` (Unix ms, 0: for good), when it falls
    back to `online`.
    """

    offline = Offline.LATEST

    away: bool = False
    choice: Presence = Presence.ONLINE
    chosen: int = 0
    text: Annotated[str, Meta(max_length=limits.STATUS_LENGTH)] = ""
    until: int = 0


class Watched(Reply, frozen=True, array_like=True, tag="presence.watched"):
    """Those of the people added who are not offline."""

    seen: tuple[Seen, ...]


class Watch(Request[Watched], frozen=True, array_like=True, tag="presence.watch"):
    """Begin to be told of some people and end it for others, as long as this link lasts.

    Refused with `not_allowed` (reason "too_many", limit).
    """

    add: People = ()
    remove: People = ()


class PresenceChanged(Event, frozen=True, array_like=True, tag="presence.changed"):
    """People I watch are seen otherwise now; at most once a second, all changes together."""

    seen: tuple[Seen, ...]


class PresenceChosen(Event, frozen=True, array_like=True, tag="presence.chosen"):
    """What I chose last, on whichever of my devices, and when (Unix ms)."""

    choice: Word
    chosen: int
    text: str = ""
    until: int = 0


class UseDevice(Request[Done], frozen=True, array_like=True, tag="presence.use"):
    """Somebody touched this device so many seconds `ago`. Of my devices the one touched last is in use.

    Said after `presence.set`; what comes before it counts for nothing.
    """

    ago: int = 0


class DeviceInUse(Event, frozen=True, array_like=True, tag="presence.in_use"):
    """Which of my devices is in use, empty for none.

    Told after the first `presence.set` of a link, and when it changes.
    `idle` seconds have passed since somebody touched the device that was in use before; 0 for none.
    """

    device: Annotated[bytes, Meta(max_length=ID_SIZE)]
    idle: int = 0
