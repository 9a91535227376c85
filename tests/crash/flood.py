"""Devices that speak to a server as fast as it takes it, without a client of their own in between.

They have no outbox: what they say has been promised only once it was acknowledged, and each device says again
later what was not, as the same entry.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Self, cast

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from server.core.authority import CERTIFICATE_FILE
from shared.errors import Refusal
from shared.ids import direct_conversation, id_text, new_id
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import Header, SignedEntry, encode_header, signed_bytes
from shared.model.identity import host_name, parse_organisation, proof_bytes
from shared.protocol.auth import SignedIn, SignIn
from shared.protocol.catalogue import CATALOGUE
from shared.protocol.log import Append, Appended
from shared.wire.link import Answered, Link, Refused, Role
from shared.wire.message import Reply, Request
from shared.wire.router import Router
from shared.wire.session import Welcome
from tests.crash.ledger import Ledger, Said
from tests.support.network import LOOPBACK
from tests.support.server import Organisation, Server

PEOPLE = 4
IN_FLIGHT = 48
Unanswered = tuple[SignedEntry, bytes]
"""An entry and the person it is for."""


class Line:
    """One link to the server, as plain as can be."""

    def __init__(self, socket: ClientConnection) -> None:
        self.link = Link(Role.OPENER, Router(CATALOGUE), time.monotonic())
        self._socket = socket
        self._waiting: dict[int, asyncio.Future[Reply]] = {}
        self._wake = asyncio.Event()

    @classmethod
    async def open(cls, server: Server, organisation: bytes) -> Self:
        """Connect over TLS, with nothing but the organisation's own authority trusted."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.load_verify_locations(server.data / CERTIFICATE_FILE)
        url = f"wss://{LOOPBACK}:{server.port}/link"
        name = host_name(organisation)
        return cls(await connect(url, ssl=context, server_hostname=name, proxy=None, compression=None))

    async def ask(self, request: Request[Any]) -> Reply:
        """Ask and return the reply; raise the Refusal it was answered with, `offline` at the end."""
        return await self.answer(self.link.ask(request, time.monotonic()))

    async def answer(self, ref: int) -> Reply:
        """Wait for the answer to a request."""
        future = asyncio.get_running_loop().create_future()
        self._waiting[ref] = future
        self._wake.set()
        return await future

    async def read(self) -> None:
        """Take in what comes, until the end."""
        try:
            async for data in self._socket:
                self._resolve(self.link.receive(cast("bytes", data), time.monotonic()))
        except ConnectionClosed:
            pass
        finally:
            self._resolve(self.link.close())

    async def write(self) -> None:
        """Send what is asked, all that waits at once, until the end."""
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                while (data := self.link.outgoing()) is not None:
                    await self._socket.send(data)
        except ConnectionClosed:
            return

    def _resolve(self, events: Sequence[object]) -> None:
        for event in events:
            match event:
                case Answered(ref, reply):
                    self._waiting.pop(ref).set_result(reply)
                case Refused(ref, refusal):
                    if (future := self._waiting.pop(ref, None)) is not None:
                        future.set_exception(refusal)
                case _:
                    pass  # nobody listens to what others say


@dataclass
class Speaker:
    """One device of one person. `size` is the length of its texts in characters."""

    name: str
    number: str
    password: str
    size: int = 30
    person: bytes = b""
    device: bytes = field(default_factory=new_id)
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    unanswered: dict[str, tuple[SignedEntry, bytes]] = field(
        default_factory=dict[str, tuple[SignedEntry, bytes]]
    )
    count: int = 0

    async def sign_in(self, line: Line, organisation: bytes) -> None:
        """Sign in with the password, as this device."""
        ref = line.link.hello("crash", (), time.monotonic())
        welcome = cast("Welcome", await line.answer(ref))
        proof = self.key.sign(proof_bytes(welcome.nonce, organisation, self.device))
        public = self.key.public_key().public_bytes_raw()
        request = SignIn(self.number, self.password, self.device, "crash", "test", public, proof)
        self.person = cast("SignedIn", await line.ask(request)).person

    def entry(self, to: bytes, ledger: Ledger) -> str:
        """Write the next entry; return its id."""
        self.count += 1
        conversation, one = direct_conversation(self.person, to), new_id()
        text = f"{self.name} {self.count} ".ljust(self.size, "邻")
        header = Header(
            conversation=conversation,
            id=one,
            author=self.person,
            device=self.device,
            n=self.count,
            after=0,
            lamport=self.count,
            kind="message",
            time=time.time_ns() // 1_000_000,
        )
        head, body = encode_header(header), encode_body(MessageBody(text))
        signed = SignedEntry(head, body, self.key.sign(signed_bytes(head, body)))
        said = Said(id_text(one), id_text(conversation), id_text(self.person), self.name, text)
        ledger.say(said)
        self.unanswered[said.id] = (signed, to)
        return said.id

    async def say(self, line: Line, entry: str, ledger: Ledger) -> None:
        """Send an entry and note the answer; no answer leaves it to be said again."""
        signed, to = self.unanswered[entry]
        appended = cast("Appended", await line.ask(Append(signed, to)))
        ledger.tells_sent(entry, appended.seq)
        del self.unanswered[entry]

    async def talk(self, line: Line, others: Sequence[bytes], ledger: Ledger, seed: str) -> None:
        """Say first what was left unanswered, then go on until the link ends."""
        chance = random.Random(seed)
        again = list(self.unanswered)

        async def one_after_the_other() -> None:
            while True:
                entry = again.pop(0) if again else self.entry(chance.choice(others), ledger)
                await self.say(line, entry, ledger)

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(IN_FLIGHT):
                    group.create_task(one_after_the_other())
        except* Refusal:
            pass  # the server is gone


class Flood:
    """Several speakers at one server, round after round."""

    def __init__(self, server: Server, organisation: Organisation, *, size: int = 30) -> None:
        self.server = server
        self.ledger = Ledger()
        chosen = list(organisation.numbers.items())[:PEOPLE]
        self.speakers = [Speaker(name, number, organisation.password, size) for name, number in chosen]
        self._organisation = parse_organisation(organisation.id)

    async def run(self, seconds: float, seed: str, end: Callable[[], Awaitable[None]] | None = None) -> None:
        """Talk for a while; then the server is killed in the middle of a word, or `end` sees to that."""
        lines = [await Line.open(self.server, self._organisation) for _ in self.speakers]
        async with asyncio.TaskGroup() as links:
            writers: list[asyncio.Task[None]] = []
            for line in lines:
                links.create_task(line.read())
                writers.append(links.create_task(line.write()))
            for one, line in zip(self.speakers, lines, strict=True):
                await one.sign_in(line, self._organisation)
            async with asyncio.TaskGroup() as talks:
                for one, line in zip(self.speakers, lines, strict=True):
                    others = [other.person for other in self.speakers if other is not one]
                    talks.create_task(one.talk(line, others, self.ledger, f"{seed}/{one.name}"))
                await asyncio.sleep(seconds)
                if end is None:
                    self.server.kill()
                else:
                    await end()
            for writer in writers:
                writer.cancel()
