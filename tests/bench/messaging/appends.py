"""Ready-made `log.append` requests: the bytes a client would send, at the cost of one `pack`."""

import random
import re
import struct
import time
from dataclasses import dataclass

from shared.ids import ID_SIZE
from shared.model.bodies import MessageBody, encode_body
from shared.model.entry import Header, SignedEntry, encode_header
from shared.protocol.log import Append
from shared.wire.codec import FrameKind, encode_frame, pack
from tests.bench.messaging.websocket import client_message

# A server needs not check what came over the device's own session, and checking would be the server's
# work, not the loader's: any 64 bytes are as good as a signature here.
SIGNATURE = bytes(range(64))

# Numbers begin here so that all of them have MessagePack's form of four bytes, whatever the count.
FIRST = 1 << 16
STAMP = struct.Struct(">17s")
STAMP_FORM = "017.6f"
STAMPED = re.compile(rb"(\d{10}\.\d{6}) x")
"""Finds the time a message was sent in whatever carries its text."""
STAMPED_SIZE = STAMP.size + 2

# What stands in for the parts that change; each in the form that its values will have.
_REF, _N, _LAMPORT = 0xA1A2A3A4, 0xB1B2B3B4, 0xC1C2C3C4
_TIME = 0x0010_D2D3_D4D5_D6D7
_ID = bytes(range(0xE0, 0xF0))
_STAMP = "9876543210.123456"


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Who writes to whom, and where."""

    conversation: bytes
    author: bytes
    device: bytes
    to: bytes


class Appends:
    """Makes the messages of one device in one conversation: ids unique, `n` and `lamport` rising."""

    __slots__ = ("_count", "_fixed", "_form")

    def __init__(self, route: Route, size: int) -> None:
        """Texts are a time and `size` further characters."""
        whole = client_message(pack([encode_frame(FrameKind.REQUEST, _REF, _append(route, size))]))
        self._fixed: list[bytes] = []
        form = ">"
        for part in (
            _REF.to_bytes(4, "big"),
            _ID,
            _N.to_bytes(4, "big"),
            _LAMPORT.to_bytes(4, "big"),
            _TIME.to_bytes(8, "big"),
            _STAMP.encode(),
        ):
            before, whole = whole.split(part, 1)
            self._fixed.append(before)
            form += f"{len(before)}s" + {4: "I", 8: "Q", ID_SIZE: "QQ", STAMP.size: "17s"}[len(part)]
        self._fixed.append(whole)
        self._form = struct.Struct(form + f"{len(whole)}s")
        self._count = FIRST

    def next(self, now: float) -> bytes:
        """The next message, sent at `now` by the performance counter."""
        number = self._count
        self._count = number + 1
        a, b, c, d, e, f, g = self._fixed
        milliseconds = time.time_ns() // 1_000_000
        # UUIDv7: time, version 7 and a counter; variant and 62 random bits.
        high = milliseconds << 16 | 0x7000 | number & 0xFFF
        low = 1 << 63 | random.getrandbits(62)
        stamp = f"{now:{STAMP_FORM}}".encode()
        return self._form.pack(
            a, number, b, high, low, c, number, d, number, e, milliseconds, f, stamp, g
        )  # fmt: skip


def _append(route: Route, size: int) -> Append:
    header = Header(
        conversation=route.conversation,
        id=_ID,
        author=route.author,
        device=route.device,
        n=_N,
        # A device that reads nothing back from this conversation: it has seen nothing of it.
        after=0,
        lamport=_LAMPORT,
        kind="message",
        time=_TIME,
    )
    body = MessageBody(f"{_STAMP} {'x' * size}")
    return Append(SignedEntry(encode_header(header), encode_body(body), SIGNATURE), route.to)
