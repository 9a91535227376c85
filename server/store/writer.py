"""The one thread that writes: jobs that wait together are committed together and told together."""

import asyncio
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from server.store.connection import Connection
from server.store.errors import store_error
from server.store.histogram import Histogram
from shared.errors import ErrorCode, Refusal

JOBS_WAITING = 10_000
JOBS_PER_COMMIT = 256
COMMIT_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)
COMMIT_JOBS = (1, 2, 4, 8, 16, 32, 64, 128, 256)

Work = Callable[[Connection], Any]
Told = Callable[[Any, BaseException | None], None]


@dataclass(slots=True)
class Job:
    """Work for the writer, and whom to tell: `told(result, error)` runs on `loop` after the commit."""

    work: Work
    loop: asyncio.AbstractEventLoop
    told: Told
    result: Any = None
    error: BaseException | None = None


class Commits:
    """What commits have cost so far: counted in the writer thread, once a commit, and read from others."""

    def __init__(self) -> None:
        self.seconds = Histogram(*COMMIT_SECONDS)
        self.jobs = Histogram(*COMMIT_JOBS)
        self.failed = 0


class Writer:
    """Runs jobs in a thread of its own, each as a savepoint of one transaction a group.

    Nobody is told of a result before the commit has returned, that is before the WAL is synced. When
    the commit fails, every job of the group has failed and none has left a trace.
    """

    def __init__(self, connection: Connection) -> None:
        self.commits = Commits()
        self._connection = connection
        self._jobs: deque[Job] = deque()
        self._wake = threading.Condition()
        self._stopping = False
        self._forget: list[Callable[[], None]] = []
        self._data_version = self._read_data_version()
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def on_forget(self, callback: Callable[[], None]) -> None:
        """Call `callback` in the writer thread whenever what was cached of the store may be untrue.

        That is after a rollback, and when another process has written to the database.
        """
        self._forget.append(callback)

    def submit(self, job: Job) -> None:
        """Queue a job; raises Refusal `server_busy` when too many wait, `shutting_down` after `stop`."""
        with self._wake:
            if self._stopping:
                raise Refusal(ErrorCode.SHUTTING_DOWN)
            if len(self._jobs) >= JOBS_WAITING:
                raise Refusal(ErrorCode.SERVER_BUSY)
            self._jobs.append(job)
            self._wake.notify()

    def stop(self) -> None:
        """Finish what is queued, then end the thread."""
        with self._wake:
            self._stopping = True
            self._wake.notify()
        self._thread.join()

    def _run(self) -> None:
        while group := self._next_group():
            self._commit_group(group)
            self._tell(group)

    def _next_group(self) -> list[Job]:
        with self._wake:
            while not self._jobs and not self._stopping:
                self._wake.wait()
            count = min(len(self._jobs), JOBS_PER_COMMIT)
            return [self._jobs.popleft() for _ in range(count)]

    @property
    def waiting(self) -> int:
        """How many jobs wait."""
        return len(self._jobs)

    def _commit_group(self, group: Sequence[Job]) -> None:
        begun = perf_counter()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            self._notice_others()
            for job in group:
                self._run_job(job)
            self._connection.execute("COMMIT")
            self.commits.seconds.add(perf_counter() - begun)
            self.commits.jobs.add(len(group))
        except sqlcipher.Error as error:
            self.commits.failed += 1
            self._abandon(group, store_error(error))

    def _run_job(self, job: Job) -> None:
        self._connection.execute("SAVEPOINT job")
        try:
            job.result = job.work(self._connection)
        except sqlcipher.Error as error:
            job.error = store_error(error)
        except Exception as error:  # noqa: BLE001 - whatever a job raises is its asker's, not the group's
            job.error = error
        if job.error is not None:
            self._roll_back_job(job.error)
        if self._connection.in_transaction:
            self._connection.execute("RELEASE job")

    def _roll_back_job(self, error: BaseException) -> None:
        if not self._connection.in_transaction:
            raise sqlcipher.OperationalError(str(error))  # SQLite gave the whole transaction up
        self._connection.execute("ROLLBACK TO job")
        if not isinstance(error, Refusal):
            self._forget_all()

    def _abandon(self, group: Sequence[Job], error: Exception) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")
        self._forget_all()
        for job in group:
            job.error = job.error or error

    def _notice_others(self) -> None:
        """Another process (the command line) has committed since: whatever is cached here is suspect."""
        version = self._read_data_version()
        if version != self._data_version:
            self._data_version = version
            self._forget_all()

    def _read_data_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _forget_all(self) -> None:
        for callback in self._forget:
            callback()

    def _tell(self, group: Sequence[Job]) -> None:
        by_loop: dict[asyncio.AbstractEventLoop, list[Job]] = {}
        for job in group:
            by_loop.setdefault(job.loop, []).append(job)
        for loop, jobs in by_loop.items():
            try:
                loop.call_soon_threadsafe(_tell_jobs, jobs)
            except RuntimeError:
                continue  # the loop is closed: its askers are gone, what they asked for is on disk


def _tell_jobs(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job.told(job.result, job.error)
