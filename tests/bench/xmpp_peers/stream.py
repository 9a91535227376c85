"""One user's XMPP stream over plain TCP, with no more of the protocol than the benchmark needs."""

import asyncio
import base64

from tests.bench.processes import LOOPBACK

HEADER = (
    b"<?xml version='1.0'?><stream:stream to='localhost' xmlns='jabber:client' "
    b"xmlns:stream='http://etherx.jabber.org/streams' version='1.0'>"
)
ANSWER_SECONDS = 30
READ_BYTES = 1 << 18


class RefusedError(RuntimeError):
    """The server refused a step, or closed the stream; the text is what it sent last."""


class Stream:
    """A client's connection: register a user, or sign in as one, then send and read raw stanzas."""

    def __init__(self, user: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.user = user
        self._reader, self._writer = reader, writer

    @classmethod
    async def open(cls, port: int, user: str) -> "Stream":
        """Connect and open the stream; nobody is signed in yet."""
        reader, writer = await asyncio.open_connection(LOOPBACK, port, limit=READ_BYTES)
        stream = cls(user, reader, writer)
        await stream._restart()
        return stream

    async def register(self) -> None:
        """Create the user (XEP-0077); raises `RefusedError` when the server will not."""
        await self._ask(
            "<iq type='set' id='r1'><query xmlns='jabber:iq:register'>"
            f"<username>{self.user}</username><password>pw</password></query></iq>",
        )

    async def sign_in(self) -> None:
        """SASL PLAIN, resource `x`, presence (RFC 6120, RFC 6121); raises `RefusedError`."""
        secret = base64.b64encode(f"\0{self.user}\0pw".encode()).decode()
        self.send(f"<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>{secret}</auth>")
        answer = await self._until(b"<success", b"<failure")
        if b"<success" not in answer:
            raise RefusedError(answer)
        await self._restart()
        await self._ask(
            "<iq type='set' id='b1'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'>"
            "<resource>x</resource></bind></iq>"
        )
        self.send(
            "<iq type='set' id='s1'><session xmlns='urn:ietf:params:xml:ns:xmpp-session'/></iq><presence/>"
        )

    def send(self, stanza: str) -> None:
        """Write a stanza without waiting."""
        self._writer.write(stanza.encode())

    async def drain(self) -> None:
        """Wait until the server takes more."""
        await self._writer.drain()

    async def read(self) -> bytes:
        """The next bytes; raises `RefusedError` when the server closed the stream."""
        chunk = await self._reader.read(READ_BYTES)
        if not chunk:
            raise RefusedError(f"the server closed the stream of {self.user}")
        return chunk

    def close(self) -> None:
        """Close the connection."""
        self._writer.close()

    async def _restart(self) -> None:
        self._writer.write(HEADER)
        await self._until(b"</stream:features>")

    async def _ask(self, request: str) -> None:
        self.send(request)
        answer = await self._until(b"type='result'", b'type="result"', b"type='error'", b'type="error"')
        if b"error" in answer:
            raise RefusedError(answer)

    async def _until(self, *tokens: bytes) -> bytes:
        seen = b""
        async with asyncio.timeout(ANSWER_SECONDS):
            while not any(token in seen for token in tokens):
                seen += await self.read()
        return seen
