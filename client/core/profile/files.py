"""Small files written whole or not at all."""

import os
import threading
from pathlib import Path


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file by new content on disk, readable by its owner alone; a crash leaves old or new."""
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


class WholeFile:
    """A small file of one owner, replaced as a whole by any of its threads.

    Whoever gives up waiting for a write does not stop it: the next one has to wait its turn.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()

    def write(self, data: bytes) -> None:
        """Replace it; blocking."""
        with self._turn:
            write_whole(self.path, data)
