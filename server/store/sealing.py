"""How blobs and backups are sealed on disk: chunk by chunk, with a key of their own.

A file is a head (of a blob: `LXB1`), a salt of 16 bytes, and chunks of 64 KiB under AES-256-GCM, numbered
and the last one marked, so that none can be moved, dropped or added (the STREAM construction of Hoang,
Reyhanitabar, Rogaway and Vizár, 2015). The key is derived from the one given and the salt.
"""

import hashlib
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
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
SALT = 16


@dataclass(frozen=True, slots=True)
class Format:
    """What a kind of sealed file begins with, and what its key is derived for."""

    head: bytes
    purpose: bytes

    @property
    def size(self) -> int:
        """Bytes before the first chunk."""
        return len(self.head) + SALT


BLOB = Format(b"LXB1", b"linxin blob")


class Sealing:
    """Writes one sealed file, new at `path`. Every method may raise OSError."""

    def __init__(self, path: Path, key: bytes, form: Format = BLOB) -> None:
        salt = secrets.token_bytes(SALT)
        self._file = path.open("xb")
        self._file.write(form.head + salt)
        self._cipher = AESGCM(derived(key, form.purpose, salt))
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
    """Reads one sealed file from its beginning. Raises StoreError `damaged`."""

    def __init__(self, file: BinaryIO, key: bytes, form: Format = BLOB) -> None:
        head = file.read(form.size)
        stored = os.fstat(file.fileno()).st_size
        if not head.startswith(form.head) or stored < form.size + TAG:
            raise StoreError(StoreFault.DAMAGED, "not a sealed file of this kind")
        self._file = file
        self._start = form.size
        self._cipher = AESGCM(derived(key, form.purpose, head[len(form.head) :]))
        self.size = plain_size(stored, form)
        self.count = -(-(stored - self._start) // (CHUNK + TAG))

    def chunks(self, first: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Yield the plain chunks from number `first` to before `end`."""
        for number in range(first, min(self.count, self.count if end is None else end)):
            self._file.seek(self._start + number * (CHUNK + TAG))
            sealed = self._file.read(CHUNK + TAG)
            try:
                yield self._cipher.decrypt(_nonce(number, last=number == self.count - 1), sealed, None)
            except (InvalidTag, ValueError) as error:
                raise StoreError(StoreFault.DAMAGED, f"chunk {number}") from error


def plain_size(stored: int, form: Format = BLOB) -> int:
    """Return how many bytes of content a file of `stored` bytes holds."""
    sealed = stored - form.size
    return max(0, sealed - -(-sealed // (CHUNK + TAG)) * TAG)


def derived(key: bytes, purpose: bytes, salt: bytes) -> bytes:
    """Derive a key of 32 bytes from another (RFC 5869)."""
    return HKDF(SHA256(), 32, salt or None, purpose).derive(key)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
