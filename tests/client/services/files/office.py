"""Files of one person between a device and a server that does what a test wants."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from client.core.bus import Bus
from client.core.events import ConnectionChanged, EntryDropped, EntryFailed, EntryPlaced, EntryQueued
from client.core.link.transfers import Sink, TransferMoved
from client.core.sync.outbox import Outbox
from client.core.sync.owing import Owing
from client.core.sync.writing import Writing
from client.services.chat.service import ChatService
from client.services.files.service import FilesService
from client.store.cache import CacheStore
from client.store.file_cache import FileCache
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment
from tests.client.asked import Asked, somebody
from tests.client.making import KEY, Desk
from tests.client.replica import Replica

PIECE = 1000


@dataclass
class Server:
    """Bytes by digest. The next transfers are refused, or end after so many bytes."""

    blobs: dict[bytes, bytes] = field(default_factory=dict[bytes, bytes])
    refusals: list[Refusal] = field(default_factory=list[Refusal])
    ends: list[int] = field(default_factory=list[int])
    asked: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])
    flowing: asyncio.Event = field(default_factory=asyncio.Event)
    began: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.flowing.set()

    async def put(
        self, digest: bytes, size: int, pieces: AsyncIterator[bytes], moved: Callable[[int], None]
    ) -> None:
        self._begin("put", 0)
        arrived = b""
        async for piece in pieces:
            await self.flowing.wait()
            arrived += piece
            moved(len(arrived))
        assert (len(arrived), hashlib.sha256(arrived).digest()) == (size, digest)
        self.blobs[digest] = arrived

    async def get(self, digest: bytes, entry: bytes, start: int, sink: Sink) -> None:
        del entry
        self._begin("get", start)
        if digest not in self.blobs:
            raise Refusal(ErrorCode.NOT_FOUND, part="blob")
        content = self.blobs[digest]
        end = self.ends.pop(0) if self.ends else len(content)
        for place in range(start, min(end, len(content)), PIECE):
            await self.flowing.wait()
            await sink.feed(content[place : min(place + PIECE, end)])
        if end < len(content):
            raise Refusal(ErrorCode.OFFLINE)

    def _begin(self, way: str, start: int) -> None:
        self.asked.append((way, start))
        self.began.set()
        if self.refusals:
            raise self.refusals.pop(0)


class Office:
    """One device: its cache, outbox, chat and files."""

    def __init__(
        self, desk: Desk, cache: CacheStore, folder: Path, server: Server, bound: int = 10**9
    ) -> None:
        self.desk = desk
        self.cache = cache
        self.server = server
        self.bus = Bus()
        self.replica = Replica(desk.log)
        self.outbox = Outbox(cache, self.replica, self.bus)
        writing = Writing(somebody(desk.me), cache, self.replica, self.outbox, self.bus)
        self.chat = ChatService(
            writing, cache, self.replica, self.outbox, Owing(cache, Asked(), self.bus), self.bus
        )
        self.kept = FileCache(folder, KEY, bound)
        sign = desk.me.identity.sign
        self.files = FilesService(self.kept, server, cache, self.outbox, self.chat, self.bus, sign)
        self.moved: list[TransferMoved] = []
        self.bus.subscribe(TransferMoved, self.moved.append)
        self.events: asyncio.Queue[Any] = asyncio.Queue()
        for kind in (EntryQueued, EntryPlaced, EntryFailed, EntryDropped):
            self.bus.subscribe(kind, self.events.put_nowait)

    async def start(self) -> None:
        await asyncio.to_thread(self.kept.prepare)
        await self.chat.start()
        await self.outbox.start()
        await self.files.start()

    async def close(self) -> None:
        await self.files.close()
        await self.outbox.close()
        await self.chat.close()

    def connect(self) -> None:
        self.bus.publish(ConnectionChanged(up=True))

    async def until(self, kind: type[Any]) -> Any:
        async with asyncio.timeout(10):
            while not isinstance(event := await self.events.get(), kind):
                pass
            return event

    def attached(self, content: bytes, name: str = "a.bin") -> Attachment:
        """Return a file that the server has."""
        digest = hashlib.sha256(content).digest()
        self.server.blobs[digest] = content
        return Attachment(digest, name, len(content))
