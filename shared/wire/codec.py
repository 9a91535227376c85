"""MessagePack framing: one WebSocket message is an array of frames ``[kind, ref, message]``.

A frame that is sent to many people is encoded once; `pack` only joins encoded frames.
"""

from collections.abc import Sequence
from enum import IntEnum

import msgspec

from shared.errors import Detail, ErrorCode, Refusal
from shared.limits import FRAMES_PER_MESSAGE
from shared.wire.message import Message

SHORT_ARRAY = 9
"""The high half of the byte an array begins with that has at most 15 elements."""


class FrameKind(IntEnum):
    """What a frame is. `ref` pairs a reply or error with its request and is 0 in events."""

    REQUEST = 0
    REPLY = 1
    ERROR = 2
    EVENT = 3


class RawFrame(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A frame whose message is not decoded yet, so that one bad message cannot spoil its batch."""

    kind: int
    ref: int
    message: msgspec.Raw


class ErrorBody(msgspec.Struct, frozen=True, array_like=True, tag="error"):
    """The message of an error frame: a code and small facts for its wording."""

    code: str
    detail: dict[str, Detail] = {}


_SHORT_HEADS = tuple(bytes((SHORT_ARRAY << 4 | count,)) for count in range(16))

_encoder = msgspec.msgpack.Encoder()
_frames = msgspec.msgpack.Decoder(list[RawFrame])
_errors = msgspec.msgpack.Decoder(ErrorBody)


def encode_frame(kind: int, ref: int, message: Message | ErrorBody) -> bytes:
    """Encode one frame; `kind` is one of `FrameKind`."""
    return _encoder.encode((kind, ref, message))


def encode_error(ref: int, refusal: Refusal) -> bytes:
    """Encode an error frame for the request `ref`, or for the link as a whole when `ref` is 0."""
    body = ErrorBody(refusal.code.value, dict(refusal.detail))
    return _encoder.encode((FrameKind.ERROR, ref, body))


def pack(frames: Sequence[bytes]) -> bytes:
    """Join encoded frames into one WebSocket message; at most 65,535 of them."""
    count = len(frames)
    head = _SHORT_HEADS[count] if count < len(_SHORT_HEADS) else b"\xdc" + count.to_bytes(2, "big")
    return head + b"".join(frames)


def unpack(data: bytes | bytearray | memoryview) -> list[RawFrame]:
    """Split a WebSocket message into frames; raises Refusal `bad_frame` for anything else."""
    if (not data or data[0] >> 4 != SHORT_ARRAY) and (count := _declared_frames(data)) > FRAMES_PER_MESSAGE:
        raise Refusal(ErrorCode.BAD_FRAME, frames=count)
    try:
        return _frames.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_FRAME) from error


def _declared_frames(data: bytes | bytearray | memoryview) -> int:
    """Read how many frames the array's head declares, before any of them is decoded; 0 if it is no array."""
    head = data[0] if data else 0
    if head >> 4 == SHORT_ARRAY:
        return head & 15
    width = {0xDC: 2, 0xDD: 4}.get(head, 0)
    return int.from_bytes(data[1 : 1 + width], "big")


def decode_error(raw: msgspec.Raw) -> ErrorBody:
    """Decode the message of an error frame; raises Refusal `bad_message`."""
    try:
        return _errors.decode(raw)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_MESSAGE) from error
