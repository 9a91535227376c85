"""A disk of its own in a file, whose content as of now can be put into another machine, so to speak.

What a process has written to a mounted image lies in the kernel's memory until it is synced or written back.
A copy of the image file holds only what has reached the disk: mounting the copy is waking up after a power
cut, with the file system's own recovery. Linux as root only.
"""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import pytest

SIZE = 64 * 1024 * 1024


def run(*command: str | Path) -> None:
    """Run a command of the system's; skip the test where it can't be."""
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip(f"{command[0]} cannot be used here: {done.stderr.strip()}")


def make(image: Path) -> Path:
    """Make an empty ext4 file system in a file; skip the test where that can't be."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mkfs.ext4") is None:
        pytest.skip("a disk image needs root on Linux, and e2fsprogs")
    with image.open("wb") as file:
        file.truncate(SIZE)
    run("mkfs.ext4", "-q", "-m", "0", image)
    return image


@contextlib.contextmanager
def mounted(image: Path, folder: Path) -> Generator[Path]:
    """Mount an image on a folder for a while."""
    folder.mkdir(parents=True, exist_ok=True)
    run("mount", "-o", "loop,nosuid,nodev,noexec", image, folder)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def what_reached_the_disk(image: Path, copy: Path) -> Path:
    """Copy an image as it is on its disk now; whoever writes to it should be stopped meanwhile."""
    subprocess.run(["cp", "--sparse=always", str(image), str(copy)], check=True)
    return copy
