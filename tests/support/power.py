"""Power cuts for database files: a process that is killed also loses what it had written and not synced.

`kill -9` alone proves nothing about a disk: the kernel keeps what a dead process wrote. Processes started
with `Power.environment` keep a record of what each write replaced (see power.c); `Power.cut` rolls the files
back to their last sync, or, like a real disk, loses only some of the unsynced writes.
"""

import random
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SOURCE = Path(__file__).with_name("power.c")
RECORD = struct.Struct("=qqq")


class NoCompiler(Exception):
    """There is no C compiler, so power cuts can't be played through."""


def build(folder: Path) -> Path:
    """Compile the library that watches writes, once per folder; raise NoCompiler."""
    library = folder / "power.so"
    if library.exists():
        return library
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        raise NoCompiler("power cuts need a C compiler: apt-get install gcc libc6-dev")
    folder.mkdir(parents=True, exist_ok=True)
    fresh = folder / "power.so.new"
    flags = ["-O2", "-Wall", "-Werror", "-shared", "-fPIC"]
    subprocess.run([compiler, *flags, "-o", fresh, SOURCE, "-ldl", "-lpthread"], check=True)
    return fresh.replace(library)


@dataclass(frozen=True)
class Write:
    """One write since the last sync: where, how long the file was before, and what it replaced."""

    offset: int
    size_before: int
    replaced: bytes


@dataclass(frozen=True)
class Loss:
    """What a cut took away: unsynced writes there were, and how many of them are gone."""

    unsynced: int
    lost: int


class Power:
    """The power of the machine that runs one process with databases below `root`."""

    def __init__(self, root: Path, undo: Path, library: Path, sync_delay: float = 0.0) -> None:
        self.root = root.resolve()
        self._undo = undo
        self._library = library
        self._sync_delay = sync_delay
        undo.mkdir(parents=True, exist_ok=True)

    @property
    def environment(self) -> dict[str, str]:
        """What the process must be started with. A sync takes `sync_delay` seconds longer."""
        return {
            "LD_PRELOAD": str(self._library),
            "POWER_ROOT": str(self.root),
            "POWER_UNDO": str(self._undo),
            "POWER_DELAY": str(int(self._sync_delay * 1_000_000)),
        }

    def unsynced(self) -> dict[Path, list[Write]]:
        """Return the writes that no sync has made safe yet, by file, oldest first."""
        return {self._file_of(undo): list(_writes(undo)) for undo in sorted(self._undo.iterdir())}

    def cut(self, chance: random.Random | None = None) -> Loss:
        """Take the unsynced writes away once the process is dead: all, or those that `chance` picks.

        The shared memory file beside a WAL has never been on a disk and goes too.
        """
        unsynced = lost = 0
        for file, writes in self.unsynced().items():
            unsynced += len(writes)
            if file.exists():
                lost += _roll_back(file, writes, chance)
        for undo in self._undo.iterdir():
            undo.unlink()
        for shared in self.root.rglob("*.db-shm"):
            shared.unlink()
        return Loss(unsynced, lost)

    def _file_of(self, undo: Path) -> Path:
        return Path(str(self.root) + undo.name.replace("%", "/"))


def _writes(undo: Path) -> Iterator[Write]:
    data = undo.read_bytes()
    start = 0
    while start + RECORD.size <= len(data):
        offset, before, length = RECORD.unpack_from(data, start)
        start += RECORD.size
        if start + length > len(data):
            return  # killed while it was noted, so the write itself never began
        yield Write(offset, before, data[start : start + length])
        start += length


def _roll_back(file: Path, writes: list[Write], chance: random.Random | None) -> int:
    lost = 0
    with file.open("r+b", buffering=0) as disk:
        for write in reversed(writes):
            if chance is not None and chance.random() < 0.5:
                continue
            disk.seek(write.offset)
            disk.write(write.replaced)
            # A later write that reached the disk keeps the file as long as it made it.
            if chance is None:
                disk.truncate(write.size_before)
            lost += 1
    return lost
