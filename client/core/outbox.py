"""The outbox: own entries on disk, one first-in-first-out lane per conversation, the same id on every try."""

import asyncio
import contextlib
import logging

from client.core.backoff import Backoff
from client.core.bus import Bus
from client.core.cache import Change, OutboxCache, Waiting
from client.core.events import (
    ConnectionChanged,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryPlaced,
    EntryQueued,
    Troubled,
)
from client.core.replica import Replica
from client.core.tasks import Tasks
from shared.errors import ErrorCode, Refusal
from shared.model.entry import decode_header
from shared.protocol.log import Appended

TRANSIENT = frozenset(
    {
        ErrorCode.OFFLINE,
        ErrorCode.TIMEOUT,
        ErrorCode.TOO_MANY_REQUESTS,
        ErrorCode.SHUTTING_DOWN,
        ErrorCode.SLOW_READER,
        ErrorCode.SERVER_BUSY,
        ErrorCode.STORAGE_FULL,
        ErrorCode.STORAGE_FAILED,
        ErrorCode.NOT_SIGNED_IN,
        ErrorCode.PASSWORD_CHANGE_REQUIRED,
        ErrorCode.TOKEN_EXPIRED,
        ErrorCode.REVOKED,
        ErrorCode.DISABLED,
    }
)
"""Refusals that say nothing about the entry: it keeps its place in the lane and is tried again."""

INTERNAL_TRIES = 5
"""A server's own fault is tried again so often; an entry it cannot digest must not block a lane for ever."""

logger = logging.getLogger(__name__)


class Outbox:
    """Empties the lanes whenever the replica can be reached."""

    def __init__(self, cache: OutboxCache, replica: Replica, bus: Bus) -> None:
        self._cache = cache
        self._replica = replica
        self._bus = bus
        self._lanes: dict[bytes, asyncio.Event] = {}
        self._online = asyncio.Event()
        self._tasks = Tasks("outbox")
        self._endings = (
            bus.subscribe(ConnectionChanged, self._connection),
            bus.subscribe(EntryQueued, lambda event: self._wake(event.conversation)),
        )

    async def start(self) -> None:
        """Go on with what the last run left."""
        for conversation in await self._cache.lanes():
            self._wake(conversation)

    async def close(self) -> None:
        """Stop; what is not sent stays on disk."""
        for end in self._endings:
            end()
        await self._tasks.close()

    def queued(self, waiting: Waiting) -> None:
        """Tell that an entry was put into the outbox, on disk; by that it is sent in its turn."""
        self._bus.publish(EntryQueued(waiting.conversation, waiting.id, waiting.entry))

    async def retry(self, entry: bytes) -> None:
        """Send a refused entry again, at the end of its lane; raises Refusal `not_found`."""
        waiting = await self._cache.retry(entry)
        if waiting is None:
            raise Refusal(ErrorCode.NOT_FOUND)
        self.queued(waiting)

    async def drop(self, entry: bytes) -> None:
        """Delete a refused entry; raises Refusal `not_found` for one that was not refused."""
        waiting = await self._cache.drop(entry)
        if waiting is None:
            raise Refusal(ErrorCode.NOT_FOUND)
        self._bus.publish(EntryDropped(waiting.conversation, entry))

    async def cancel(self, entry: bytes) -> None:
        """Take an entry back that certainly no replica has: it was never offered, or was refused.

        Raises Refusal `not_found` for one that is not in the outbox, and `not_allowed` (reason ``offered``)
        for one that may have been committed though its answer is missing.
        """
        gone = await self._cache.cancel(entry)
        if not gone and await self._cache.waiting_entry(entry) is None:
            raise Refusal(ErrorCode.NOT_FOUND, part="outbox")
        if not gone:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="offered")
        for one in gone:
            self._bus.publish(EntryDropped(one.conversation, one.id))

    def _connection(self, event: ConnectionChanged) -> None:
        if event.up:
            self._online.set()
            for lane in self._lanes.values():
                lane.set()  # none waits any longer for its next try
        else:
            self._online.clear()

    def _wake(self, conversation: bytes) -> None:
        lane = self._lanes.get(conversation)
        if lane is None:
            lane = self._lanes[conversation] = asyncio.Event()
            running = self._tasks.start(self._run(conversation, lane), f"lane {conversation.hex()[:8]}")
            running.add_done_callback(lambda _: self._over(conversation, lane))
        lane.set()

    def _over(self, conversation: bytes, lane: asyncio.Event) -> None:
        """Let another lane begin, also after one that failed by a fault of our own."""
        if self._lanes.get(conversation) is lane:
            del self._lanes[conversation]

    # One lane

    async def _run(self, conversation: bytes, lane: asyncio.Event) -> None:
        """Send entry after entry; with nothing left the lane ends, and `_wake` begins another."""
        backoff = Backoff()
        tries = 0
        while True:
            await self._online.wait()
            lane.clear()
            try:
                more = await self._send_first(conversation, tries)
            except Refusal as refusal:
                tries = tries + 1 if refusal.code is ErrorCode.INTERNAL else 0
                if refusal.code is not ErrorCode.OFFLINE:
                    logger.warning("outbox: %s", refusal)
                    self._bus.publish(Troubled(refusal))
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(backoff.next()):
                        await lane.wait()
                continue
            backoff.reset()
            tries = 0
            if not more and not lane.is_set():
                del self._lanes[conversation]
                return

    async def _send_first(self, conversation: bytes, tries: int) -> bool:
        """Send the first entry of the lane; False when there is none. Raises Refusal to try again."""
        if not self._replica.reaches(conversation):
            raise Refusal(ErrorCode.OFFLINE)  # nothing is noted as offered that stays here
        waiting = await self._cache.take_first(conversation)
        if waiting is None:
            return False
        try:
            appended = await self._replica.append(waiting.entry, waiting.to)
        except Refusal as refusal:
            if refusal.code in TRANSIENT or (refusal.code is ErrorCode.INTERNAL and tries < INTERNAL_TRIES):
                raise
            await self._cache.fail(waiting.id, refusal)
            self._bus.publish(EntryFailed(conversation, waiting.id, refusal))
            return True
        await self._placed(conversation, waiting.id, appended)
        return True

    async def _placed(self, conversation: bytes, entry: bytes, appended: Appended) -> None:
        change: Change = await self._cache.place(entry, appended)
        for placed in change.placed:
            self._bus.publish(EntryPlaced(conversation, decode_header(placed.header).id, placed))
        if change.figures is not None:
            self._bus.publish(EntriesStored(conversation, change.entries, change.figures))
