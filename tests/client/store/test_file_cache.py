"""Files on this device: unreadable without the key, held to their digest, the longest unused go first."""

import errno
import hashlib
import os
from pathlib import Path
from typing import NoReturn

import pytest

from client.store.file_cache import PIECE, FileCache
from shared.errors import ErrorCode, Refusal

KEY = bytes(range(32))


def cache_of(folder: Path, bound: int = 10**9) -> FileCache:
    made = FileCache(folder / "files", KEY, bound)
    made.prepare()
    return made


def put(cache: FileCache, content: bytes, piece: int = PIECE) -> bytes:
    part = cache.part()
    for start in range(0, len(content), piece):
        part.feed(content[start : start + piece])
    return part.settle()


def files(folder: Path) -> list[Path]:
    return sorted((folder / "files").iterdir())


@pytest.mark.parametrize("size", [0, 1, PIECE - 1, PIECE, 3 * PIECE + 77])
@pytest.mark.parametrize("piece", [1000, PIECE])
def test_what_is_kept_comes_back_also_after_a_restart(tmp_path: Path, size: int, piece: int) -> None:
    content = os.urandom(size)
    digest = put(cache_of(tmp_path), content, piece)
    assert digest == hashlib.sha256(content).digest()
    again = cache_of(tmp_path)
    assert again.holds(digest)
    assert again.read(digest) == content
    assert not again.holds(bytes(32))


def test_the_folder_tells_neither_content_nor_digest(tmp_path: Path) -> None:
    cache = cache_of(tmp_path)
    content = b"confidential " * 1000
    digest = put(cache, content)
    [file] = files(tmp_path)
    stored = file.read_bytes()
    assert b"confidential" not in stored
    assert digest.hex() not in file.name
    (tmp_path / "other").mkdir()
    put(cache_of(tmp_path / "other"), content)
    assert files(tmp_path / "other")[0].read_bytes() != stored
    stranger = FileCache(tmp_path / "files", bytes(32))
    stranger.prepare()
    assert not stranger.holds(digest)


@pytest.mark.parametrize("place", [0, 10, 30, -1])
def test_an_altered_file_counts_as_none(tmp_path: Path, place: int) -> None:
    cache = cache_of(tmp_path)
    digest = put(cache, b"x" * 1000)
    [file] = files(tmp_path)
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(data if place != -1 else data[:-1])
    if place == 0:
        assert cache.read(digest) == b"x" * 1000  # the mark of the format says nothing of the content
        return
    with pytest.raises(Refusal) as refused:
        cache.read(digest)
    assert refused.value.code is ErrorCode.NOT_FOUND
    assert not cache.holds(digest)
    assert files(tmp_path) == []


def test_a_file_taken_away_behind_our_back_is_known_to_be_gone(tmp_path: Path) -> None:
    cache = cache_of(tmp_path)
    digest = put(cache, b"x")
    files(tmp_path)[0].unlink()
    with pytest.raises(Refusal):
        cache.read(digest)
    assert not cache.holds(digest)


def test_what_is_not_settled_leaves_nothing(tmp_path: Path) -> None:
    cache = cache_of(tmp_path)
    part = cache.part()
    part.feed(b"half")
    part.close()
    assert files(tmp_path) == []
    (tmp_path / "files" / "0123456789abcdef.part").write_bytes(b"what a kill has left")
    cache_of(tmp_path)
    assert files(tmp_path) == []


def test_the_longest_unused_go_until_the_others_fit(tmp_path: Path) -> None:
    cache = cache_of(tmp_path, bound=3 * 1100)
    digests: list[bytes] = []
    for one in range(5):
        before = set(files(tmp_path))
        digests.append(put(cache, bytes([one]) * 1000))
        [fresh] = set(files(tmp_path)) - before
        os.utime(fresh, (1_000_000 + one, 1_000_000 + one))
    cache.read(digests[0])  # the oldest, but used just now
    kept = [digests[1]]
    assert cache.over
    assert cache.trim(kept) > 0
    assert [cache.holds(one) for one in digests] == [True, True, False, False, True]
    assert not cache.over
    assert cache.trim(kept) == 0


def test_all_but_what_is_still_to_be_sent_can_be_taken_off(tmp_path: Path) -> None:
    cache = cache_of(tmp_path)
    digests = [put(cache, bytes([one]) * 1000) for one in range(3)]
    before = cache.size
    assert cache.trim([digests[2]], 0) == before - cache.size > 0
    assert [cache.holds(one) for one in digests] == [False, False, True]


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "storage_full"), (errno.EIO, "storage_failed")])
def test_a_disk_that_fails_is_told_in_our_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    cache = cache_of(tmp_path)
    part = cache.part()
    part.feed(b"x")

    def fail(_: int) -> NoReturn:
        raise OSError(number, "disk")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refusal) as refused:
        part.settle()
    assert (refused.value.code.value, refused.value.detail["part"]) == (code, "files")
    part.close()
    assert files(tmp_path) == []
