"""A link to a server: its transport is a WebSocket over TLS."""

import ssl
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, WebSocketException

from client.core.finding.address import Address
from client.core.link.running_link import RunningLink, Told
from client.core.link.trust import secure
from client.core.link.unreachable import unreachable
from client.core.profile.settings import Pin
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.catalogue import CATALOGUE
from shared.wire.link import Link, Role
from shared.wire.router import Router

AGENT = "linxin-client/0.1.0"
CLOSE_WAIT = 2.0
OPEN_WAIT = 15.0


@contextmanager
def _network_errors(address: Address) -> Generator[None]:
    """Turn what a network can do to a connection into refusals."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        reason = error.verify_message or "certificate"
        raise Refusal(ErrorCode.WRONG_ORGANISATION, address=str(address), reason=reason) from error
    except (OSError, TimeoutError, WebSocketException) as error:
        raise unreachable(address, error) from error


class WebSocketTransport:
    """Binary messages of a WebSocket."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket

    async def receive(self) -> bytes:
        try:
            data = await self._socket.recv()
        except ConnectionClosed as error:
            raise Refusal(ErrorCode.OFFLINE) from error
        if isinstance(data, str):
            raise Refusal(ErrorCode.BAD_FRAME)
        return data

    async def send(self, message: bytes) -> None:
        try:
            await self._socket.send(message)
        except ConnectionClosed as error:
            raise Refusal(ErrorCode.OFFLINE) from error

    async def close(self) -> None:
        await self._socket.close()

    def abort(self) -> None:
        self._socket.transport.abort()


async def open_link(address: Address, pin: Pin, told: Told) -> RunningLink:
    """Connect; raises Refusal `offline`, or `wrong_organisation` when the certificate is not the pin's."""
    options: dict[str, Any] = {}
    if not address.plain:
        options["ssl"], name = await secure(pin)
        if name is not None:
            options["server_hostname"] = name
    with _network_errors(address):
        socket = await connect(
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
    link = Link(Role.OPENER, Router(CATALOGUE), time.monotonic(), limits.SERVER_MESSAGE)
    return RunningLink(link, WebSocketTransport(socket), told)
