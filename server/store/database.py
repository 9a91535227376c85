"""The database: one writer with group commit, readers beside it, and the check at start."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from sqlcipher3 import dbapi2 as sqlcipher

from server.store.connection import Connection, connect
from server.store.errors import StoreError, StoreFault, store_error
from server.store.migrate import migrate
from server.store.writer import Commits, Job, Told, Work, Writer
from shared.errors import ErrorCode, Refusal

T = TypeVar("T")

READS_WAITING = 2_000


class Database:
    """An open store. Writes go through `write`, which returns after the commit is synced to disk."""

    def __init__(self, path: Path, key: bytes, connection: Connection, readers: int) -> None:
        self.path = path
        self._key = key
        self._connection = connection
        self._writer = Writer(connection)
        self._pool = ThreadPoolExecutor(readers, "store-reader")
        self._local = threading.local()
        self._readers: list[Connection] = []
        self._waiting = 0

    @classmethod
    def open(cls, path: Path, key: bytes, *, readers: int = 2, create: bool = False) -> Self:
        """Open a store and bring it to the present schema.

        Raises StoreError: `missing`, `wrong_key`, `newer_version`, `full`, `damaged` or `failed`.
        """
        if not create and not path.exists():
            raise StoreError(StoreFault.MISSING, path.name)
        connection = connect(path, key, writable=True)
        try:
            migrate(connection)
        except sqlcipher.Error as error:
            connection.close()
            raise store_error(error) from error
        except StoreError:
            connection.close()
            raise
        return cls(path, key, connection, readers)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Looked at by whoever measures

    @property
    def commits(self) -> Commits:
        """What commits have cost so far."""
        return self._writer.commits

    @property
    def jobs_waiting(self) -> int:
        """How many writes wait for the writer thread."""
        return self._writer.waiting

    @property
    def reads_waiting(self) -> int:
        """How many reads are under way or wait for a reader thread."""
        return self._waiting

    # Writing

    async def write(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in the writer thread as one savepoint of a group commit.

        Returns after the commit is on disk. Whatever `work` raises rolls back only its own
        changes and is raised here; a failed commit raises StoreError.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def told(result: T, error: BaseException | None) -> None:
            if future.cancelled():
                return
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        self.submit(work, told, loop)
        return await future

    def submit(self, work: Work, told: Told, loop: asyncio.AbstractEventLoop) -> None:
        """Queue `work`; `told(result, error)` is called on `loop` after its commit. For hot paths."""
        self._writer.submit(Job(work, loop, told))

    def on_forget(self, callback: Callable[[], None]) -> None:
        """Call `callback` in the writer thread whenever a cache of the store's content may be untrue."""
        self._writer.on_forget(callback)

    def write_now(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a transaction of its own and wait; for the command line, which has no loop."""
        connection = connect(self.path, self._key, writable=True)
        try:
            connection.execute("BEGIN IMMEDIATE")
            result = work(connection)
            connection.execute("COMMIT")
        except sqlcipher.Error as error:
            raise store_error(error) from error
        finally:
            connection.close()  # which rolls an unfinished transaction back
        return result

    # Reading

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work` in a reader thread on one snapshot; raises Refusal `server_busy` under overload."""
        if self._waiting >= READS_WAITING:
            raise Refusal(ErrorCode.SERVER_BUSY)
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, self.read_now, work)
        finally:
            self._waiting -= 1

    def read_now(self, work: Callable[[Connection], T]) -> T:
        """Run `work` on a snapshot in the calling thread; raises StoreError."""
        connection = self._reader()
        try:
            connection.execute("BEGIN")
            try:
                return work(connection)
            finally:
                connection.execute("COMMIT")
        except sqlcipher.Error as error:
            raise store_error(error) from error

    def _reader(self) -> Connection:
        connection: Any = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.path, self._key, writable=False)
            self._local.connection = connection
            self._readers.append(connection)
        return connection

    def close(self) -> None:
        """Finish queued writes and close; the last to close a file folds its WAL into it."""
        self._writer.stop()
        self._pool.shutdown()
        for reader in self._readers:
            reader.close()
        self._connection.close()
