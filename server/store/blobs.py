"""Blobs: bytes too large for an entry, each kept once, encrypted, under a name made from its content."""

import asyncio
import contextlib
import errno
import hashlib
import hmac
import secrets
import shutil
from collections.abc import AsyncIterable, Iterable, Iterator
from pathlib import Path
from typing import Protocol

from server.disk import sync_folder
from server.store.errors import StoreError, StoreFault
from server.store.sealing import CHUNK, Opening, Sealing, derived, plain_size


class OtherBytesError(Exception):
    """What arrived is not what was announced."""


class Blobs(Protocol):
    """Bytes by the SHA-256 of their content; `FolderBlobs` is the embedded kind.

    Whoever asks has checked that the asker may see an entry that refers to the blob: here, knowing a
    digest is enough.
    """

    async def keep(self, source: AsyncIterable[bytes], expected: bytes | None = None) -> bytes:
        """Keep what `source` yields; return its digest once it is on disk.

        Raises StoreError `full` or `failed`, and OtherBytesError when its digest is not the one `expected`;
        it keeps nothing then, nor when it is cancelled or `source` raises.
        """
        ...

    async def size(self, digest: bytes) -> int:
        """Return how many bytes a blob has. Raises StoreError `missing`."""
        ...

    async def read(self, digest: bytes, start: int, size: int) -> bytes:
        """Return up to `size` bytes from `start`. Raises StoreError `missing` or `damaged`."""
        ...

    async def remove(self, digest: bytes) -> None:
        """Forget a blob, if it is there."""
        ...

    async def room(self) -> int:
        """Return for how many bytes there is room."""
        ...


class FolderBlobs:
    """Blobs as sealed files of a folder.

    A file's name is an HMAC of the digest: a stolen folder does not tell whether it holds a known file.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key
        self._names = derived(key, b"linxin blob names", b"")
        self._incoming = folder / "incoming"

    def prepare(self) -> None:
        """Make the folder, and throw away what was being received when a server ended. Raises OSError."""
        shutil.rmtree(self._incoming, ignore_errors=True)
        self._incoming.mkdir(parents=True)

    async def keep(self, source: AsyncIterable[bytes], expected: bytes | None = None) -> bytes:
        """Keep what `source` yields; return its digest once it is on disk."""
        part = self._incoming / secrets.token_hex(8)
        try:
            sealing = await asyncio.to_thread(Sealing, part, self._key)
            try:
                async for data in source:
                    await asyncio.to_thread(sealing.feed, data)
                digest = await asyncio.to_thread(sealing.finish)
            finally:
                await asyncio.to_thread(sealing.close)
            if expected not in (None, digest):
                raise OtherBytesError
            await asyncio.to_thread(self._settle, part, digest)
        except OSError as error:
            raise _fault(error) from error
        finally:
            await asyncio.to_thread(_throw_away, part)
        return digest

    def _settle(self, part: Path, digest: bytes) -> None:
        place = self._place(digest)
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            part.replace(place)
        for folder in (place.parent, self._folder):
            sync_folder(folder)

    async def size(self, digest: bytes) -> int:
        """Return how many bytes a blob has."""
        try:
            stored = (await asyncio.to_thread(self._place(digest).stat)).st_size
        except OSError as error:
            raise _fault(error) from error
        return plain_size(stored)

    async def read(self, digest: bytes, start: int, size: int) -> bytes:
        """Return up to `size` bytes from `start`."""
        return await asyncio.to_thread(self._read, digest, start, size)

    def _read(self, digest: bytes, start: int, size: int) -> bytes:
        try:
            with self._place(digest).open("rb") as file:
                first = start // CHUNK
                chunks = Opening(file, self._key).chunks(first, -(-(start + size) // CHUNK))
                return b"".join(chunks)[start - first * CHUNK :][:size]
        except OSError as error:
            raise _fault(error) from error

    async def remove(self, digest: bytes) -> None:
        """Forget a blob, if it is there."""
        try:
            await asyncio.to_thread(self._place(digest).unlink, missing_ok=True)
        except OSError as error:
            raise _fault(error) from error

    async def room(self) -> int:
        """Return for how many bytes there is room."""
        try:
            return (await asyncio.to_thread(shutil.disk_usage, self._folder)).free
        except OSError as error:
            raise _fault(error) from error

    def faults(self, referred: Iterable[bytes] = ()) -> Iterator[str]:
        """Read every blob and yield what is wrong with it, in words; of those `referred` to none may lack."""
        for digest in referred:
            place = self._place(digest)
            if not place.exists():
                yield f"blob {place.name}: an entry refers to it, and it is not there"
        for path in sorted(self._folder.glob("??/*")):
            whole = hashlib.sha256()
            try:
                with path.open("rb") as file:
                    for chunk in Opening(file, self._key).chunks():
                        whole.update(chunk)
            except (OSError, StoreError) as error:
                yield f"blob {path.name}: {error}"
                continue
            if self._place(whole.digest()) != path:
                yield f"blob {path.name}: the content is another's"

    def _place(self, digest: bytes) -> Path:
        name = hmac.digest(self._names, digest, "sha256").hex()
        return self._folder / name[:2] / name[2:]


def _throw_away(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink(missing_ok=True)


def _fault(error: OSError) -> StoreError:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            fault = StoreFault.FULL
        case errno.ENOENT:
            fault = StoreFault.MISSING
        case _:
            fault = StoreFault.FAILED
    return StoreError(fault, error.strerror or str(error))
