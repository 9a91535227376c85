"""Makes sure that a link still carries: one whose other end is gone without a word looks as if it did."""

import asyncio
import time
from collections.abc import Callable

from client.core.link.running_link import RunningLink
from shared.errors import ErrorCode, Refusal
from shared.wire.session import Beat

EVERY = 2.0
UNHEARD = 10.0
"""Seconds in which something asked was not answered, and nothing else was heard, that raise a doubt."""
DOUBT = 10.0
"""Seconds that a server which may be busy has to answer then."""
CHANGED = 3.0
"""Seconds it has when the network is known to have changed."""


class Listening:
    """Listens whether one link still carries, and gives it up when it does not."""

    def __init__(self, link: RunningLink, now: Callable[[], float] = time.monotonic) -> None:
        self._link = link
        self._now = now

    async def run(self) -> None:
        """Listen for as long as the link lasts; whoever started it ends it."""
        while True:
            await asyncio.sleep(EVERY)
            since = self._link.unheard_since
            if since is not None and self._now() - since > UNHEARD:
                await self.ask(DOUBT)

    async def ask(self, wait: float = CHANGED) -> bool:
        """Ask for a sign of life, and give the link up without one; tell whether it carries."""
        try:
            async with asyncio.timeout(wait):
                await self._link.ask(Beat())
        except TimeoutError:
            self._link.give_up()
            return False
        except Refusal as refusal:
            return refusal.code is not ErrorCode.OFFLINE
        return True
