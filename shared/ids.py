"""Identifiers: UUIDv7 for what people make, derived ids for one-to-one conversations."""

import hashlib
import os
import time
import uuid
from typing import Annotated

from msgspec import Meta

ID_SIZE = 16

Id = Annotated[bytes, Meta(min_length=ID_SIZE, max_length=ID_SIZE)]
"""Sixteen raw bytes. On the wire a MessagePack bin, in JSON and logs a UUID in text form."""


ORGANISATION = bytes(ID_SIZE)
"""Author and device of entries that the organisation itself makes; no person or device has this id."""


def new_id(now_ms: int | None = None) -> bytes:
    """Make a UUIDv7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then 74 random bits."""
    milliseconds = time.time_ns() // 1_000_000 if now_ms is None else now_ms
    tail = bytearray(os.urandom(10))
    tail[0] = 0x70 | (tail[0] & 0x0F)
    tail[2] = 0x80 | (tail[2] & 0x3F)
    return milliseconds.to_bytes(6, "big") + bytes(tail)


def is_made(value: bytes) -> bool:
    """Tell whether an id was made as `new_id` makes them (UUIDv7), and not derived from others (UUIDv8)."""
    return value[6] >> 4 == 7


def direct_conversation(one: bytes, other: bytes) -> bytes:
    """Derive the id of the conversation between two people, the same whoever computes it.

    A UUIDv8 (RFC 9562, section 5.8) over the SHA-256 of both ids in ascending order, so that two
    devices that never met a server still write into the same conversation.
    """
    first, second = sorted((one, other))
    return _derived(b"linxin/direct/1\0" + first + second)


def department_conversation(department: bytes) -> bytes:
    """Derive the id of a department's group (UUIDv8), so that a card leads to it without asking."""
    return _derived(b"linxin/department/1\0" + department)


def staff_conversation(organisation: bytes) -> bytes:
    """Derive the id of the group of all staff (UUIDv8) from the organisation's id of 20 bytes."""
    return _derived(b"linxin/staff/1\0" + organisation)


def _derived(source: bytes) -> bytes:
    digest = bytearray(hashlib.sha256(source).digest()[:ID_SIZE])
    digest[6] = 0x80 | (digest[6] & 0x0F)
    digest[8] = 0x80 | (digest[8] & 0x3F)
    return bytes(digest)


def id_text(value: bytes) -> str:
    """Write an id as a UUID in text form."""
    return str(uuid.UUID(bytes=value))


def parse_id(text: str) -> bytes:
    """Read an id from its text form; raises ValueError when the text is not a UUID."""
    return uuid.UUID(text).bytes
