"""Finding messages that this device holds, and keeping the index of their words behind what is stored."""

import asyncio
import logging
from collections.abc import Callable, Collection
from typing import Protocol

from client.core.bus import Bus
from client.core.events import EntriesStored
from client.core.tasks import Tasks
from client.store.rows import Found
from shared.errors import Refusal
from shared.model.words import Query

LIMIT = 20
START = 5.0
"""Seconds after the start, which has better things to do, until what was stored before is looked at."""
GATHER = 2.0
"""Seconds in which what is stored is put into the index together: a slice costs a commit."""
PAUSE = 0.03
"""Seconds between slices, longer than one takes."""
AT_ONCE = 10
"""Slices that somebody who searches waits for; of more, the rest is found a little later."""

logger = logging.getLogger(__name__)


class Index(Protocol):
    """What this needs of the cache."""

    async def index(self) -> tuple[bool, bool]: ...

    async def find_messages(
        self,
        query: Query,
        limit: int,
        *,
        before: int = 0,
        conversation: bytes = b"",
        hidden: Collection[bytes] = (),
    ) -> Found: ...


class SearchService:
    """Finds messages, the newest first; `hidden` are those that I keep out of my sight."""

    def __init__(self, index: Index, bus: Bus, hidden: Callable[[], Collection[bytes]]) -> None:
        self._index = index
        self._hidden = hidden
        self._following = False
        self._tasks = Tasks("search")
        self._stop = bus.subscribe(EntriesStored, lambda _: self._follow(GATHER))

    def start(self) -> None:
        """Begin to put into the index what an older version has left, or the last run."""
        self._follow(START)

    async def close(self) -> None:
        """Stop; what is not in the index yet comes in after the next start."""
        self._stop()
        await self._tasks.close()

    async def find(
        self, typed: str, *, further: int = 0, conversation: bytes = b"", limit: int = LIMIT
    ) -> Found:
        """Return messages that have every word of what is typed, in one conversation or in all.

        `further` is where an answer before this one ended. Raises Refusal.
        """
        query = Query.of(typed)
        if not query:
            return Found()
        if not further:
            await self._bring_up()
        hidden = self._hidden()
        while True:
            found = await self._index.find_messages(
                query, limit, before=further, conversation=conversation, hidden=hidden
            )
            further = found.further
            if found.hits or not further:
                return found

    async def _bring_up(self) -> None:
        """Let what has come last be found, too; what else is left, as after clearing, comes in soon."""
        try:
            new = old = True
            for _ in range(AT_ONCE):
                new, old = await self._index.index()
                if not new:
                    break
            if new or old:
                self._follow(PAUSE)
        except Refusal as refusal:
            # A full disk: what is in the index can still be found.
            logger.warning("the index of words was not filled: %s", refusal)

    def _follow(self, after: float) -> None:
        if not self._following:
            self._following = True
            self._tasks.start(self._fill(after), "fill")

    async def _fill(self, after: float) -> None:
        """Fill the index after a while; what goes wrong is tried again when something else is stored."""
        try:
            more = True
            while more:
                await asyncio.sleep(after)
                after = PAUSE
                more = any(await self._index.index())
        except Refusal as refusal:
            logger.warning("the index of words was not filled: %s", refusal)
        finally:
            self._following = False
