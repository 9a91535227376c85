"""Blobs in a folder: what is kept comes back, what is damaged is told, nothing half-received stays."""

import asyncio
import errno
import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from server.store import blobs as room
from server.store.blobs import FolderBlobs
from server.store.errors import StoreError, StoreFault
from server.store.sealing import BLOB, CHUNK, TAG

KEY = bytes(range(32))


def files(folder: Path) -> list[Path]:
    """Return the files below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


async def faults(blobs: FolderBlobs) -> list[str]:
    """Return what the full check finds."""
    return await asyncio.to_thread(lambda: list(blobs.faults()))


async def pieces(content: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


@pytest.fixture
def blobs(tmp_path: Path) -> FolderBlobs:
    made = FolderBlobs(tmp_path / "blobs", KEY)
    made.prepare()
    return made


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 77])
@pytest.mark.parametrize("piece", [999, CHUNK, 10 * CHUNK])
async def test_what_is_kept_comes_back(blobs: FolderBlobs, size: int, piece: int) -> None:
    content = os.urandom(size)
    digest = await blobs.keep(pieces(content, piece))
    assert digest == hashlib.sha256(content).digest()
    assert await blobs.size(digest) == size
    assert await blobs.read(digest, 0, size + 10) == content
    for start, count in ((0, 1), (size // 2, CHUNK), (CHUNK - 1, 2), (size, 5), (size + CHUNK, 5)):
        assert await blobs.read(digest, start, count) == content[start : start + count]
    assert await faults(blobs) == []


async def test_the_same_content_is_kept_once(blobs: FolderBlobs, tmp_path: Path) -> None:
    digests = {await blobs.keep(pieces(b"twice" * 1000, 100)) for _ in range(3)}
    assert (len(digests), len(files(tmp_path / "blobs"))) == (1, 1)


async def test_a_stolen_folder_tells_nothing(blobs: FolderBlobs, tmp_path: Path) -> None:
    digest = await blobs.keep(pieces(b"salary list " * 9000, 5000))
    (path,) = files(tmp_path / "blobs")
    assert digest.hex()[:12] not in str(path)
    assert b"salary" not in path.read_bytes()
    with pytest.raises(StoreError):
        await FolderBlobs(tmp_path / "blobs", bytes(32)).read(digest, 0, 10)


async def test_a_blob_that_is_not_there(blobs: FolderBlobs) -> None:
    for asking in (blobs.size(bytes(32)), blobs.read(bytes(32), 0, 1)):
        with pytest.raises(StoreError) as caught:
            await asking
        assert caught.value.fault is StoreFault.MISSING
    await blobs.remove(bytes(32))


async def test_a_blob_that_is_removed_is_gone(blobs: FolderBlobs, tmp_path: Path) -> None:
    digest = await blobs.keep(pieces(b"x", 1))
    await blobs.remove(digest)
    assert files(tmp_path / "blobs") == []


@pytest.mark.parametrize("damage", ["bit", "cut", "swap", "drop last", "empty", "head", "longer"])
async def test_damage_is_told_and_never_read(blobs: FolderBlobs, tmp_path: Path, damage: str) -> None:
    digest = await blobs.keep(pieces(os.urandom(3 * CHUNK), CHUNK))
    (path,) = files(tmp_path / "blobs")
    stored = path.read_bytes()
    sealed = CHUNK + TAG
    path.write_bytes(
        {
            "bit": stored[:-1] + bytes([stored[-1] ^ 1]),
            "cut": stored[:-100],
            "swap": stored[: BLOB.size]
            + stored[BLOB.size + sealed : BLOB.size + 2 * sealed]
            + stored[BLOB.size : BLOB.size + sealed],
            "drop last": stored[:-sealed],
            "empty": b"",
            "head": b"LXB2" + stored[4:],
            "longer": stored + b"x",
        }[damage]
    )
    assert len(await faults(blobs)) == 1
    with pytest.raises(StoreError) as caught:
        await blobs.read(digest, 0, 3 * CHUNK)
    assert caught.value.fault is StoreFault.DAMAGED


async def test_a_blob_under_anothers_name_is_found(blobs: FolderBlobs, tmp_path: Path) -> None:
    await blobs.keep(pieces(b"one", 1))
    (one,) = files(tmp_path / "blobs")
    other = one.with_name("0" * len(one.name))
    one.rename(other)
    assert [fault for fault in await faults(blobs) if "another" in fault]


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), OSError(errno.EIO, "broken")])
async def test_a_full_or_broken_disk_is_told_and_leaves_nothing(
    blobs: FolderBlobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    class Broken(room.Sealing):
        def finish(self) -> bytes:
            raise error

    monkeypatch.setattr(room, "Sealing", Broken)
    with pytest.raises(StoreError) as caught:
        await blobs.keep(pieces(b"x" * 100_000, 1000))
    full = error.errno == errno.ENOSPC
    assert caught.value.fault is (StoreFault.FULL if full else StoreFault.FAILED)
    assert files(tmp_path / "blobs") == []


async def test_an_upload_that_breaks_off_leaves_nothing(blobs: FolderBlobs, tmp_path: Path) -> None:
    arriving = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"begun"
        arriving.set()
        await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        keeping = group.create_task(blobs.keep(slow()))
        await arriving.wait()
        keeping.cancel()
    assert keeping.cancelled()
    assert files(tmp_path / "blobs") == []


async def test_what_a_killed_server_was_receiving_is_thrown_away(blobs: FolderBlobs, tmp_path: Path) -> None:
    kept = await blobs.keep(pieces(b"whole", 5))
    (tmp_path / "blobs" / "incoming" / "half").write_bytes(b"half")
    await asyncio.to_thread(blobs.prepare)
    assert len(files(tmp_path / "blobs")) == 1
    assert await blobs.read(kept, 0, 5) == b"whole"


async def test_room_is_what_the_disk_has(blobs: FolderBlobs) -> None:
    assert await blobs.room() > 0
