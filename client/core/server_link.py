"""A link to a server over a WebSocket: the shell around the sans-I/O `Link`."""

import asyncio
import ssl
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from client.core.address import Address
from client.core.settings import Pin
from client.core.tasks import Tasks
from client.core.trust import secure
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.catalogue import CATALOGUE
from shared.wire.link import Answered, Asked, Failed, Happened, Link, LinkEvent, Refused, Role
from shared.wire.message import Event, Reply, Request
from shared.wire.router import Router
from shared.wire.session import Welcome

R = TypeVar("R", bound=Reply)

AGENT = "linxin-client/0.1.0"
CAPABILITIES: Sequence[str] = ()
ASKING = 128  # requests of ours under way at once; more wait their turn here
CLOSE_WAIT = 2.0
OPEN_WAIT = 15.0

Told = Callable[[Event], None]


@contextmanager
def _network_errors(address: Address) -> Generator[None]:
    """Turn what a network can do to a connection into refusals."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        reason = error.verify_message or "certificate"
        raise Refusal(ErrorCode.WRONG_ORGANISATION, address=str(address), reason=reason) from error
    except (OSError, TimeoutError, WebSocketException) as error:
        raise Refusal(ErrorCode.OFFLINE, address=str(address)) from error


async def open_socket(address: Address, pin: Pin) -> ClientConnection:
    """Connect; raises Refusal `offline`, or `wrong_organisation` when the certificate is not the pin's."""
    options: dict[str, Any] = {}
    if not address.plain:
        options["ssl"], name = await secure(pin)
        if name is not None:
            options["server_hostname"] = name
    with _network_errors(address):
        return await connect(
            f"{'ws' if address.plain else 'wss'}://{address}/link",
            proxy=None,
            compression=None,
            max_size=limits.SERVER_MESSAGE,
            ping_interval=None,  # the protocol's own heartbeat does this, and more
            open_timeout=OPEN_WAIT,
            close_timeout=CLOSE_WAIT,
            user_agent_header=None,
            **options,
        )


class ServerLink:
    """One link, from hello to its end. It works only while `run` does."""

    def __init__(self, socket: ClientConnection, told: Told) -> None:
        self._socket = socket
        self._told = told
        self._link = Link(Role.OPENER, Router(CATALOGUE), time.monotonic(), limits.SERVER_MESSAGE)
        self._waiting: dict[int, asyncio.Future[Reply]] = {}
        self._asking = asyncio.Semaphore(ASKING)
        self._wake = asyncio.Event()
        self._tasks = Tasks("server_link")
        self._end: asyncio.Future[Refusal] = asyncio.get_running_loop().create_future()

    async def hello(self) -> Welcome:
        """Open the link; raises Refusal `version_unsupported`, `timeout` or `offline`."""
        ref = self._link.hello(AGENT, CAPABILITIES, time.monotonic())
        return cast("Welcome", await self._answer(ref))

    async def ask(self, request: Request[R], wait: float = limits.REQUEST_WAIT) -> R:
        """Ask and return the reply; raises the Refusal it was answered with, `timeout` or `offline`."""
        async with self._asking:
            ref = self._link.ask(request, time.monotonic(), wait)
            return cast("R", await self._answer(ref))

    async def _answer(self, ref: int) -> Reply:
        answer = asyncio.get_running_loop().create_future()
        self._waiting[ref] = answer
        self._wake.set()
        try:
            return await answer
        finally:
            self._waiting.pop(ref, None)

    async def ended(self) -> Refusal:
        """Wait for the end of the link; return why it came."""
        return await asyncio.shield(self._end)

    async def run(self) -> None:
        """Carry the link until it ends."""
        parts = [
            self._tasks.start(self._read(), "read"),
            self._tasks.start(self._write(), "write"),
            self._tasks.start(self._watch(), "watch"),
        ]
        try:
            done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            self._over(done.pop().result())
        finally:
            await self.close()

    async def close(self) -> None:
        """End the link; whoever still waits for an answer is refused as `offline`."""
        self._over(Refusal(ErrorCode.OFFLINE))
        await self._tasks.close()
        self._dispatch(self._link.close())
        await self._socket.close()

    def _over(self, reason: Refusal) -> None:
        if not self._end.done():
            self._end.set_result(reason)

    async def _read(self) -> Refusal:
        try:
            async for data in self._socket:
                if isinstance(data, str):
                    return Refusal(ErrorCode.BAD_FRAME)
                failure = self._dispatch(self._link.receive(data, time.monotonic()))
                self._wake.set()
                if failure is not None:
                    await self._flush()
                    return failure
        except ConnectionClosed:
            pass
        return Refusal(ErrorCode.OFFLINE)

    async def _write(self) -> Refusal:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._flush()
            except ConnectionClosed:
                return Refusal(ErrorCode.OFFLINE)

    async def _flush(self) -> None:
        while (data := self._link.outgoing()) is not None:
            await self._socket.send(data)

    async def _watch(self) -> Refusal:
        while True:
            await asyncio.sleep(1)
            failure = self._dispatch(self._link.tick(time.monotonic()))
            if failure is not None:
                return failure

    def _dispatch(self, events: list[LinkEvent]) -> Refusal | None:
        for event in events:
            match event:
                case Answered(ref, reply):
                    if (answer := self._waiting.get(ref)) is not None and not answer.done():
                        answer.set_result(reply)
                case Refused(ref, refusal):
                    if (answer := self._waiting.get(ref)) is not None and not answer.done():
                        answer.set_exception(refusal)
                case Happened(told):
                    self._told(told)
                case Asked(ref):
                    self._link.refuse(ref, Refusal(ErrorCode.NOT_ALLOWED))
                case Failed(refusal):
                    return refusal
        return None
