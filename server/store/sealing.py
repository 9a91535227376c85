"""How a blob is sealed on disk: chunk by chunk, with a key of its own.

A file is `LXB1`, a salt of 16 bytes, and chunks of 64 KiB under AES-256-GCM, numbered and the last one
marked, so that none can be moved, dropped or added (the STREAM construction of Hoang, Reyhanitabar,
Rogaway and Vizár, 2015). The key is derived from the store's and the salt.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from server.store.errors import StoreError, StoreFault

CHUNK = 64 * 1024
"""Plain bytes that are sealed together: what a read from the middle decrypts at least."""
TAG = 16
MAGIC = b"LXB1"
SALT = 16
HEAD = len(MAGIC) + SALT


class Sealing:
    """Writes one blob's file, new at `path`. Every method may raise OSError."""

    def __init__(self, path: Path, key: bytes) -> None:
        salt = secrets.token_bytes(SALT)
        self._file = path.open("xb")
        self._file.write(MAGIC + salt)
        self._cipher = AESGCM(derived(key, b"linxin blob", salt))
        self._digest = hashlib.sha256()
        self._rest = b""
        self._number = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes; the last chunk waits, for it is sealed differently."""
        self._digest.update(data)
        data = self._rest + data
        whole = max(0, len(data) - 1) // CHUNK * CHUNK
        for start in range(0, whole, CHUNK):
            self._seal(data[start : start + CHUNK], last=False)
        self._rest = data[whole:]

    def finish(self) -> bytes:
        """Seal what is left and put the file on disk; return the digest of all that was fed."""
        self._seal(self._rest, last=True)
        self._file.flush()
        os.fsync(self._file.fileno())
        return self._digest.digest()

    def close(self) -> None:
        """Close the file, whole or not."""
        self._file.close()

    def _seal(self, chunk: bytes, *, last: bool) -> None:
        self._file.write(self._cipher.encrypt(_nonce(self._number, last=last), chunk, None))
        self._number += 1


class Opening:
    """Reads one blob's file. Raises StoreError `damaged`."""

    def __init__(self, file: BinaryIO, key: bytes) -> None:
        head = file.read(HEAD)
        stored = os.fstat(file.fileno()).st_size
        if head[: len(MAGIC)] != MAGIC or stored < HEAD + TAG:
            raise StoreError(StoreFault.DAMAGED, "not a blob")
        self._file = file
        self._cipher = AESGCM(derived(key, b"linxin blob", head[len(MAGIC) :]))
        self.count = -(-(stored - HEAD) // (CHUNK + TAG))

    def chunks(self, first: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the plain chunks from number `first` to before `end`."""
        for number in range(first, min(self.count, self.count if end is None else end)):
            self._file.seek(HEAD + number * (CHUNK + TAG))
            sealed = self._file.read(CHUNK + TAG)
            try:
                yield self._cipher.decrypt(_nonce(number, last=number == self.count - 1), sealed, None)
            except (InvalidTag, ValueError) as error:
                raise StoreError(StoreFault.DAMAGED, f"chunk {number}") from error


def plain_size(stored: int) -> int:
    """Return how many bytes of content a file of `stored` bytes holds."""
    chunks = -(-(stored - HEAD) // (CHUNK + TAG))
    return max(0, stored - HEAD - chunks * TAG)


def derived(key: bytes, purpose: bytes, salt: bytes) -> bytes:
    """Derive a key of 32 bytes from the store's (RFC 5869)."""
    return HKDF(SHA256(), 32, salt or None, purpose).derive(key)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
