"""Notices that this machine has slept, or that its network is another, by looking now and then."""

import asyncio
import logging
import time
from collections.abc import Callable

from client.core.tasks import Tasks

EVERY = 5.0
"""Seconds between two looks."""
LATE = 10.0
"""Seconds by which a look comes too late when the machine has slept, not when it was merely busy."""

logger = logging.getLogger(__name__)

Clock = Callable[[], float]


def addresses() -> frozenset[str]:
    """Return the addresses of this machine; blocking."""
    # Loaded by the first look, off the loop: nothing is to wait for it at the start.
    import ifaddr

    found = (one.ip for adapter in ifaddr.get_adapters() for one in adapter.ips)
    return frozenset(ip if isinstance(ip, str) else ip[0] for ip in found)


class Surroundings:
    """Calls `changed` whenever links that stood before may carry no longer."""

    def __init__(
        self,
        changed: Callable[[], None],
        look: Callable[[], frozenset[str]] = addresses,
        clocks: tuple[Clock, ...] = (time.time, time.monotonic),
    ) -> None:
        """Of the `clocks` some stand still while the machine sleeps, depending on the system; one goes on."""
        self._changed = changed
        self._look = look
        self._clocks = clocks
        self._tasks = Tasks("surroundings")

    def start(self) -> None:
        """Begin to look."""
        self._tasks.start(self._run(), "look")

    async def close(self) -> None:
        """Look no more."""
        await self._tasks.close()

    async def _run(self) -> None:
        known = await self._addresses()
        before = [clock() for clock in self._clocks]
        while True:
            await asyncio.sleep(EVERY)
            now = await self._addresses()
            times = [clock() for clock in self._clocks]
            passed = max(time - then for time, then in zip(times, before, strict=True))
            before = times
            if passed > EVERY + LATE or (known is not None and now is not None and now != known):
                logger.info("this machine has slept, or its network has changed")
                self._changed()
            known = now or known

    async def _addresses(self) -> frozenset[str] | None:
        """Return this machine's addresses; None where the system does not say."""
        try:
            return await asyncio.to_thread(self._look)
        except OSError as error:
            logger.info("the addresses of this machine are not known: %s", error)
            return None
