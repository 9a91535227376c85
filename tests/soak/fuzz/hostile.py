"""A socket to the server that follows no rules: raw bytes, upgrades of any shape, frames made by hand."""

import asyncio
import base64
import contextlib
import os
import random
import socket
import ssl
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self, cast

import msgpack
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from shared.ids import new_id
from shared.model.identity import proof_bytes
from shared.protocol.auth import SignIn
from shared.wire.codec import FrameKind, encode_frame, pack
from shared.wire.message import Message
from shared.wire.session import Hello
from tests.support.network import LOOPBACK

WAIT = 10.0
WINDOW = 64 * 1024
UPGRADE = (
    b"GET /link HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
BINARY, TEXT, CONT, CLOSE, PING, PONG = 2, 1, 0, 8, 9, 10


@dataclass
class Intruder:
    """Someone with an account and a device, who will not behave."""

    user: str
    password: str
    organisation: bytes
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    device: bytes = field(default_factory=new_id)

    def sign_in(self, nonce: bytes, password: str | None = None) -> SignIn:
        """Return a sign-in that is right for this nonce."""
        public = self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        proof = self.key.sign(proof_bytes(nonce, self.organisation, self.device))
        return SignIn(self.user, password or self.password, self.device, "fuzz", "fuzz", public, proof)


def frame(opcode: int, payload: bytes, *, fin: bool = True, mask: bool = True, rsv: int = 0) -> bytes:
    """Return a client's WebSocket frame, right or wrong."""
    head = bytes((fin << 7 | rsv << 4 | opcode,))
    return head + length(len(payload), mask) + _masked(payload, mask)


def length(size: int, mask: bool = True, width: int = 0) -> bytes:
    """Return the length bytes of a frame; `width` forces the wide forms."""
    bit = 0x80 if mask else 0
    if size < 126 and not width:
        return bytes((bit | size,))
    if size < 1 << 16 and width < 8:
        return bytes((bit | 126,)) + size.to_bytes(2, "big")
    return bytes((bit | 127,)) + size.to_bytes(8, "big")


def _masked(payload: bytes, mask: bool) -> bytes:
    if not mask:
        return payload
    key = os.urandom(4)
    stretched = (key * (len(payload) // 4 + 1))[: len(payload)]
    mixed = int.from_bytes(payload, "big") ^ int.from_bytes(stretched, "big")
    return key + mixed.to_bytes(len(payload), "big")


class Gone(Exception):
    """The server has closed the connection."""


class Hostile:
    """One connection; closed without ceremony when left."""

    def __init__(self, port: int, context: ssl.SSLContext | None, source: str = LOOPBACK) -> None:
        self._port, self._context, self._source = port, context, source
        self._buffer = b""
        self.ref = 0

    async def __aenter__(self) -> Self:
        one = socket.socket()
        # A window of its own choice: else the system may take in tens of megabytes that nobody reads.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WINDOW)
        one.setblocking(False)
        one.bind((self._source, 0))
        name = "intruder" if self._context is not None else None
        async with asyncio.timeout(WAIT):
            await asyncio.get_running_loop().sock_connect(one, (LOOPBACK, self._port))
            self.reader, self.writer = await asyncio.open_connection(
                sock=one, ssl=self._context, server_hostname=name
            )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.writer.transport.abort()
        with contextlib.suppress(OSError, ssl.SSLError, TimeoutError):
            async with asyncio.timeout(WAIT):
                await self.writer.wait_closed()

    async def send(self, data: bytes) -> None:
        """Send raw bytes; raises Gone when the server has closed, or reads nothing more."""
        try:
            self.writer.write(data)
            async with asyncio.timeout(WAIT):
                await self.writer.drain()
        except (OSError, ssl.SSLError, TimeoutError) as error:
            raise Gone from error

    async def receive(self, size: int = 65536) -> bytes:
        """Receive some bytes; raises Gone at the end."""
        try:
            async with asyncio.timeout(WAIT):
                data = await self.reader.read(size)
        except (OSError, ssl.SSLError, TimeoutError) as error:
            raise Gone from error
        if not data:
            raise Gone
        return data

    async def drain(self, seconds: float = 0.2) -> None:
        """Read whatever comes for a moment."""
        with contextlib.suppress(Gone, TimeoutError):
            async with asyncio.timeout(seconds):
                while True:
                    await self.receive()

    def read_no_more(self) -> None:
        """Leave what comes in the socket."""
        cast("asyncio.Transport", self.writer.transport).pause_reading()

    async def upgrade(self) -> None:
        """Become a WebSocket the proper way."""
        await self.send(UPGRADE % base64.b64encode(os.urandom(16)))
        answer = b""
        while b"\r\n\r\n" not in answer:
            answer += await self.receive()
        if not answer.startswith(b"HTTP/1.1 101"):
            raise Gone
        self._buffer = answer.partition(b"\r\n\r\n")[2]

    async def say(self, *messages: bytes) -> None:
        """Send WebSocket messages the proper way."""
        await self.send(b"".join(frame(BINARY, message) for message in messages))

    async def message(self) -> list[Any]:
        """Return the frames of the next WebSocket message; raises Gone when it is a close."""
        while True:
            opcode, payload = await self._frame()
            if opcode == CLOSE:
                raise Gone
            if opcode == BINARY:
                return msgpack.unpackb(payload, strict_map_key=False)

    async def _frame(self) -> tuple[int, bytes]:
        head = await self._take(2)
        size = head[1] & 127
        if size == 126:
            size = int.from_bytes(await self._take(2), "big")
        elif size == 127:
            size = int.from_bytes(await self._take(8), "big")
        return head[0] & 15, await self._take(size)

    async def _take(self, size: int) -> bytes:
        while len(self._buffer) < size:
            self._buffer += await self.receive()
        taken, self._buffer = self._buffer[:size], self._buffer[size:]
        return taken

    async def ask(self, request: Message) -> list[Any]:
        """Ask properly and return the frame that answers."""
        self.ref += 1
        await self.say(pack([encode_frame(FrameKind.REQUEST, self.ref, request)]))
        while True:
            for one in await self.message():
                if one[1] == self.ref:
                    return one

    async def hello(self) -> bytes:
        """Say hello and return the nonce."""
        answer = await self.ask(Hello(1, 1, (), "fuzz"))
        return answer[2][6]

    async def sign_in(self, intruder: Intruder) -> None:
        """Upgrade, say hello, sign in."""
        await self.upgrade()
        answer = await self.ask(intruder.sign_in(await self.hello()))
        if answer[2][0] != "auth.signed_in":
            raise Gone


def insecure() -> ssl.SSLContext:
    """Return a context that checks nothing: intruders do not care whom they talk to."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def cut(chance: random.Random, data: bytes, parts: int) -> list[bytes]:
    """Cut bytes into about `parts` pieces."""
    places = sorted(chance.randrange(len(data) + 1) for _ in range(parts - 1))
    return [data[a:b] for a, b in zip([0, *places], [*places, len(data)], strict=True)]
