"""Tells delivered and read marks: at most once a second, the newest only, again after a broken link."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from client.core.sync.replica import Replica
from client.core.tasks import Tasks
from client.store.cache import CacheStore
from shared import limits
from shared.errors import ErrorCode, Refusal

logger = logging.getLogger(__name__)

Tell = Callable[[bytes, int], Awaitable[None]]
AGAIN = frozenset({ErrorCode.OFFLINE, ErrorCode.TIMEOUT, ErrorCode.SERVER_BUSY, ErrorCode.SHUTTING_DOWN})


class Marks:
    """The marks of this device that the server does not know yet."""

    def __init__(self, cache: CacheStore, replica: Replica) -> None:
        self._cache = cache
        self._replica = replica
        self._read: dict[bytes, int] = {}
        self._delivered: dict[bytes, int] = {}
        self._wake = asyncio.Event()
        self._tasks = Tasks("marks")

    def start(self) -> None:
        """Begin to tell."""
        self._tasks.start(self._run(), "tell")

    async def close(self) -> None:
        """Stop; what was not told is found again at the next start."""
        await self._tasks.close()

    def read(self, conversation: bytes, seq: int) -> None:
        """Note that everything up to `seq` was read."""
        self._read[conversation] = max(seq, self._read.get(conversation, 0))
        self._wake.set()

    def delivered(self, conversation: bytes, seq: int) -> None:
        """Note that everything up to `seq` is on this device's disk."""
        self._delivered[conversation] = max(seq, self._delivered.get(conversation, 0))
        self._wake.set()

    def again(self) -> None:
        """Tell what could not be told while the link was down."""
        self._wake.set()

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            if self._replica.up:
                await self._tell_all(self._read, self._replica.mark_read, self._cache.read_told)
                await self._tell_all(
                    self._delivered, self._replica.mark_delivered, self._cache.delivered_told
                )
            await asyncio.sleep(limits.MARKS_EVERY)

    async def _tell_all(self, marks: dict[bytes, int], tell: Tell, told: Tell) -> None:
        for conversation, seq in list(marks.items()):
            try:
                await tell(conversation, seq)
                await told(conversation, seq)
            except Refusal as refusal:
                if refusal.code in AGAIN:
                    continue
                logger.warning("a mark was not taken: %s", refusal)
            if marks.get(conversation) == seq:
                del marks[conversation]
