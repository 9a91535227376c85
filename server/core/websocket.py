"""A WebSocket link: bytes of a socket on one side, the gateway on the other, RFC 6455 by `websockets`."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any

from websockets.exceptions import InvalidState
from websockets.frames import Frame, Opcode
from websockets.http11 import Request as Handshake
from websockets.protocol import State
from websockets.server import ServerProtocol

from server.core.framing import FrameReader, binary_frame
from server.core.gateway import Gateway
from server.core.sessions import Session
from shared import limits

PATH = "/link"
WRITE_AT_ONCE = 256 * 1024
"""Bytes of messages that a transport is given before the loop comes round."""
OPEN = State.OPEN
"""Named once: to look a member of an enumeration up costs as much as to frame a message."""
LINGER = 5.0
"""Seconds a closing link is given to take its last bytes before its socket is cut."""


class WebSocketLink(asyncio.Protocol):
    """One socket after its HTTP upgrade request has been read.

    Only binary messages are understood. A client that does not read what it is sent is cut off
    once `limits.SEND_BUFFER` bytes wait; it comes back and catches up.
    """

    __slots__ = (
        "_fragments",
        "_frames",
        "_gateway",
        "_gone",
        "_late",
        "_more",
        "_paused",
        "_session",
        "_transport",
        "_websocket",
    )

    def __init__(self, gateway: Gateway, gone: Callable[["WebSocketLink"], None]) -> None:
        self._gateway = gateway
        self._gone = gone
        self._transport: Any = None
        self._session: Session | None = None
        self._fragments: list[bytes] = []
        self._frames = FrameReader(limits.CLIENT_MESSAGE)
        self._paused = False
        self._more = False
        self._late: asyncio.TimerHandle | None = None
        self._websocket = ServerProtocol(max_size=limits.CLIENT_MESSAGE)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio names it
        if self._late is not None:
            self._late.cancel()
        if self._session is not None:
            self._gateway.gone(self._session)
            self._session = None
        self._gone(self)

    def cut_off(self) -> None:
        """Close the socket without a word."""
        self._transport.abort()

    def pause_writing(self) -> None:
        """The client does not read: what else there is to say waits, and nothing more is heard of it."""
        self._paused = True
        if not self._transport.is_closing():
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        self._paused = False
        if not self._transport.is_closing():
            self._transport.resume_reading()
            self._flush()

    def data_received(self, data: bytes) -> None:
        if self._session is None:
            self._receive(data)
            return
        for part in self._frames.feed(data):
            if isinstance(part, bytearray):
                self._receive(bytes(part))
            elif not self._fragments:
                self._gateway.receive(self._session, part)
            else:
                self._websocket.fail(1002, "a message was begun and not ended")
                self._write()

    def _receive(self, data: bytes) -> None:
        """Let `websockets` take in the handshake, and every frame that is not a whole binary message."""
        self._websocket.receive_data(data)
        for event in self._websocket.events_received():
            if isinstance(event, Frame):
                self._frame(event)
            elif isinstance(event, Handshake):
                self._shake_hands(event)
        self._write()

    def eof_received(self) -> bool:
        self._websocket.receive_eof()
        self._write()
        return False

    def _shake_hands(self, handshake: Handshake) -> None:
        if handshake.path != PATH:
            self._websocket.send_response(self._websocket.reject(404, "Not Found\n"))
            return
        response = self._websocket.accept(handshake)
        self._websocket.send_response(response)
        if response.status_code == 101:
            peer: tuple[str, int] | None = self._transport.get_extra_info("peername")
            self._session = self._gateway.open(peer[0] if peer else "", self._flush, self._close)

    def _frame(self, frame: Frame) -> None:
        if self._session is None:
            return
        if frame.opcode is Opcode.BINARY or frame.opcode is Opcode.CONT:
            self._fragment(frame)
        elif frame.opcode is Opcode.TEXT:
            self._websocket.fail(1003, "binary messages only")

    def _fragment(self, frame: Frame) -> None:
        self._fragments.append(bytes(frame.data))
        if frame.fin and self._session is not None:
            whole, self._fragments = b"".join(self._fragments), []
            self._gateway.receive(self._session, whole)

    def _flush(self) -> None:
        """Write what the link has collected: some now, more when the transport has had a word in between.

        A transport says that a client does not read only once the loop comes round: whatever was
        written before that would wait in its buffers, without a limit.
        """
        if self._session is None or self._websocket.state is not OPEN or self._more:
            return
        if self._paused:
            self._cut_off_if_unread()
            return
        self._write_messages(WRITE_AT_ONCE)
        if self._session.link.has_outgoing:
            self._more = True
            asyncio.get_running_loop().call_soon(self._flush_more)

    def _flush_more(self) -> None:
        self._more = False
        self._flush()

    def _write_messages(self, most: int | None = None) -> None:
        """Write the link's messages, up to the one that brings them over `most` bytes."""
        if self._session is None:
            return
        chunks: list[bytes] = []
        size = 0
        while (most is None or size < most) and (data := self._session.link.outgoing()) is not None:
            chunks.append(binary_frame(data))
            size += len(data)
        if chunks:
            self._transport.write(b"".join(chunks))

    def _cut_off_if_unread(self) -> None:
        if self._session is not None and self._session.link.outgoing_size > limits.SEND_BUFFER:
            self._gateway.slow_readers += 1
            self._transport.abort()

    def _write(self) -> None:
        chunks = self._websocket.data_to_send()
        if not chunks:
            return
        ended = not chunks[-1]  # an empty chunk asks for the end of the stream
        data = b"".join(chunks)
        if data:
            self._transport.write(data)
        if ended:
            self._end()

    def _close(self) -> None:
        """Say what is left, close the WebSocket, and cut the socket if the client does not."""
        if self._websocket.state is OPEN and not self._paused:
            self._write_messages()
        with contextlib.suppress(InvalidState):
            self._websocket.send_close(1001)
        self._write()
        self._cut_off_late()

    def _end(self) -> None:
        self._transport.close()
        self._cut_off_late()

    def _cut_off_late(self) -> None:
        if self._late is None:
            self._late = asyncio.get_running_loop().call_later(LINGER, self._transport.abort)
