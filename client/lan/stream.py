"""Messages on a TCP stream: MessagePack arrays one after the other, told apart by msgpack's Unpacker."""

import asyncio
import contextlib

import msgpack

from shared import limits
from shared.errors import ErrorCode, Refusal

CHUNK = 65536
CLOSE_WAIT = 2.0


class StreamTransport:
    """Carries a link's messages on a stream; see `client.core.link.running_link.Transport`.

    The Unpacker only finds where a message ends: its bytes go to the link as they came.
    """

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, largest: int = limits.CLIENT_MESSAGE
    ) -> None:
        self._reader = reader
        self._writer = writer
        self._largest = largest
        self._unpacker = msgpack.Unpacker(max_buffer_size=largest)
        self._buffer = bytearray()
        self._taken = 0

    async def receive(self) -> bytes:
        while (message := self._next()) is None:
            if len(self._buffer) > self._largest:
                raise Refusal(ErrorCode.TOO_LARGE, limit=self._largest)
            try:
                chunk = await self._reader.read(CHUNK)
            except OSError as error:
                raise Refusal(ErrorCode.OFFLINE) from error
            if not chunk:
                raise Refusal(ErrorCode.OFFLINE)
            self._feed(chunk)
        return message

    def _feed(self, chunk: bytes) -> None:
        try:
            self._unpacker.feed(chunk)
        except msgpack.BufferFull as error:
            raise Refusal(ErrorCode.TOO_LARGE, limit=self._largest) from error
        self._buffer += chunk

    def _next(self) -> bytes | None:
        """Return the next whole message in the buffer, if there is one."""
        try:
            self._unpacker.skip()
        except msgpack.OutOfData:
            return None
        except (msgpack.UnpackException, ValueError, RecursionError) as error:
            raise Refusal(ErrorCode.BAD_FRAME) from error
        end = self._unpacker.tell()
        size = end - self._taken
        self._taken = end
        message = bytes(self._buffer[:size])
        del self._buffer[:size]
        return message

    async def send(self, message: bytes) -> None:
        self._writer.write(message)
        try:
            await self._writer.drain()
        except OSError as error:
            raise Refusal(ErrorCode.OFFLINE) from error

    async def close(self) -> None:
        self._writer.close()
        with contextlib.suppress(OSError, TimeoutError):
            async with asyncio.timeout(CLOSE_WAIT):
                await self._writer.wait_closed()
        self._writer.transport.abort()

    def abort(self) -> None:
        self._writer.transport.abort()
