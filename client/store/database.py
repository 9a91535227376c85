"""The encrypted database file: opened, migrated, and used by one thread of its own."""

import asyncio
import contextlib
import importlib.resources
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from sqlcipher3 import dbapi2 as sqlite

from client.store.errors import UNREADABLE, CacheNewer, CacheUnreadable, as_refusal, code_of

T = TypeVar("T")

Connection = sqlite.Connection

KEY_SIZE = 32


def migrations() -> list[str]:
    """Return the steps in order; the file names begin with their numbers."""
    folder = importlib.resources.files("client.store.migrations")
    files = sorted(
        (file for file in folder.iterdir() if file.name.endswith(".sql")), key=lambda one: one.name
    )
    return [file.read_text(encoding="utf-8") for file in files]


def connect(path: Path, key: bytes) -> Connection:
    """Open a file with a raw key and bring it to the present shape.

    Raises CacheUnreadable, CacheNewer, or the database's own error.
    """
    connection = sqlite.connect(str(path), isolation_level=None, check_same_thread=False, timeout=10)
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _migrate(connection)
    except sqlite.Error as error:
        connection.close()
        if code_of(error) in UNREADABLE:
            raise CacheUnreadable(str(error)) from error
        raise
    except BaseException:
        connection.close()
        raise
    return connection


def _migrate(connection: Connection) -> None:
    steps = migrations()
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(steps):
        raise CacheNewer(f"cache version {version}, this program knows {len(steps)}")
    for number in range(version, len(steps)):
        # In one transaction with its number: a crash leaves the step done or not begun.
        connection.executescript(
            f"BEGIN IMMEDIATE;\n{steps[number]}\nPRAGMA user_version = {number + 1};\nCOMMIT;"
        )


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be opened, with what belongs to it; return its new name."""
    mark = f".unreadable-{time.strftime('%Y%m%d-%H%M%S')}-{time.time_ns() % 1_000_000:06}"
    for suffix in ("-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(path.with_name(path.name + mark + suffix))
    aside = path.with_name(path.name + mark)
    path.rename(aside)
    return aside


class Database:
    """One connection in one thread; each piece of work is one transaction, on disk when it returns."""

    def __init__(self, connection: Connection, suspect: Path) -> None:
        self._connection = connection
        self._suspect = suspect
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="cache")

    async def run(self, work: Callable[[Connection], T]) -> T:
        """Do work in a transaction. Raises Refusal `storage_full` or `storage_failed`.

        Cancelled while it waits, the work does not begin; once begun it is done whole.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._transact, work)

    def _transact(self, work: Callable[[Connection], T]) -> T:
        connection = self._connection
        try:
            connection.execute("BEGIN IMMEDIATE")
            try:
                result = work(connection)
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
        except sqlite.Error as error:
            if code_of(error) in UNREADABLE:
                self._suspect.touch()  # the next start looks at every page first
            raise as_refusal(error) from error
        return result

    async def compact(self) -> None:
        """Give the room of what was deleted back to the disk; what is asked for meanwhile waits.

        Raises Refusal `storage_full` when there is no room for the copy that this makes first.
        """
        await asyncio.get_running_loop().run_in_executor(self._thread, self._compact)

    def _compact(self) -> None:
        try:
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite.Error as error:
            raise as_refusal(error) from error

    async def close(self) -> None:
        """Finish what was begun and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._thread, self._connection.close)
        self._thread.shutdown(wait=False)
