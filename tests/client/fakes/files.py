"""Files of messages in memory: sent with their entry at once, moved and refused as told."""

import asyncio
import hashlib
from collections.abc import Sequence
from pathlib import Path

from client.core.bus import Bus
from client.core.link.transfers import Transfer, TransferMoved
from client.core.sync.writing import Accepted
from client.services.files.new_file import NewFile
from shared.errors import Refusal
from shared.model.bodies import Attachment, MessageBody
from tests.client.fakes.chats import FakeChats

NO_WORDS = MessageBody("")


class FakeFiles:
    """Files by digest."""

    def __init__(self, chats: FakeChats, bus: Bus) -> None:
        self.bytes: dict[bytes, bytes] = {}
        self.refusal: Refusal | None = None
        self.loaded: list[bytes] = []
        self.saved: list[Path] = []
        self.stopped: list[bytes] = []
        self._moving: dict[tuple[bytes, bytes], Transfer] = {}
        self._chats = chats
        self._bus = bus

    def attachment(
        self, data: bytes, name: str, media: str = "", width: int = 0, height: int = 0
    ) -> Attachment:
        """Let a file be there."""
        digest = hashlib.sha256(data).digest()
        self.bytes[digest] = data
        return Attachment(digest, name, len(data), media or "application/octet-stream", width, height)

    def move(self, transfer: Transfer) -> None:
        """Let a file come further."""
        self._moving[transfer.entry, transfer.digest] = transfer
        self._bus.publish(TransferMoved(transfer))

    # What the window asks for

    async def upload(self, files: Sequence[NewFile]) -> tuple[Attachment, ...]:
        if self.refusal is not None:
            raise self.refusal
        return tuple([await asyncio.to_thread(self._read, one) for one in files])

    async def send(
        self,
        conversation: bytes,
        files: Sequence[NewFile],
        *,
        message: MessageBody = NO_WORDS,
        to: bytes | None = None,
        id_: bytes | None = None,
    ) -> Accepted:
        if self.refusal is not None:
            raise self.refusal
        attached = [await asyncio.to_thread(self._read, one) for one in files]
        words = (message.text, message.mentions, None, message.everyone, message.styles)
        body = MessageBody(*words, tuple(attached))
        self._chats.keep_draft(conversation, "")
        return Accepted(self._chats.enqueue(conversation, body, to), conversation)

    def _read(self, one: NewFile) -> Attachment:
        data = one.source if isinstance(one.source, bytes) else one.source.read_bytes()
        return self.attachment(data, one.shown_name, one.shown_media, one.width, one.height)

    def transfer(self, entry: bytes, digest: bytes) -> Transfer | None:
        return self._moving.get((entry, digest))

    def holds(self, attachment: Attachment) -> bool:
        return attachment.digest in self.bytes

    async def load(self, entry: bytes, attachment: Attachment) -> bytes:
        self.loaded.append(attachment.digest)
        if self.refusal is not None:
            raise self.refusal
        return self.bytes[attachment.digest]

    async def save(self, entry: bytes, attachment: Attachment, folder: Path, name: str = "") -> Path:
        data = await self.load(entry, attachment)
        path = folder / (name or attachment.name)
        await asyncio.to_thread(path.write_bytes, data)
        self.saved.append(path)
        return path

    def stop(self, attachment: Attachment) -> None:
        self.stopped.append(attachment.digest)
