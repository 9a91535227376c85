"""What this device keeps on its disk: how much it is, and taking old history off."""

import asyncio
from pathlib import Path
from typing import Protocol

from client.store import trimming
from client.store.database import Database


class Files(Protocol):
    """What this needs of the files of messages."""

    @property
    def size(self) -> int: ...

    async def clear(self) -> int: ...


class StorageService:
    """Looks after the cache's file. Commands raise Refusal."""

    def __init__(self, database: Database, file: Path, files: Files) -> None:
        self._database = database
        self._file = file
        self._files = files

    async def size(self) -> int:
        """Return how many bytes the cache takes, with what belongs to it, and files of messages."""
        return await asyncio.to_thread(self._measure) + self._files.size

    def _measure(self) -> int:
        sizes = 0
        for suffix in ("", "-wal", "-shm"):
            try:
                sizes += self._file.with_name(self._file.name + suffix).stat().st_size
            except OSError:
                continue  # the database makes and removes the latter two as it likes
        return sizes

    async def trim(self) -> int:
        """Take old history and files off this device; return how many entries went.

        The newest of every conversation, what is not sent, drafts and one's own state stay.
        """
        await self._files.clear()
        gone = await self._database.run(trimming.trim)
        await self._database.compact()
        return gone
