"""What the organisation states about the part of a log that is gone."""

import msgspec
from msgspec import Struct

from shared.errors import ErrorCode, Refusal


class Statement(Struct, frozen=True, array_like=True):
    """A conversation's log stood here at `seq` when what came up to it was retired at `time` (Unix ms).

    `own` has the countable entries of everyone who wrote, as (person, count), ascending.
    """

    conversation: bytes
    seq: int
    link: bytes
    lamport: int
    counted: int
    own: tuple[tuple[bytes, int], ...]
    time: int


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(Statement)


def encode_statement(statement: Statement) -> bytes:
    """Encode a statement once; these bytes are signed and kept."""
    return _encoder.encode(statement)


def decode_statement(data: bytes) -> Statement:
    """Decode a statement; raises Refusal `bad_signature`, since nothing can vouch for such bytes."""
    try:
        return _decoder.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_SIGNATURE, part="checkpoint") from error


def signed_statement(statement: bytes) -> bytes:
    """Return what the organisation signs."""
    return b"linxin/checkpoint/1\0" + statement
