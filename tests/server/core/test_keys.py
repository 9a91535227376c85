"""Secret files: whole or not at all, for their owner alone."""

import os
from pathlib import Path

import pytest

from server.core.keys import make_key, read_key, write_secret
from server.core.lock import LockedError, hold


def test_a_key_is_read_as_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "store.key"
    key = make_key(path)
    assert len(key) == 32
    assert read_key(path) == key
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [b"", b"00", b"zz" * 32, "密钥".encode(), b"00" * 33])
def test_a_file_that_holds_no_key(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "store.key").write_bytes(content)
    with pytest.raises(ValueError):  # noqa: PT011 - the file's name is what the reader is told
        read_key(tmp_path / "store.key")


def test_a_failed_write_leaves_the_old_content_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret"
    write_secret(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_secret(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_lock_is_held_by_one_and_free_again(tmp_path: Path) -> None:
    path = tmp_path / "server.lock"
    with hold(path), pytest.raises(LockedError), hold(path):
        pass
    with hold(path):
        pass
