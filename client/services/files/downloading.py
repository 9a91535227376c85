"""Downloads: each file is fetched once, however many ask; a broken one goes on where it was."""

import asyncio
from typing import Protocol

from client.core.backoff import Backoff
from client.core.link.transfers import Sink, Transfer
from client.core.tasks import Tasks
from client.services.files.tally import Tally
from client.store.file_cache import FileCache, Part
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment

AT_ONCE = 3
PASSING = frozenset({ErrorCode.OFFLINE, ErrorCode.TIMEOUT})
"""What may end a connection in the middle of a file."""
BUSY = frozenset({ErrorCode.TOO_MANY_REQUESTS, ErrorCode.SERVER_BUSY})
"""What a server says that has other files to send first."""
BUSY_TRIES = 8


class Getting(Protocol):
    """What downloads need of the way to a server."""

    async def get(self, digest: bytes, entry: bytes, start: int, sink: Sink) -> None: ...


class Downloads:
    """Brings files into the cache."""

    def __init__(self, files: FileCache, link: Getting, tally: Tally) -> None:
        self._files = files
        self._link = link
        self._tally = tally
        self._running: dict[bytes, asyncio.Task[Refusal | None]] = {}
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._tasks = Tasks("downloads")

    async def close(self) -> None:
        """Stop; nothing half is left."""
        await self._tasks.close()

    async def fetch(self, entry: bytes, one: Attachment) -> None:
        """Bring a file here. Raises Refusal; asked again while it comes, it is the same download."""
        running = self._running.get(one.digest)
        if running is None:
            running = self._tasks.start(self._fetch(entry, one), "fetch")
            self._running[one.digest] = running
            running.add_done_callback(lambda _: self._running.pop(one.digest, None))
        # Who gives up waiting does not end it for others.
        await asyncio.wait({running})
        if running.cancelled():
            raise Refusal(ErrorCode.NOT_FOUND, part="stopped")
        refusal = running.result()
        if refusal is not None:
            raise refusal

    def stop(self, digest: bytes) -> None:
        """Give a download up."""
        running = self._running.get(digest)
        if running is not None:
            running.cancel()

    async def _fetch(self, entry: bytes, one: Attachment) -> Refusal | None:
        """Fetch a file; return why not, so that it is told to everyone who waits."""
        refusal: Refusal | None = Refusal(ErrorCode.NOT_FOUND, part="stopped")
        try:
            async with self._turn:
                await self._bring(entry, one)
            refusal = None
        except Refusal as raised:
            refusal = raised
        finally:
            self._tally.ended(Transfer(entry, one.digest, 0, one.size, over=True, refusal=refusal))
        return refusal

    async def _bring(self, entry: bytes, one: Attachment) -> None:
        part = await asyncio.to_thread(self._files.part)
        try:
            incoming = Incoming(part, entry, one, self._tally)
            await self._receive(entry, one, incoming)
            if part.digest != one.digest:
                raise Refusal(ErrorCode.BAD_SIGNATURE, part="file")
            await asyncio.to_thread(part.settle)
        finally:
            await asyncio.to_thread(part.close)

    async def _receive(self, entry: bytes, one: Attachment, incoming: "Incoming") -> None:
        """Receive a file, also over several connections as long as each brings something."""
        backoff = Backoff()
        patience = BUSY_TRIES
        incoming.show()
        while True:
            before = incoming.size
            try:
                await self._link.get(one.digest, entry, before, incoming)
                return
            except Refusal as refusal:
                patience -= refusal.code in BUSY
                moved = refusal.code in PASSING and incoming.size > before
                if not moved and (refusal.code not in BUSY or not patience):
                    raise
                if incoming.size == one.size:
                    return
            await asyncio.sleep(backoff.next())


class Incoming:
    """Puts what arrives into a part, no more than is expected."""

    def __init__(self, part: Part, entry: bytes, one: Attachment, tally: Tally) -> None:
        self._part = part
        self._entry = entry
        self._one = one
        self._tally = tally

    @property
    def size(self) -> int:
        """How much has arrived."""
        return self._part.size

    async def feed(self, data: bytes) -> None:
        """Take the next bytes. Raises Refusal."""
        if self.size + len(data) > self._one.size:
            raise Refusal(ErrorCode.TOO_LARGE)
        await asyncio.to_thread(self._part.feed, data)
        self.show()

    def show(self) -> None:
        """Tell how far it is."""
        self._tally.moved(Transfer(self._entry, self._one.digest, self.size, self._one.size))
