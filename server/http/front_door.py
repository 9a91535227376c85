"""The one TCP port: HTTP by uvicorn's parser, which hands a WebSocket upgrade over to the gateway."""

import asyncio
import ssl
from typing import Any, cast

from uvicorn.config import Config as HttpConfig
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from server.core.gateway import Gateway
from server.core.websocket import WebSocketLink
from shared import limits

BACKLOG = 2048


class HttpLink(HttpToolsProtocol):
    """A socket whose requests must begin with a head that is short and soon whole, or it is closed.

    The parser collects a head of any length, at a cost that grows with its square: the limit has to
    stand before it.
    """

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._late: asyncio.TimerHandle | None = None
        self._await_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._head_is_whole()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._late is not None:
            self._head += len(data)
            if self._head > limits.HTTP_HEAD:
                self.transport.close()
                return
        super().data_received(data)

    def on_message_begin(self) -> None:
        if self._late is None:
            self._await_head()
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._head_is_whole()
        super().on_headers_complete()

    def handle_websocket_upgrade(self) -> None:
        super().handle_websocket_upgrade()
        # Parser and protocol hold each other, and by the transport its buffers: without this they would
        # stay until the next full collection, which this server seldom makes.
        self.parser = None
        self.transport = cast("Any", None)

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

    def _websocket(self, **_uvicorn: object) -> WebSocketLink:
        """Make the protocol of an upgraded socket; of what uvicorn offers, it needs nothing."""
        return WebSocketLink(self._gateway)

    def _accept(self) -> asyncio.Protocol:
        return HttpLink(config=self._config, server_state=self._state, app_state={})

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
        if self._server is not None:
            self._server.close()
        for connection in list(self._state.connections):
            connection.shutdown()
