"""Files of messages on this device: encrypted, found by their digest, the longest unused ones let go first.

What is read back is compared with the digest that names it, so a file that was altered counts as none. That
is why encrypting is enough here, and no seal is needed beside it.
"""

import contextlib
import errno
import hashlib
import hmac
import os
import secrets
import threading
from collections.abc import Collection, Generator, Iterator
from pathlib import Path
from typing import BinaryIO

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CTR

from shared.errors import ErrorCode, Refusal

HEAD = b"LXF1"
NONCE = 16
PIECE = 64 * 1024
BOUND = 1024 * 1024 * 1024
"""Bytes that files of messages take on this device, but for those that are still to be sent."""


class Part:
    """A file that is being put together; unknown to everyone until it is settled. Blocking."""

    def __init__(self, cache: "FileCache", path: Path, key: bytes) -> None:
        nonce = secrets.token_bytes(NONCE)
        self._cache = cache
        self._path = path
        self._cipher = Cipher(AES(key), CTR(nonce)).encryptor()
        self._digest = hashlib.sha256()
        self._file = path.open("xb")
        self._file.write(HEAD + nonce)
        self.size = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes. Raises Refusal `storage_full` or `storage_failed` (part ``files``)."""
        with storing():
            self._digest.update(data)
            self.size += len(data)
            self._file.write(self._cipher.update(data))

    def settle(self) -> bytes:
        """Put the file in its place, on disk; return its digest. Raises what `feed` does."""
        with storing():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            return self._cache.take(self._path, self._digest.digest())

    @property
    def digest(self) -> bytes:
        """The digest of what was fed so far."""
        return self._digest.digest()

    def close(self) -> None:
        """Throw away what was not settled."""
        with contextlib.suppress(OSError):
            self._file.close()
            self._path.unlink(missing_ok=True)


class FileCache:
    """A folder of files; may be used from any thread. What the disk is asked for blocks."""

    def __init__(self, folder: Path, key: bytes, bound: int = BOUND) -> None:
        self._folder = folder
        self._key = hmac.digest(key, b"linxin files", "sha256")
        self._names = hmac.digest(key, b"linxin file names", "sha256")
        self._bound = bound
        self._turn = threading.Lock()
        self._held: dict[str, int] = {}

    def prepare(self) -> None:
        """Look what is here, and throw away what a former run left unfinished. Blocking.

        Raises Refusal `storage_failed` or `storage_full` (part ``files``).
        """
        with storing():
            self._folder.mkdir(mode=0o700, exist_ok=True)
            for path in self._folder.glob("*.part"):
                path.unlink(missing_ok=True)
            self._held = {path.name: path.stat().st_size for path in self._folder.iterdir()}

    @property
    def size(self) -> int:
        """How many bytes all files take."""
        return sum(self._held.values())

    @property
    def over(self) -> bool:
        """Whether they take more than they should."""
        return self.size > self._bound

    def holds(self, digest: bytes) -> bool:
        """Tell whether a file is here."""
        return self._name(digest) in self._held

    def part(self) -> Part:
        """Begin a file. Raises Refusal `storage_full` or `storage_failed` (part ``files``). Blocking."""
        with storing():
            return Part(self, self._folder / f"{secrets.token_hex(8)}.part", self._key)

    def take(self, path: Path, digest: bytes) -> bytes:
        """Move a whole file to its place, unless the same is there already; return its digest. Blocking."""
        name = self._name(digest)
        place = self._folder / name
        with self._turn:
            if place.exists():
                os.utime(place)
            else:
                path.replace(place)
            self._held[name] = place.stat().st_size
        return digest

    def pieces(self, digest: bytes) -> Iterator[bytes]:
        """Yield the bytes of a file; whether they are the right ones is known at the end. Blocking.

        Raises Refusal `not_found` (part ``blob``) for one that is not here, or not what it was: that is gone.
        """
        whole = hashlib.sha256()
        with storing(), self._open(digest) as file:
            head = file.read(len(HEAD) + NONCE)
            cipher = Cipher(AES(self._key), CTR(head[len(HEAD) :].ljust(NONCE))).decryptor()
            while sealed := file.read(PIECE):
                data = cipher.update(sealed)
                whole.update(data)
                yield data
        if whole.digest() != digest:
            self._lose(self._name(digest))
            raise Refusal(ErrorCode.NOT_FOUND, part="blob")

    def _open(self, digest: bytes) -> BinaryIO:
        name = self._name(digest)
        try:
            file = (self._folder / name).open("rb")
        except FileNotFoundError as error:
            self._lose(name)
            raise Refusal(ErrorCode.NOT_FOUND, part="blob") from error
        with contextlib.suppress(OSError):
            os.utime(file.name)  # used now: it stays longer
        return file

    def read(self, digest: bytes) -> bytes:
        """Return the bytes of a file. Raises what `pieces` does. Blocking."""
        return b"".join(self.pieces(digest))

    def trim(self, kept: Collection[bytes], bound: int | None = None) -> int:
        """Let the longest unused go until others fit; return how many bytes went. `kept` stay. Blocking."""
        stay = {self._name(digest) for digest in kept}
        over = self.size - (self._bound if bound is None else bound)
        gone = 0
        for name in sorted(set(self._held) - stay, key=self._used):
            if gone >= over:
                break
            gone += self._lose(name)
        return gone

    def _used(self, name: str) -> float:
        try:
            return (self._folder / name).stat().st_mtime
        except OSError:
            return 0.0

    def _lose(self, name: str) -> int:
        """Let a file go; return how many bytes went."""
        with self._turn, contextlib.suppress(OSError):
            (self._folder / name).unlink(missing_ok=True)
            return self._held.pop(name, 0)
        return 0

    def _name(self, digest: bytes) -> str:
        return hmac.digest(self._names, digest, "sha256").hex()


@contextlib.contextmanager
def storing() -> Generator[None]:
    """Turn what a disk can do into Refusal `storage_full` or `storage_failed` (part ``files``)."""
    try:
        yield
    except OSError as error:
        code = ErrorCode.STORAGE_FULL if is_full(error) else ErrorCode.STORAGE_FAILED
        raise Refusal(code, part="files") from error


def is_full(error: OSError) -> bool:
    """Tell whether a disk, or what its user may take of it, has no room left."""
    return error.errno in (errno.ENOSPC, errno.EDQUOT)
