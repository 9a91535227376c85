"""The least of a WebSocket client (RFC 6455): the loader shares its cores with the server it measures."""

import base64
import os
import struct

NO_MASK = bytes(4)
BINARY = 0x82  # a whole binary message
MASKED = 0x80

SHORT = struct.Struct(">BB4s")
MIDDLE = struct.Struct(">BBH4s")
LONG = struct.Struct(">BBQ4s")


def upgrade(host: str) -> bytes:
    """The request that turns a fresh connection into a WebSocket."""
    key = base64.b64encode(os.urandom(16)).decode()
    return (
        f"GET /link HTTP/1.1\r\nHost: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def client_message(payload: bytes) -> bytes:
    """One binary message, masked as a client's must be; under a mask of zeros it stays as it is.

    The server undoes the mask as it does any other.
    """
    size = len(payload)
    if size < 126:
        return SHORT.pack(BINARY, MASKED | size, NO_MASK) + payload
    if size < 1 << 16:
        return MIDDLE.pack(BINARY, MASKED | 126, size, NO_MASK) + payload
    return LONG.pack(BINARY, MASKED | 127, size, NO_MASK) + payload


class ServerMessages:
    """Splits what a server sends into its messages. Raises ValueError for any but a whole binary one."""

    __slots__ = ("_waiting",)

    def __init__(self) -> None:
        self._waiting = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Return the messages that are complete by now."""
        waiting = self._waiting + data
        messages: list[bytes] = []
        while (span := _first(waiting)) is not None:
            start, end = span
            messages.append(waiting[start:end])
            waiting = waiting[end:]
        self._waiting = waiting
        return messages


def _first(data: bytes) -> tuple[int, int] | None:
    """Where the payload of the first message begins and ends, or None while it is not complete."""
    if len(data) < 2:
        return None
    if data[0] != BINARY:
        raise ValueError(f"not a whole binary message: first byte {data[0]:#04x}")
    size, start = data[1], 2
    if size >= 126:
        start = 4 if size == 126 else 10
        if len(data) < start:
            return None
        size = int.from_bytes(data[2:start], "big")
    end = start + size
    return (start, end) if len(data) >= end else None
