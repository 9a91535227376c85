"""Which of my devices is in use: the one I touched last rings, the others wait to see whether it is read."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass

from client.core.bus import Bus
from client.core.events import ConnectionChanged, DeviceUsed
from client.core.sync.asking import Asking
from client.core.tasks import Tasks
from shared import limits
from shared.errors import Refusal
from shared.protocol.presence import UseDevice

AGAIN = 60.0
"""Seconds after which the device in use says that it still is."""
ANEW = 1.0
"""By how many seconds a touch must be newer to be another one: systems tell of it by the second."""

logger = logging.getLogger(__name__)


@dataclass
class InUseState:
    """What the server has told on this link; without one nothing is `known`, and every device rings."""

    known: bool = False
    device: bytes = b""

    def apply(self, event: ConnectionChanged | DeviceUsed) -> None:
        """Take an event in."""
        match event:
            case DeviceUsed(device):
                self.known, self.device = True, device
            case ConnectionChanged(up=False):
                self.known, self.device = False, b""
            case ConnectionChanged():
                pass

    def rings(self, device: bytes) -> bool:
        """Tell whether a message is to be told of on this device of mine."""
        return not self.known or self.device in {b"", device}


class InUseService:
    """Says when this device is touched, and knows whether it is the one in use."""

    def __init__(self, connection: Asking, bus: Bus, now: Callable[[], float] = time.monotonic) -> None:
        self.state = InUseState()
        self._connection = connection
        self._now = now
        self._touched = -float("inf")
        self._said = -float("inf")
        self._tasks = Tasks("device in use")
        bus.subscribe(DeviceUsed, self._apply)
        bus.subscribe(ConnectionChanged, self._apply)

    @property
    def rings(self) -> bool:
        """Whether this device is the one to tell of a message: it is in use, or none is known to be."""
        return self.state.rings(self._connection.device)

    def touched(self, ago: float = 0.0) -> None:
        """Say that somebody touched this device so many seconds ago."""
        self._touched = max(self._touched, self._now() - ago)
        self._say()

    async def close(self) -> None:
        """Say no more."""
        await self._tasks.close()

    def _apply(self, event: ConnectionChanged | DeviceUsed) -> None:
        was_known = self.state.known
        self.state.apply(event)
        if not self.state.known:
            self._said = -float("inf")
        elif not was_known:
            self._say()

    def _say(self) -> None:
        """Say it unless the server would learn nothing by it."""
        mine = self.state.device == self._connection.device
        news = self._touched - self._said >= (AGAIN if mine else ANEW)
        if self.state.known and news and self._now() - self._touched < limits.IN_USE:
            self._said = self._touched
            self._tasks.start(self._tell(self._touched), "tell")

    async def _tell(self, touched: float) -> None:
        try:
            await self._connection.ask(UseDevice(max(0, int(self._now() - touched))))
        except Refusal as refusal:
            # Until the next touch every device of mine may ring: too much rather than nothing.
            logger.info("that this device is in use was not told: %s", refusal)
