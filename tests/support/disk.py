"""A disk small enough to fill, for tests of what happens when there is no room."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest


@contextlib.contextmanager
def tmpfs(folder: Path, size: int) -> Generator[Path]:
    """Mount a file system of `size` bytes on a folder for a while; skip the test where that can't be.

    Linux as root only. The mount is taken away lazily, so that an open file keeps no test from ending.
    """
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("mounting a tmpfs needs root on Linux")
    folder.mkdir(parents=True, exist_ok=True)
    options = f"size={size},mode=0700,nosuid,nodev,noexec"
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "linxin-test", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    if mounted.returncode != 0:
        pytest.skip(f"no tmpfs can be mounted here: {mounted.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path, leave: int = 0) -> Path:
    """Fill the disk below a folder up to `leave` bytes; return the file that does it, to be deleted."""
    ballast = folder / "ballast"
    free = os.statvfs(folder)
    rest = free.f_bavail * free.f_frsize - leave
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while rest > 0:
            rest -= file.write(bytes(min(rest, 1 << 20)))
    return ballast
