"""Entries: the header a device signs, the entry as it travels, and cursors into a log."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.ids import Id

LINK_SIZE = 8

Seq = Annotated[int, Meta(ge=0, lt=2**62)]
"""A place in a log, dense from 1; 0 is before the first."""


class Header(Struct, frozen=True, array_like=True, gc=False):
    """What an author's device states about an entry; it travels and is signed as its own bytes.

    `n` counts this device's entries in the conversation, `after` is the last seq the device had
    seen, `lamport` exceeds that of every entry it had seen, `time` is Unix ms and for display only.
    """

    conversation: Id
    id: Id
    author: Id
    device: Id
    n: Annotated[int, Meta(ge=1, lt=2**62)]
    after: Annotated[int, Meta(ge=0, lt=2**62)]
    lamport: Annotated[int, Meta(ge=1, lt=2**62)]
    kind: Annotated[str, Meta(min_length=1, max_length=limits.KIND_LENGTH)]
    time: Annotated[int, Meta(ge=0, lt=2**53)]


class SignedEntry(Struct, frozen=True, array_like=True, gc=False):
    """An entry before it has a place: bytes of header and body, and the device's Ed25519 signature."""

    header: Annotated[bytes, Meta(max_length=limits.HEADER)]
    body: Annotated[bytes, Meta(max_length=limits.BODY)]
    signature: Annotated[bytes, Meta(min_length=64, max_length=64)]


class Mark:
    """Bits of `Entry.marks`."""

    WITHHELD = 1  # the body is empty because the entry was recalled or erased
    RECOVERED = 2  # appended from an upload, not by the author's own session


class Entry(Struct, frozen=True, array_like=True, gc=False):
    """An entry with its place in the log.

    `seq` is dense from 1 (0: held by peers, not placed by a server yet), `counted` the running
    number of countable messages, `received` the server's Unix ms, `link` the cursor's 8 bytes.
    """

    seq: int
    counted: int
    received: int
    marks: int
    header: bytes
    body: bytes
    signature: bytes
    link: bytes


def withheld(entry: Entry) -> Entry:
    """Return an entry as it goes to those who may know of it, but not what it says."""
    return replace(entry, marks=entry.marks | Mark.WITHHELD, body=b"")


class Cursor(Struct, frozen=True, array_like=True, gc=False):
    """A point in one log: a seq and the first 8 bytes of its chain link; (0, b"") is before the first."""

    seq: Seq
    link: Annotated[bytes, Meta(max_length=LINK_SIZE)]


START = Cursor(0, b"")

_encoder = msgspec.msgpack.Encoder()
_headers = msgspec.msgpack.Decoder(Header)


def encode_header(header: Header) -> bytes:
    """Encode a header once; from then on only these bytes are hashed, signed and kept."""
    return _encoder.encode(header)


def decode_header(data: bytes) -> Header:
    """Decode a header; raises Refusal `bad_entry`."""
    try:
        return _headers.decode(data)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        raise Refusal(ErrorCode.BAD_ENTRY, part="header") from error


def signed_bytes(header: bytes, body: bytes) -> bytes:
    """Return what a device signs: a domain tag, the header's length and bytes, the body."""
    return b"linxin/entry/1\0" + len(header).to_bytes(4, "big") + header + body
