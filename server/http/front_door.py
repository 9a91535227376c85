"""The one TCP port: HTTP by uvicorn's parser, which hands a WebSocket upgrade over to the gateway."""

import asyncio
import contextlib
import gc
import ssl
from typing import Any, Protocol, cast
from weakref import WeakSet

from uvicorn.config import Config as HttpConfig
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from server.core.gateway import Gateway
from server.core.websocket import WebSocketLink
from shared import limits

BACKLOG = 2048
LOOK = 0.02
"""Seconds between two looks whether all sockets are closed."""
CUT = 1.0
"""Seconds in which a socket that was cut off is gone."""


class Socket(Protocol):
    """What can be cut off, whatever is spoken on it."""

    def cut_off(self) -> None: ...


class Sockets:
    """Every socket that came through the door, so that none is left behind.

    A loop that ends under an open socket complains, and with some of them fails the whole program.
    """

    def __init__(self) -> None:
        self.closed = False
        # Accepted, and not agreed on TLS yet: the loop has their transports, and tells nobody of failures.
        self._coming: WeakSet[HttpLink] = WeakSet()
        self._inside: set[Socket] = set()

    def comes(self, link: "HttpLink") -> None:
        """Note a socket whose TLS is not agreed on."""
        self._coming.add(link)

    def enters(self, link: "HttpLink") -> None:
        """Note that a socket may speak."""
        self._coming.discard(link)
        self._inside.add(link)

    def turns_into(self, link: Socket) -> None:
        """Note what goes on with a socket that was upgraded."""
        self._inside.add(link)

    def leaves(self, link: Socket) -> None:
        """Forget a socket that is closed, or goes on as another link."""
        self._inside.discard(link)

    async def emptied(self, patience: float) -> None:
        """Wait until every socket is closed; after `patience` seconds cut off whoever is left."""
        if self._coming:
            gc.collect()  # those that never agreed are waste by now
        for seconds in (patience, CUT):
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    while self._coming or self._inside:  # noqa: ASYNC110 - waste goes away untold
                        await asyncio.sleep(LOOK)
            for link in list(self._inside):
                link.cut_off()


class HttpLink(HttpToolsProtocol):
    """A socket whose requests must begin with a head that is short and soon whole, or it is closed.

    The parser collects a head of any length, at a cost that grows with its square: the limit has to
    stand before it.
    """

    def __init__(self, config: HttpConfig, state: ServerState, sockets: Sockets) -> None:
        # What is told badly after its beginning can only be ended by ending the connection.
        super().__init__(config=config, server_state=state, app_state={"cut_off": self.cut_off})
        self._sockets = sockets
        self._late: asyncio.TimerHandle | None = None
        self._unread: asyncio.TimerHandle | None = None
        sockets.comes(self)

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._sockets.enters(self)
        if self._sockets.closed:
            self.cut_off()
        else:
            self._await_head()

    def cut_off(self) -> None:
        """Close the socket without a word."""
        self.transport.abort()

    def pause_writing(self) -> None:
        """Wait for a reader, but not for one that takes nothing any more."""
        self._unread = self.loop.call_later(limits.TRANSFER_SILENCE, self.cut_off)
        super().pause_writing()

    def resume_writing(self) -> None:
        self._is_read()
        super().resume_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_whole()
        self._is_read()
        super().connection_lost(exc)
        self._sockets.leaves(self)

    def data_received(self, data: bytes) -> None:
        while self._awaits_head and len(data) > (room := limits.HTTP_HEAD - self._head):
            self._head = limits.HTTP_HEAD
            super().data_received(data[:room])
            if self.parser is None:
                return  # a WebSocket from here on
            if self._awaits_head and self._head == limits.HTTP_HEAD:
                self.transport.close()
                return
            data = data[room:]  # of a body, or of a next request
        if self._awaits_head:
            self._head += len(data)
        super().data_received(data)

    @property
    def _awaits_head(self) -> bool:
        return self._late is not None

    def on_message_begin(self) -> None:
        if self._late is None:
            self._await_head()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._head_is_whole()
        super().on_headers_complete()

    def handle_websocket_upgrade(self) -> None:
        super().handle_websocket_upgrade()
        self._sockets.leaves(self)
        # Parser and protocol hold each other, and by the transport its buffers: without this they would
        # stay until the next full collection, which this server seldom makes.
        self.parser = None
        self.app_state = {}
        self.transport = cast("Any", None)

    def _is_read(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _await_head(self) -> None:
        self._head = 0
        self._late = self.loop.call_later(limits.HELLO_WAIT, self.transport.close)

    def _head_is_whole(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


class FrontDoor:
    """Listens on one port."""

    def __init__(self, application: Any, gateway: Gateway) -> None:
        self._gateway = gateway
        self._state = ServerState()
        self._config = HttpConfig(
            application,
            http=HttpLink,
            ws=cast("type[asyncio.Protocol]", self._websocket),
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            limit_concurrency=None,
            timeout_keep_alive=5,
        )
        self._config.load()
        self._server: asyncio.Server | None = None
        self._sockets = Sockets()

    def _websocket(self, **_uvicorn: object) -> WebSocketLink:
        """Make the protocol of an upgraded socket; of what uvicorn offers, it needs nothing."""
        link = WebSocketLink(self._gateway, self._sockets.leaves)
        self._sockets.turns_into(link)
        return link

    def _accept(self) -> asyncio.Protocol:
        return HttpLink(self._config, self._state, self._sockets)

    async def open(self, host: str, port: int, context: ssl.SSLContext | None) -> int:
        """Listen; return the port, which the system chose if 0 was asked for. Raises OSError."""
        loop = asyncio.get_running_loop()
        handshake = limits.HELLO_WAIT if context is not None else None
        self._server = await loop.create_server(
            self._accept, host, port, ssl=context, backlog=BACKLOG, ssl_handshake_timeout=handshake
        )
        return int(self._server.sockets[0].getsockname()[1])

    def close(self) -> None:
        """Stop listening, and end what HTTP requests are still open."""
        self._sockets.closed = True
        if self._server is not None:
            self._server.close()
        for connection in list(self._state.connections):
            connection.shutdown()

    async def empty(self, patience: float) -> None:
        """Wait until every socket is closed; after `patience` seconds cut off whoever is left."""
        await self._sockets.emptied(patience)
