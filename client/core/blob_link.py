"""Bytes of messages' files to and from a server: HTTP/1.1 over TLS that trusts what the link trusts."""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Mapping
from typing import Protocol, TypeVar

import h11
import msgspec

from client.core.address import Address
from client.core.settings import Pin
from client.core.transfers import Moved, Sink
from client.core.trust import secure
from client.core.unreachable import unreachable
from shared import limits
from shared.errors import Detail, ErrorCode, Refusal, refusal_from_wire
from shared.ids import id_text
from shared.protocol.files import OpenTransfers
from shared.wire.message import Reply, Request

R = TypeVar("R", bound=Reply)

OPEN_WAIT = 15.0
PIECE = 64 * 1024
AHEAD = 256 * 1024
"""Bytes that are on their way at most: enough for 5 MB a second to the other side of the world."""
ANSWER = 64 * 1024
"""Bytes of an answer in words; whatever says more is no server of ours."""


class Reaching(Protocol):
    """What this needs of the connection to a server."""

    @property
    def place(self) -> tuple[Address, Pin] | None:
        """Where the open session is, and whom it trusts."""
        ...

    async def ask(self, request: Request[R]) -> R: ...


class _Answer(msgspec.Struct):
    """What a server says when it refuses."""

    code: str
    detail: dict[str, Detail] = {}


class BlobLink:
    """Puts and gets whole files, each over a connection of its own.

    Both raise Refusal: what the server says, `offline` when it can't be reached or goes away, `timeout`
    when nothing moves, `wrong_organisation` when another answers.
    """

    def __init__(self, connection: Reaching) -> None:
        self._connection = connection

    async def put(self, digest: bytes, size: int, pieces: AsyncIterator[bytes], moved: Moved) -> None:
        """Give a server the bytes of a file; it has them on disk when this returns."""
        headers = {"content-length": str(size), "expect": "100-continue"}
        async with self._exchange("PUT", f"/blobs/{digest.hex()}", headers) as exchange:
            status = await exchange.answer()
            if isinstance(status, h11.InformationalResponse):
                status = await exchange.upload(pieces, moved)
            await exchange.settle(status)

    async def get(self, digest: bytes, entry: bytes, start: int, sink: Sink) -> None:
        """Feed the bytes of a file from `start` on to a sink; `entry` is one it goes with."""
        headers = {"range": f"bytes={start}-"} if start else {}
        target = f"/blobs/{digest.hex()}?entry={id_text(entry)}"
        async with self._exchange("GET", target, headers) as exchange:
            status = await exchange.answer()
            if status.status_code != (206 if start else 200):
                await exchange.settle(status)
                raise Refusal(ErrorCode.BAD_MESSAGE, part="range")
            while data := await exchange.read():
                await sink.feed(data)

    @contextlib.asynccontextmanager
    async def _exchange(
        self, method: str, target: str, headers: Mapping[str, str]
    ) -> AsyncGenerator["_Exchange"]:
        """Open a connection and send a request's head; the connection is closed at the end."""
        place = self._connection.place
        if place is None:
            raise Refusal(ErrorCode.OFFLINE)
        address, pin = place
        ticket = (await self._connection.ask(OpenTransfers())).ticket.hex()
        proof = {"host": str(address), "authorization": f"Bearer {ticket}"}
        try:
            exchange = await _open(address, pin)
            try:
                await exchange.begin(method, target, {**proof, **headers})
                yield exchange
            finally:
                exchange.close()
        except TimeoutError as error:
            raise Refusal(ErrorCode.TIMEOUT) from error
        except ssl.SSLCertVerificationError as error:
            reason = error.verify_message or "certificate"
            raise Refusal(ErrorCode.WRONG_ORGANISATION, address=str(address), reason=reason) from error
        except OSError as error:
            raise unreachable(address, error) from error
        except h11.RemoteProtocolError as error:
            # As of a connection that ends in the middle.
            raise Refusal(ErrorCode.OFFLINE, address=str(address)) from error


async def _open(address: Address, pin: Pin) -> "_Exchange":
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
    return _Exchange(reader, writer)


Status = h11.Response | h11.InformationalResponse


class _Exchange:
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
            with contextlib.suppress(OSError, h11.RemoteProtocolError):
                return await self.answer()
            raise
        return await self.answer()

    async def answer(self) -> Status:
        """Return the next status."""
        event = await self._next()
        if not isinstance(event, h11.Response | h11.InformationalResponse):
            raise h11.RemoteProtocolError("no status")
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
                raise h11.RemoteProtocolError("more than one answer")
            async with asyncio.timeout(limits.TRANSFER_SILENCE):
                self._http.receive_data(await self._reader.read(PIECE))
        return event
