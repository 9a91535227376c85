"""The outside of a backup file: plain, or sealed under a passphrase in chunks of bounded size.

A sealed file is `LXK1`, the cost of the key (passes, KiB of memory: four bytes each), its salt of 16 bytes,
a check of the passphrase of 16 bytes, and from there on what `server.store.sealing` makes of a file. The
key is Argon2id of the passphrase.
"""

import errno
import io
import os
import secrets
from pathlib import Path
from typing import BinaryIO, Protocol

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from server.backup.errors import BackupError, BackupFault
from server.store.errors import StoreError
from server.store.sealing import CHUNK, Format, Opening, Sealing, derived

MAGIC = b"LXK1"
PASSES, MEMORY = 4, 256 * 1024
"""Cost of the key, Argon2id's passes and KiB: a second once, since who has the file may guess for years."""
MOST_PASSES, MOST_MEMORY = 64, 1024 * 1024
SALT, CHECK = 16, 16
HEAD = len(MAGIC) + 4 + 4 + SALT + CHECK
LARGEST_READ = 4 * 1024 * 1024
"""What one look into an archive may ask for: its own heads are small, whatever a hostile one claims."""


class Writing(Protocol):
    """A file being written: whole only after `finish`, and closed whether whole or not."""

    def write(self, data: bytes) -> int: ...
    def finish(self) -> None: ...
    def close(self) -> None: ...


class PlainFile:
    """Writes a new file as it is, readable by its owner alone. Every method may raise OSError."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("xb")

    def write(self, data: bytes) -> int:
        """Append bytes; return how many."""
        return self._file.write(data)

    def finish(self) -> None:
        """Put the file on disk."""
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Close the file."""
        self._file.close()


class SealedFile:
    """Writes a new file sealed under a passphrase. Every method may raise OSError."""

    def __init__(self, path: Path, passphrase: str, *, passes: int = PASSES, memory: int = MEMORY) -> None:
        head = MAGIC + passes.to_bytes(4, "big") + memory.to_bytes(4, "big") + secrets.token_bytes(SALT)
        key = _key(passphrase, head)
        self._sealing = Sealing(path, key, _format(head + _check(key)))

    def write(self, data: bytes) -> int:
        """Append bytes; return how many."""
        self._sealing.feed(data)
        return len(data)

    def finish(self) -> None:
        """Seal what is left and put the file on disk."""
        self._sealing.finish()

    def close(self) -> None:
        """Close the file, whole or not."""
        self._sealing.close()


class Content(io.RawIOBase):
    """The archive inside a backup file, from any place on; at most `LARGEST_READ` bytes at once."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._size}[whence]
        self._at = max(0, base + offset)
        return self._at

    def read(self, size: int = -1, /) -> bytes:
        if not 0 <= size <= LARGEST_READ:
            raise BackupError(BackupFault.FOREIGN, "a head too large")
        data = self._part(self._at, min(size, self._size - self._at)) if self._at < self._size else b""
        self._at += len(data)
        return data

    def _part(self, start: int, size: int) -> bytes:
        raise NotImplementedError


class PlainContent(Content):
    """The archive that the file is."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(os.fstat(file.fileno()).st_size)
        self._file = file

    def _part(self, start: int, size: int) -> bytes:
        self._file.seek(start)
        return self._file.read(size)


class SealedContent(Content):
    """The archive inside a sealed file; keeps the chunk read last, since reading goes on from there."""

    def __init__(self, opening: Opening) -> None:
        super().__init__(opening.size)
        self._opening = opening
        self._number = -1
        self._chunk = b""

    def _part(self, start: int, size: int) -> bytes:
        parts: list[bytes] = []
        for number in range(start // CHUNK, -(-(start + size) // CHUNK)):
            first = number * CHUNK
            parts.append(self._read(number)[max(0, start - first) : start + size - first])
        return b"".join(parts)

    def _read(self, number: int) -> bytes:
        if number != self._number:
            try:
                [self._chunk] = self._opening.chunks(number, number + 1)
            except StoreError as error:
                raise BackupError(BackupFault.ALTERED, error.detail) from error
            self._number = number
        return self._chunk

    def check_end(self) -> None:
        """Read the last chunk, which a file cut short does not have. Raises BackupError `altered`."""
        self._read(self._opening.count - 1)


def is_sealed(file: BinaryIO) -> bool:
    """Tell whether a file begins as a sealed backup does."""
    file.seek(0)
    return file.read(len(MAGIC)) == MAGIC


def open_content(file: BinaryIO, passphrase: str | None) -> Content:
    """Return the archive inside a backup file. Raises BackupError."""
    if not is_sealed(file):
        if passphrase is not None:
            raise BackupError(BackupFault.NOT_SEALED)
        return PlainContent(file)
    if passphrase is None:
        raise BackupError(BackupFault.SEALED)
    file.seek(0)
    head = file.read(HEAD)
    if len(head) < HEAD:
        raise BackupError(BackupFault.CUT_SHORT)
    key = _key(passphrase, head[:-CHECK])
    if not secrets.compare_digest(_check(key), head[-CHECK:]):
        raise BackupError(BackupFault.WRONG_PASSPHRASE)
    file.seek(0)
    try:
        content = SealedContent(Opening(file, key, _format(head)))
    except StoreError as error:
        raise BackupError(BackupFault.CUT_SHORT) from error
    content.check_end()
    return content


def _key(passphrase: str, head: bytes) -> bytes:
    at = len(MAGIC)
    passes, memory = (int.from_bytes(head[i : i + 4], "big") for i in (at, at + 4))
    if not (1 <= passes <= MOST_PASSES and 8 <= memory <= MOST_MEMORY):
        raise BackupError(BackupFault.FOREIGN, "the cost of its key")
    salt = head[at + 8 : at + 8 + SALT]
    try:
        return hash_secret_raw(passphrase.encode(), salt, passes, memory, 1, 32, Type.ID)
    except HashingError as error:  # a machine without that much memory
        raise OSError(errno.ENOMEM, str(error)) from error


def _check(key: bytes) -> bytes:
    return derived(key, b"linxin backup check", b"")[:CHECK]


def _format(head: bytes) -> Format:
    return Format(head, b"linxin backup")
