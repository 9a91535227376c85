"""The hash chain over a conversation's log, built so that a body can be erased and the chain stay whole."""

import hashlib
import struct

SALT_SIZE = 16
GENESIS = bytes(32)

_place = struct.Struct(">QQI").pack


def body_digest(salt: bytes, body: bytes) -> bytes:
    """Return SHA-256(salt ‖ body); without the random salt a short body could be guessed from it."""
    return hashlib.sha256(salt + body).digest()


def chain_link(previous: bytes, seq: int, received: int, header: bytes, digest: bytes) -> bytes:
    """Return the 32-byte link of an entry: a hash of the previous link, its place, header and body digest."""
    return hashlib.sha256(previous + _place(seq, received, len(header)) + header + digest).digest()
