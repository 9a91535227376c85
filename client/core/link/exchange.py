"""One request over HTTP/1.1 and its answer, on a connection of its own."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncIterator, Mapping

import h11
import msgspec

from client.core.finding.address import Address
from client.core.link.transfers import Moved
from client.core.link.trust import secure
from client.core.profile.settings import Pin
from shared import limits
from shared.errors import Detail, ErrorCode, Refusal, refusal_from_wire

OPEN_WAIT = 15.0
PIECE = 64 * 1024
AHEAD = 256 * 1024
"""Bytes that are on their way at most: enough for 5 MB a second to the other side of the world."""
ANSWER = 64 * 1024
"""Bytes of an answer in words; whatever says more is no server of ours."""

ProtocolError = h11.RemoteProtocolError
"""Raised for what is no answer in HTTP, or ends in the middle of one."""
Status = h11.Response | h11.InformationalResponse


class _Answer(msgspec.Struct):
    """What a server says when it refuses."""

    code: str
    detail: dict[str, Detail] = {}


async def open_exchange(address: Address, pin: Pin) -> "Exchange":
    """Connect to a server that the pin vouches for."""
    tls: ssl.SSLContext | None = None
    name: str | None = None
    if not address.plain:
        tls, name = await secure(pin)
    async with asyncio.timeout(OPEN_WAIT):
        reader, writer = await asyncio.open_connection(
            address.host, address.port, ssl=tls, server_hostname=name, limit=4 * PIECE
        )
    # What the system takes in advance would be shown as arrived.
    sock: socket.socket = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, AHEAD)
    return Exchange(reader, writer)


class Exchange:
    """One request and its answer. Everything raises TimeoutError when nothing moves, and OSError."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._http = h11.Connection(h11.CLIENT)

    async def begin(self, method: str, target: str, headers: Mapping[str, str]) -> None:
        """Send the head of a request, and of one without a body its end."""
        request = h11.Request(method=method, target=target, headers=list(headers.items()))
        await self._send(request)
        if "content-length" not in headers:
            await self._send(h11.EndOfMessage())

    async def upload(self, pieces: AsyncIterator[bytes], moved: Moved) -> Status:
        """Send the body, and return what is answered. A server that refuses meanwhile may not read on."""
        done = 0
        try:
            async for piece in pieces:
                await self._send(h11.Data(data=piece))
                done += len(piece)
                moved(done)
            await self._send(h11.EndOfMessage())
        except ConnectionError:
            with contextlib.suppress(OSError, ProtocolError):
                return await self.answer()
            raise
        return await self.answer()

    async def answer(self) -> Status:
        """Return the next status."""
        event = await self._next()
        if not isinstance(event, h11.Response | h11.InformationalResponse):
            raise ProtocolError("no status")
        return event

    async def read(self) -> bytes:
        """Return the next bytes of the answer, none at its end."""
        event = await self._next()
        return bytes(event.data) if isinstance(event, h11.Data) else b""

    async def settle(self, status: Status) -> None:
        """Take the answer's end in; raises Refusal when it is a refusal."""
        if isinstance(status, h11.Response) and status.status_code in {200, 201}:
            return
        words = bytearray()
        while len(words) < ANSWER and (data := await self.read()):
            words += data
        try:
            answer = msgspec.json.decode(words, type=_Answer)
        except msgspec.DecodeError as error:
            raise Refusal(ErrorCode.INTERNAL, status=status.status_code) from error
        raise refusal_from_wire(answer.code, answer.detail)

    def close(self) -> None:
        """End the connection at once: nothing is left to say."""
        self._writer.transport.abort()

    async def _send(self, event: h11.Request | h11.Data | h11.EndOfMessage) -> None:
        data = self._http.send(event)
        if data:
            self._writer.write(data)
            async with asyncio.timeout(limits.TRANSFER_SILENCE):
                await self._writer.drain()

    async def _next(self) -> h11.Event:
        while not isinstance(event := self._http.next_event(), h11.Event):
            if event is h11.PAUSED:
                raise ProtocolError("more than one answer")
            async with asyncio.timeout(limits.TRANSFER_SILENCE):
                self._http.receive_data(await self._reader.read(PIECE))
        return event
