"""What of a server is measured on its disk, and seldom enough."""

import asyncio
import os
import shutil
import time
from dataclasses import dataclass, replace
from pathlib import Path

from server.store.database import Database
from server.store.entries import last_position

BLOBS_EVERY = 600.0
"""Seconds between two walks through the folder of attachments, which may hold very many."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures of the disk; `walked` is when attachments were counted, on the monotonic clock."""

    entries: int = 0
    database: int = 0
    blobs: int = 0
    blob_bytes: int = 0
    free: int = 0
    walked: float | None = None

    async def again(self, database: Database, blobs: Path) -> "Measured":
        """Return the figures as they are now, those of attachments perhaps a few minutes old."""
        entries = await database.read(last_position)
        found = await asyncio.to_thread(self._look, database.path, blobs)
        return replace(found, entries=max(entries, self.entries))

    def _look(self, database: Path, blobs: Path) -> "Measured":
        files = (database, database.with_name(database.name + "-wal"))
        size = sum(path.stat().st_size for path in files if path.exists())
        free = shutil.disk_usage(database.parent).free
        now = time.monotonic()
        if self.walked is not None and now - self.walked < BLOBS_EVERY:
            return replace(self, database=size, free=free)
        sizes = [entry.stat().st_size for folder in blobs.glob("??") for entry in os.scandir(folder)]
        return replace(self, database=size, free=free, blobs=len(sizes), blob_bytes=sum(sizes), walked=now)
