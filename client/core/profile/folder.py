"""The folder of one profile: who may use it, where it lies, and that only one process does."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import platformdirs

from shared.errors import ErrorCode, Refusal

DEFAULT = "default"
NAME_LENGTH = 40


def home() -> Path:
    """Return the folder of all profiles: `LINXIN_HOME`, or where this system keeps a program's data."""
    chosen = os.environ.get("LINXIN_HOME")
    return Path(chosen) if chosen else platformdirs.user_data_path("Linxin", appauthor=False)


class Profile:
    """One person's folder on this machine, held for this process while it is open."""

    def __init__(self, name: str = DEFAULT, root: Path | None = None) -> None:
        plain = name.replace("-", "").replace("_", "")
        if not plain.isalnum() or len(name) > NAME_LENGTH:
            raise Refusal(ErrorCode.BAD_MESSAGE, part="profile")
        self.name = name
        self.folder = (root or home()) / "profiles" / name
        self._lock: IO[bytes] | None = None

    def open(self) -> None:
        """Make the folder and hold it; raises Refusal `not_allowed` (reason ``profile_in_use``)."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (self.folder / "lock").open("ab")
        try:
            _hold(lock)
        except OSError as error:
            lock.close()
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="profile_in_use", profile=self.name) from error
        self._lock = lock

    def close(self) -> None:
        """Let another process use the folder."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


# The system gives a lock up when its process ends, however it ends: a killed client locks nobody out.
if sys.platform == "win32":
    import msvcrt

    def _hold(lock: IO[bytes]) -> None:
        msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _hold(lock: IO[bytes]) -> None:
        fcntl.flock(lock.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
