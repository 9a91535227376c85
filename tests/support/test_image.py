"""A copy of a disk image holds what was synced, and not what the kernel still keeps for itself."""

import os
from pathlib import Path

from tests.support import image


def test_only_what_was_synced_has_reached_the_disk(tmp_path: Path) -> None:
    disk = image.make(tmp_path / "disk")
    with image.mounted(disk, tmp_path / "now") as folder:
        for name, synced in (("kept", True), ("lost", False)):
            file = os.open(folder / name, os.O_WRONLY | os.O_CREAT)
            os.write(file, b"words")
            if synced:
                os.fsync(file)
            os.close(file)
        directory = os.open(folder, os.O_RDONLY)
        os.fsync(directory)
        os.close(directory)
        copy = image.what_reached_the_disk(disk, tmp_path / "copy")
    with image.mounted(copy, tmp_path / "later") as folder:
        assert (folder / "kept").read_bytes() == b"words"
        lost = folder / "lost"
        assert not lost.exists() or lost.read_bytes() == b""
