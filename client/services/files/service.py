"""The files service: messages with files are sent, their files fetched, shown and saved."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from client.core.bus import Bus
from client.core.cache import Waiting
from client.core.link.transfers import Transfer
from client.core.sync.writing import Accepted
from client.services.files.choosing import keep
from client.services.files.downloading import Downloads, Getting
from client.services.files.new_file import NewFile
from client.services.files.saving import save
from client.services.files.tally import Tally
from client.services.files.uploading import HeldCache, Putting, Queued, Uploads, attachments_of
from client.store.file_cache import FileCache
from client.store.outbox import Sign
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import Attachment, MessageBody

T = TypeVar("T")

NO_WORDS = MessageBody("")


class Sending(Protocol):
    """What this needs of the chat service: a message that is held until its files are uploaded."""

    async def send_held(
        self, conversation: bytes, message: MessageBody, *, to: bytes | None = None, id_: bytes | None = None
    ) -> Accepted: ...


class Outgoing(HeldCache, Protocol):
    """What this needs of the cache: the outbox, whose files stay here."""

    async def waiting(self) -> Sequence[Waiting]: ...


class Way(Putting, Getting, Protocol):
    """The way to a server and back."""


class FilesService:
    """Files of messages; see `client.services.files.surface.Files` for what each command does."""

    def __init__(
        self,
        files: FileCache,
        way: Way,
        cache: Outgoing,
        outbox: Queued,
        chat: Sending,
        bus: Bus,
        sign: Sign,
    ) -> None:
        self._files = files
        self._chat = chat
        self._outbox = cache
        self._tally = Tally(bus)
        self._uploads = Uploads(cache, outbox, files, way, self._tally, bus, sign)
        self._downloads = Downloads(files, way, self._tally)
        # What is chosen is in no outbox before its message is: nothing goes from the disk in between.
        self._choosing = asyncio.Lock()
        self._going: Counter[bytes] = Counter()
        """Files under way to the server for a message that is in no outbox."""

    async def start(self) -> None:
        """Go on with what the last run left."""
        await self._uploads.start()

    async def close(self) -> None:
        """Stop; what is not uploaded stays on disk, what is half fetched goes."""
        await self._uploads.close()
        await self._downloads.close()

    # Sending

    async def send(
        self,
        conversation: bytes,
        files: Sequence[NewFile],
        *,
        message: MessageBody = NO_WORDS,
        to: bytes | None = None,
        id_: bytes | None = None,
    ) -> Accepted:
        async with self._choosing:
            attached = await self._keep(files)
            whole = msgspec.structs.replace(message, attachments=attached)
            accepted = await self._chat.send_held(conversation, whole, to=to, id_=id_)
        await self._trim()
        return accepted

    async def upload(self, files: Sequence[NewFile]) -> tuple[Attachment, ...]:
        async with self._choosing:
            attached = await self._keep(files)
            going = Counter(one.digest for one in attached)
            self._going += going
        try:
            for one in attached:
                await self._uploads.give(one)
        finally:
            self._going -= going
        await self._trim()
        return attached

    async def _keep(self, files: Sequence[NewFile]) -> tuple[Attachment, ...]:
        if len(files) > limits.ATTACHMENTS:
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.ATTACHMENTS)
        return tuple([await asyncio.to_thread(keep, self._files, file) for file in files])

    # Reading

    def transfer(self, entry: bytes, digest: bytes) -> Transfer | None:
        return self._tally.of(entry, digest)

    def holds(self, attachment: Attachment) -> bool:
        return self._files.holds(attachment.digest)

    async def load(self, entry: bytes, attachment: Attachment) -> bytes:
        return await self._held(entry, attachment, lambda: self._files.read(attachment.digest))

    async def save(self, entry: bytes, attachment: Attachment, folder: Path, name: str = "") -> Path:
        def write() -> Path:
            return save(folder, name or attachment.name, self._files.pieces(attachment.digest))

        return await self._held(entry, attachment, write)

    def stop(self, attachment: Attachment) -> None:
        self._downloads.stop(attachment.digest)

    async def _held(self, entry: bytes, one: Attachment, use: Callable[[], T]) -> T:
        """Use a file that is here, in a thread; one that is not, or turns out to be damaged, is fetched."""
        if self._files.holds(one.digest):
            try:
                return await asyncio.to_thread(use)
            except Refusal as refusal:
                if refusal.code is not ErrorCode.NOT_FOUND:
                    raise
        await self._downloads.fetch(entry, one)
        used = await asyncio.to_thread(use)
        await self._trim()
        return used

    # What this device keeps

    @property
    def size(self) -> int:
        """How many bytes the files kept here take."""
        return self._files.size

    async def clear(self) -> int:
        """Let go of all files but those still to be sent; return how many bytes went."""
        return await self._let_go(0)

    async def _trim(self) -> None:
        if self._files.over:
            await self._let_go()

    async def _let_go(self, bound: int | None = None) -> int:
        async with self._choosing:
            waiting = await self._outbox.waiting()
            # Nobody else may have these yet.
            unsent = {one.digest for each in waiting for one in attachments_of(each)} | set(self._going)
            return await asyncio.to_thread(self._files.trim, unsent, bound)
