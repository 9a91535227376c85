"""Uploads: a message with files waits until the server has them, then it goes into its lane."""

import asyncio
from collections.abc import AsyncIterator, Collection
from typing import Protocol

from msgspec.structs import replace

from client.core.bus import Bus
from client.core.cache import Waiting
from client.core.events import EntryDropped, EntryFailed, EntryPlaced, EntryQueued
from client.core.link.transfers import Moved, Transfer
from client.core.sync.lanes import Lanes, worth_another_try
from client.core.tasks import Tasks
from client.services.files.tally import Tally
from client.store.file_cache import FileCache
from client.store.outbox import Sign
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, MessageBody, decode_body
from shared.model.entry import decode_header

AT_ONCE = 2
"""Uploads under way: fewer than a server takes, so that another device has room beside this one."""
AGAIN = 3
"""So often files are uploaded again for a message that was refused since the server lacked them."""


class HeldCache(Protocol):
    """What uploads need of the cache: entries that wait for their files."""

    async def held_lanes(self) -> Collection[bytes]: ...

    async def first_held(self, conversation: bytes) -> Waiting | None: ...

    async def hold_again(self, entry: bytes) -> Waiting | None: ...

    async def release(self, entry: bytes, sign: Sign) -> Waiting | None: ...

    async def waiting_entry(self, entry: bytes) -> Waiting | None: ...

    async def fail(self, entry: bytes, refusal: Refusal) -> None: ...


class Queued(Protocol):
    """What uploads need of the outbox."""

    def queued(self, waiting: Waiting) -> None: ...


class Putting(Protocol):
    """What uploads need of the way to a server."""

    async def put(self, digest: bytes, size: int, pieces: AsyncIterator[bytes], moved: Moved) -> None: ...


class Uploads:
    """Uploads the files of held entries, one conversation beside the other, in each one by one."""

    def __init__(
        self,
        cache: HeldCache,
        outbox: Queued,
        files: FileCache,
        link: Putting,
        tally: Tally,
        bus: Bus,
        sign: Sign,
    ) -> None:
        self._cache = cache
        self._outbox = outbox
        self._files = files
        self._link = link
        self._tally = tally
        self._bus = bus
        self._sign = sign
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._again: dict[bytes, int] = {}
        self._dropped: dict[bytes, set[bytes]] = {}
        """What goes while a lane is at work, for each such lane."""
        self._lanes = Lanes("uploads", bus, self._upload_first)
        self._tasks = Tasks("uploads.again")
        self._endings = (
            bus.subscribe(EntryQueued, self._queued),
            bus.subscribe(EntryDropped, self._drop),
            bus.subscribe(EntryFailed, self._failed),
            bus.subscribe(EntryPlaced, self._placed),
        )

    async def start(self) -> None:
        """Go on with what the last run left."""
        for conversation in await self._cache.held_lanes():
            self._lanes.wake(conversation)

    async def close(self) -> None:
        """Stop; what is not uploaded stays on disk."""
        for end in self._endings:
            end()
        await self._tasks.close()
        await self._lanes.close()

    def _queued(self, event: EntryQueued) -> None:
        self._dropped.get(event.conversation, set()).discard(event.id)
        if event.held:
            self._lanes.wake(event.conversation)

    def _drop(self, event: EntryDropped) -> None:
        self._tally.forget(event.id)
        self._again.pop(event.id, None)
        if event.conversation in self._dropped:
            self._dropped[event.conversation].add(event.id)

    def _placed(self, event: EntryPlaced) -> None:
        self._again.pop(event.id, None)

    def _failed(self, event: EntryFailed) -> None:
        if event.refusal.code is not ErrorCode.BLOB_MISSING:
            return
        if self._again.get(event.id, 0) < AGAIN:
            self._tasks.start(self._hold_again(event.id), "hold again")
        else:
            # Now it is for its user to say "again", and then as often anew.
            self._again.pop(event.id, None)

    async def _hold_again(self, entry: bytes) -> None:
        """Upload files again that a server has lost, as after a restore, if they are still here."""
        waiting = await self._cache.waiting_entry(entry)
        if waiting is None:
            return
        attached = attachments_of(waiting)
        held = [await asyncio.to_thread(self._files.holds, one.digest) for one in attached]
        if attached and all(held) and (again := await self._cache.hold_again(entry)) is not None:
            self._again[entry] = self._again.get(entry, 0) + 1
            self._outbox.queued(again)

    # One lane

    async def _upload_first(self, conversation: bytes, tries: int) -> bool:
        """Upload the files of the first held entry and release it; False when there is none."""
        dropped = self._dropped[conversation] = set[bytes]()
        try:
            return await self._upload_of(conversation, tries, dropped)
        finally:
            del self._dropped[conversation]

    async def _upload_of(self, conversation: bytes, tries: int, dropped: Collection[bytes]) -> bool:
        waiting = await self._cache.first_held(conversation)
        if waiting is None:
            return False
        try:
            for one in attachments_of(waiting):
                await self._upload(waiting.id, one, tries, dropped)
        except Refusal as refusal:
            if waiting.id in dropped:
                return True
            if worth_another_try(refusal, tries):
                raise
            await self._cache.fail(waiting.id, refusal)
            self._bus.publish(EntryFailed(conversation, waiting.id, refusal))
            return True
        released = await self._cache.release(waiting.id, self._sign)
        self._tally.forget(waiting.id)
        if released is not None:
            self._outbox.queued(released)
        return True

    async def _upload(self, entry: bytes, one: Attachment, tries: int, dropped: Collection[bytes]) -> None:
        def moved(done: int) -> None:
            if entry in dropped:
                raise Refusal(ErrorCode.NOT_FOUND, part="outbox")
            self._tally.moved(Transfer(entry, one.digest, done, one.size, upload=True))

        known = self._tally.of(entry, one.digest)
        if known is not None and known.over and known.refusal is None:
            return  # of several files of one message, this one came through before
        try:
            moved(0)
            async with self._turn:
                await self._link.put(one.digest, one.size, self._pieces(one.digest), moved)
        except Refusal as refusal:
            waits = Transfer(entry, one.digest, 0, one.size, upload=True)
            if worth_another_try(refusal, tries):
                self._tally.moved(waits)
            else:
                self._tally.ended(replace(waits, over=True, refusal=refusal))
            raise
        self._tally.ended(Transfer(entry, one.digest, one.size, one.size, upload=True, over=True))

    async def give(self, one: Attachment) -> None:
        """Give a server a file that goes with no entry of the outbox; it has it when this returns."""
        async with self._turn:
            await self._link.put(one.digest, one.size, self._pieces(one.digest), _nobody_looks)

    async def _pieces(self, digest: bytes) -> AsyncIterator[bytes]:
        pieces = self._files.pieces(digest)
        while data := await asyncio.to_thread(next, pieces, b""):
            yield data


def _nobody_looks(_done: int) -> None:
    """Nothing shows how far the file is."""


def attachments_of(waiting: Waiting) -> tuple[Attachment, ...]:
    """Return the files of an entry of the outbox."""
    body = decode_body(decode_header(waiting.entry.header).kind, waiting.entry.body)
    return body.attachments if isinstance(body, MessageBody) else ()
