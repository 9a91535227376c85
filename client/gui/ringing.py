"""Whether a message is told of here: on the device in use alone, unless it may have been missed there."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from client.core.bus import Bus
from client.core.events import ConnectionChanged, DeviceUsed
from shared import limits

MOST = 200
"""Conversations held back; the oldest give way."""
SLACK = 5.0
"""Seconds between which the same moment may be told to two devices."""


class Teller(Protocol):
    """The desktop, as far as it tells of messages."""

    def tell(self, key: bytes, author: str, text: str, *, quietly: bool = False) -> None: ...

    def keep_told(self, unread: Callable[[bytes], bool]) -> None: ...


@dataclass(frozen=True, slots=True)
class Held:
    """The last message of a conversation that was not told of here, and when it came."""

    author: str
    text: str
    time: float
    quietly: bool = False


class Ringing:
    """Holds back what rings on another device of mine, and tells of it when nobody was there to hear it.

    `here` says whether this device is the one to tell; `unread` whether a conversation still waits.
    """

    def __init__(
        self,
        here: Callable[[], bool],
        desktop: Teller,
        unread: Callable[[bytes], bool],
        bus: Bus,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._here = here
        self._desktop = desktop
        self._unread = unread
        self._now = now
        self._held: dict[bytes, Held] = {}
        self._stops = (bus.subscribe(DeviceUsed, self._used), bus.subscribe(ConnectionChanged, self._link))

    def arrived(self, key: bytes, author: str, text: str) -> None:
        """Take a message that nobody has read yet."""
        self._take(key, Held(author, text, self._now()))

    def urged(self, key: bytes, author: str, text: str, quietly: bool) -> None:
        """Take a message that somebody asks to have read."""
        self._take(key, Held(author, text, self._now(), quietly))

    def _take(self, key: bytes, one: Held) -> None:
        self._held.pop(key, None)
        if self._here():
            self._desktop.tell(key, one.author, one.text, quietly=one.quietly)
            return
        self._held[key] = one
        if len(self._held) > MOST:
            del self._held[next(iter(self._held))]

    def look(self) -> None:
        """Take back what was read meanwhile, on whichever device."""
        self._held = {key: held for key, held in self._held.items() if self._unread(key)}
        self._desktop.keep_told(self._unread)

    def forget(self) -> None:
        """Hold nothing back: somebody else may sit here now."""
        self._held.clear()

    def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()
        self._held.clear()

    def _used(self, event: DeviceUsed) -> None:
        """Where the device before was left before a message came, nobody heard it ring."""
        if self._here():
            self._release(event.idle + SLACK)

    def _link(self, event: ConnectionChanged) -> None:
        """Without a link it is not known who is in use, and who was may have gone without a word."""
        if not event.up:
            self._release(limits.SILENCE)

    def _release(self, seconds: float) -> None:
        """Tell of what came within so many seconds; what is older was heard."""
        since = self._now() - seconds
        held, self._held = self._held, {}
        for key, one in held.items():
            if one.time >= since and self._unread(key):
                self._desktop.tell(key, one.author, one.text, quietly=one.quietly)
