"""The deposit: blobs come in for messages that will refer to them, and go once nothing does any more."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Callable
from contextlib import aclosing

from server.core.rates import RateOfEach
from server.store import attachments
from server.store.blobs import Blobs, OtherBytesError
from server.store.connection import Connection
from server.store.errors import StoreError, StoreFault
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal

DAY = 24 * 3600 * 1000
KEPT_ROOM = 256 * 1024 * 1024
"""Bytes of the disk that attachments leave alone, so that words can still be written when they can't."""
PIECE = 256 * 1024
"""Bytes of a blob that are read at once."""
SWEPT = 10_000
"""Blobs that one sweep removes; those that are left wait for the next."""
SWEPT_AT_ONCE = 100
"""Blobs removed while uploads wait to begin: some tens of milliseconds."""


class Deposit:
    """Takes blobs in within the limits, lends them out, and sweeps.

    While an upload begins nothing is swept: from then on its blob has a new time to live.
    """

    def __init__(self, store: Store, blobs: Blobs, clock: Callable[[], int]) -> None:
        self._store = store
        self._blobs = blobs
        self._clock = clock
        self._begins = asyncio.Lock()
        self._uploads = RateOfEach(limits.UPLOADS_PER_SECOND, limits.UPLOADS_BURST)
        self._coming = 0  # bytes that uploads under way have announced: their room is not anybody else's
        self.bytes_in = 0
        self.bytes_out = 0
        """How many bytes of attachments came and went, for whoever measures."""

    async def receive(self, person: bytes, digest: bytes, size: int, source: AsyncIterable[bytes]) -> None:
        """Keep an upload of `size` bytes; from then on its person may refer to it for a while.

        Raises Refusal `too_many_requests`, `quota_reached` (limit), `storage_full`, `bad_message` (part
        ``digest`` or ``size``) and StoreError, and keeps nothing then, nor when it is cancelled.
        """
        self._uploads.require(person)
        if await self._blobs.room() < self._coming + size + KEPT_ROOM:
            raise Refusal(ErrorCode.STORAGE_FULL)
        self._coming += size
        try:
            await self._take_in(person, digest, size, source)
        finally:
            self._coming -= size

    async def _take_in(self, person: bytes, digest: bytes, size: int, source: AsyncIterable[bytes]) -> None:
        async with self._begins:
            await self._store.write(lambda db: self._begin(db, person, digest, size))
        try:
            async with aclosing(self._measured(source, size)) as measured:
                await self._blobs.keep(measured, digest)
        except OtherBytesError as error:
            raise Refusal(ErrorCode.BAD_MESSAGE, part="digest") from error
        await self._store.write(lambda db: attachments.arrived(db, person, digest, size, self._clock()))

    def _begin(self, connection: Connection, person: bytes, digest: bytes, size: int) -> None:
        now = self._clock()
        before = attachments.uploaded_since(connection, person, now - DAY)
        if before + max(size, attachments.LEAST) > limits.UPLOADED_PER_DAY:
            raise Refusal(ErrorCode.QUOTA_REACHED, limit=limits.UPLOADED_PER_DAY)
        attachments.expect(connection, digest, now)

    async def _measured(self, source: AsyncIterable[bytes], size: int) -> AsyncGenerator[bytes]:
        """Pass bytes on, and raise when they are not as many as announced."""
        rest = size
        async for data in source:
            rest -= len(data)
            if rest < 0:
                break
            self.bytes_in += len(data)
            yield data
        if rest:
            raise Refusal(ErrorCode.BAD_MESSAGE, part="size")

    async def lend(self, digest: bytes, start: int, end: int) -> AsyncGenerator[bytes]:
        """Yield the bytes of a blob from `start` to before `end`. Raises StoreError."""
        while start < end:
            data = await self._blobs.read(digest, start, min(end - start, PIECE))
            if not data:
                raise StoreError(StoreFault.DAMAGED, "shorter than it was")
            self.bytes_out += len(data)
            start += len(data)
            yield data

    async def size(self, digest: bytes) -> int:
        """Return how many bytes a blob has. Raises StoreError `missing`."""
        return await self._blobs.size(digest)

    async def sweep(self) -> int:
        """Remove blobs that nothing refers to and that nobody may refer to; return how many went.

        What can't be removed stays known, and is tried again; the first reason is raised at the end.
        """
        now = self._clock()
        due = await self._store.read(lambda db: attachments.expired(db, now, SWEPT))
        failed: list[StoreError] = []
        removed = 0
        for start in range(0, max(1, len(due)), SWEPT_AT_ONCE):
            removed += await self._remove(due[start : start + SWEPT_AT_ONCE], now, failed)
        if failed:
            raise failed[0]
        return removed

    async def _remove(self, digests: list[bytes], now: int, failed: list[StoreError]) -> int:
        """Remove files first and rows after them: an end in between leaves no file that nobody knows."""
        async with self._begins:
            gone: list[bytes] = []
            for digest in await self._store.read(lambda db: attachments.still_expired(db, digests, now)):
                try:
                    await self._blobs.remove(digest)
                except StoreError as error:
                    failed.append(error)
                else:
                    gone.append(digest)
            await self._store.write(lambda db: attachments.forget(db, gone, now))
        return len(gone)
