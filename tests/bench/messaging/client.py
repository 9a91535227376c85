"""A device's link: connects and signs in by the real protocol, then hands raw bytes to whoever measures."""

import asyncio
import ssl
from collections.abc import Callable
from typing import Any, TypeVar, cast

from shared.protocol.auth import Resume, SignedIn, SignIn
from shared.protocol.catalogue import CATALOGUE
from shared.wire.link import Answered, Failed, Link, LinkEvent, Refused, Role
from shared.wire.message import Reply, Request
from shared.wire.router import Router
from shared.wire.session import Welcome
from tests.bench.messaging.office import PASSWORD, Employee
from tests.bench.messaging.websocket import ServerMessages, client_message, upgrade
from tests.bench.processes import LOOPBACK

ANSWER_SECONDS = 60
ROUTER = Router(CATALOGUE)

R = TypeVar("R", bound=Reply)
Take = Callable[[bytes], None]
"""Gets the bytes as they come from the socket, frames and all."""


class LinkLostError(RuntimeError):
    """The server refused a step or closed the connection; the text says which."""


class Client(asyncio.Protocol):
    """One connection of one device.

    The state of the protocol is kept only until `hand_over`: from then on the measuring side writes
    ready-made bytes and looks for marks in what comes.
    """

    __slots__ = ("_answer", "_link", "_messages", "_take", "_transport", "_upgraded", "lost")

    def __init__(self) -> None:
        self.lost = False
        self._link: Link | None = Link(Role.OPENER, ROUTER, _now())
        self._messages: ServerMessages | None = ServerMessages()
        self._answer: asyncio.Future[Any] | None = None
        self._take: Take | None = None
        self._transport: asyncio.WriteTransport | None = None
        self._upgraded = False

    # The connection

    @classmethod
    async def open(cls, port: int, context: ssl.SSLContext | None, source: str | None = None) -> "Client":
        """Connect, from the address `source` if given, and become a WebSocket; nobody has said hello."""
        loop = asyncio.get_running_loop()
        _, client = await loop.create_connection(
            cls,
            LOOPBACK,
            port,
            ssl=context,
            server_hostname=LOOPBACK if context is not None else None,
            local_addr=(source, 0) if source is not None else None,
        )
        waiting = client._wait()
        client.write(upgrade(f"{LOOPBACK}:{port}"))
        await _within(waiting)
        return client

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True
        self._fail(LinkLostError(f"the connection is closed: {exc}"))

    def data_received(self, data: bytes) -> None:
        if self._take is not None:
            self._take(data)
        elif self._upgraded:
            self._receive(data)
        else:
            self._become_websocket(data)

    def write(self, data: bytes) -> None:
        """Send bytes as they are."""
        if self._transport is None:
            raise LinkLostError("not connected")
        self._transport.write(data)

    def close(self) -> None:
        if self._transport is not None:
            self._transport.close()

    def hand_over(self, take: Take) -> None:
        """Give whatever comes from now on to `take`."""
        self._take, self._link, self._messages = take, None, None

    # The protocol

    async def hello(self) -> Welcome:
        link = self._opened()
        return cast("Welcome", await self._asked(lambda: link.hello("bench", (), _now())))

    async def ask(self, request: Request[R]) -> R:
        """Send a request and wait for its answer; raises Refusal or `LinkLostError`."""
        link = self._opened()
        return cast("R", await self._asked(lambda: link.ask(request, _now())))

    async def resume(self, employee: Employee, welcome: Welcome) -> SignedIn:
        """Sign in with the device's token."""
        proof = employee.prove(welcome.nonce, welcome.organisation)
        return await self.ask(Resume(employee.token, employee.device, proof))

    async def sign_in(self, employee: Employee, welcome: Welcome) -> SignedIn:
        """Sign in with number and password."""
        proof = employee.prove(welcome.nonce, welcome.organisation)
        key = employee.public_key()
        return await self.ask(
            SignIn(employee.number, PASSWORD, employee.device, "bench", "linux", key, proof)
        )

    def _opened(self) -> Link:
        if self._link is None:
            raise LinkLostError("the link was handed over")
        return self._link

    async def _asked(self, say: Callable[[], int]) -> Any:
        waiting = self._wait()
        say()
        outgoing = self._opened().outgoing()
        if outgoing is not None:
            self.write(client_message(outgoing))
        return await _within(waiting)

    def _become_websocket(self, data: bytes) -> None:
        status = data.split(b"\r\n", 1)[0]
        if b" 101 " not in status or not data.endswith(b"\r\n\r\n"):
            self._fail(LinkLostError(f"no WebSocket: {data[:200]!r}"))
            return
        self._upgraded = True
        self._settle(None)

    def _receive(self, data: bytes) -> None:
        if self._messages is None or self._link is None:
            return
        try:
            for message in self._messages.feed(data):
                for event in self._link.receive(message, _now()):
                    self._happened(event)
        except ValueError as error:
            self._fail(error)

    def _happened(self, event: LinkEvent) -> None:
        match event:
            case Answered(_, reply):
                self._settle(reply)
            case Refused(_, refusal) | Failed(refusal):
                self._fail(refusal)
            case _:
                pass  # the news of others, told while signing in

    # One answer is awaited at a time.

    def _wait(self) -> asyncio.Future[Any]:
        self._answer = asyncio.get_running_loop().create_future()
        return self._answer

    def _settle(self, answer: Reply | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(answer)
        self._answer = None

    def _fail(self, error: Exception) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)
        self._answer = None


async def _within(waiting: asyncio.Future[Any]) -> Any:
    async with asyncio.timeout(ANSWER_SECONDS):
        return await waiting


def _now() -> float:
    return asyncio.get_running_loop().time()
