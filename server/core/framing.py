"""RFC 6455 frames, the short way: whole masked binary frames in, unmasked binary frames out.

Nearly all traffic is single binary frames, and a general parser costs more on each than all the
rest of the link. Whatever is not such a frame is handed, whole, to `websockets`.
"""

import struct
from collections.abc import Iterator
from typing import Final

try:
    from websockets.speedups import apply_mask
except ImportError:  # a wheel without the C extension
    from websockets.utils import apply_mask

FIN_BINARY: Final = 0x82
MASKED: Final = 0x80
SHORT: Final = 126
LONG: Final = 127


_medium = struct.Struct(">BBH").pack


def binary_frame(data: bytes) -> bytes:
    """Return an unmasked binary frame (RFC 6455, section 5.2), as a server sends it."""
    size = len(data)
    if size < SHORT:
        return bytes((FIN_BINARY, size)) + data
    if size < 1 << 16:
        return _medium(FIN_BINARY, SHORT, size) + data
    return bytes((FIN_BINARY, LONG)) + size.to_bytes(8, "big") + data


class FrameReader:
    """Cuts a byte stream into frames.

    Yields the payload of each whole binary message as `bytes`, and as `bytearray` the raw bytes of any
    other frame. A frame that declares more than `largest` bytes is yielded raw as far as it has come,
    for the general parser to refuse; nothing is read after that.
    """

    __slots__ = ("_buffer", "_largest", "_refused")

    def __init__(self, largest: int) -> None:
        self._buffer = b""
        self._largest = largest
        self._refused = False

    def feed(self, data: bytes) -> Iterator[bytes | bytearray]:
        """Take bytes in and yield what they complete."""
        if self._refused:
            return
        buffer = self._buffer + data if self._buffer else data
        at, end = 0, len(buffer)
        while end - at >= 2:
            second = buffer[at + 1]
            size, start = second & 0x7F, at + 2
            if size >= SHORT:
                start += 2 if size == SHORT else 8
                if end < start:
                    break
                size = buffer[at + 2] << 8 | buffer[at + 3]
                if start - at > 4:
                    size = int.from_bytes(buffer[at + 2 : start], "big")
            masked = second & MASKED
            if masked:
                start += 4
            if size > self._largest:
                self._refused = True
                yield bytearray(buffer[at:])
                return
            if end < start + size:
                break
            if buffer[at] == FIN_BINARY and masked:
                yield apply_mask(buffer[start : start + size], buffer[start - 4 : start])
            else:
                yield bytearray(buffer[at : start + size])
            at = start + size
        self._buffer = buffer[at:]
