"""The outbox: own entries on disk, one first-in-first-out lane per conversation, the same id on every try."""

from client.core.bus import Bus
from client.core.cache import Change, OutboxCache, Waiting
from client.core.events import EntriesStored, EntryDropped, EntryFailed, EntryPlaced, EntryQueued
from client.core.sync.lanes import Lanes, worth_another_try
from client.core.sync.replica import Replica
from shared.errors import ErrorCode, Refusal
from shared.model.entry import decode_header
from shared.protocol.log import Appended


class Outbox:
    """Empties the lanes whenever the replica can be reached."""

    def __init__(self, cache: OutboxCache, replica: Replica, bus: Bus) -> None:
        self._cache = cache
        self._replica = replica
        self._bus = bus
        self._lanes = Lanes("outbox", bus, self._send_first)
        self._ending = bus.subscribe(EntryQueued, self._entry_queued)

    async def start(self) -> None:
        """Go on with what the last run left."""
        for conversation in await self._cache.lanes():
            self._lanes.wake(conversation)

    async def close(self) -> None:
        """Stop; what is not sent stays on disk."""
        self._ending()
        await self._lanes.close()

    def _entry_queued(self, event: EntryQueued) -> None:
        if not event.held:
            self._lanes.wake(event.conversation)

    def queued(self, waiting: Waiting) -> None:
        """Tell that an entry was put into the outbox, on disk; by that it is sent in its turn."""
        self._bus.publish(EntryQueued(waiting.conversation, waiting.id, waiting.entry, waiting.held))

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

    # One lane

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
            if worth_another_try(refusal, tries):
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
