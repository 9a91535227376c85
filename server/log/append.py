"""Appending: submissions gather in a batch, the batch is one job of the writer, then all are told."""

import asyncio
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from server.core.bus import Bus
from server.core.log import logger
from server.log.batch import Batch, PersonExists, everyone_refused
from server.log.publish import publish
from server.log.submission import Outcome, Submission
from server.store.connection import Connection
from server.store.conversations import Head
from server.store.database import Database
from server.store.errors import as_refusal
from shared.errors import ErrorCode, Refusal

SUBMISSIONS_WAITING = 20_000

_log = logger("log")


def unix_ms() -> int:
    """Return the wall clock in Unix ms."""
    return time.time_ns() // 1_000_000


class Log:
    """Where entries of all conversations are appended; the only writer of the log's tables.

    A submission is told its outcome only after the commit that holds it is on disk, and then the
    members' sessions are told the entry.
    """

    def __init__(
        self, database: Database, bus: Bus, person_exists: PersonExists, clock: Callable[[], int] = unix_ms
    ) -> None:
        self._database = database
        self._bus = bus
        self._person_exists = person_exists
        self._clock = clock
        self._heads: dict[bytes, Head] = {}
        self._lock = threading.Lock()
        self._gathering: Batch | None = None
        database.on_forget(self._heads.clear)

    def submit(self, submission: Submission) -> None:
        """Take a submission in, on the loop. Raises Refusal `server_busy` or `shutting_down`."""
        with self._lock:
            batch = self._gathering
            if batch is not None:
                if len(batch.submissions) >= SUBMISSIONS_WAITING:
                    raise Refusal(ErrorCode.SERVER_BUSY)
                batch.submissions.append(submission)
                return
            batch = Batch(self._heads, self._person_exists, [submission])
            self._gathering = batch
        try:
            self._database.submit(
                partial(self._write, batch), partial(self._written, batch), asyncio.get_running_loop()
            )
        except Refusal:
            with self._lock:
                self._gathering = None
            raise

    def _write(self, batch: Batch, connection: Connection) -> list[Outcome]:
        """In the writer thread: no more may join this batch from here on."""
        with self._lock:
            self._gathering = None
        return batch.write(connection, self._clock())

    def _written(self, batch: Batch, outcomes: Any, error: BaseException | None) -> None:
        """On the loop, after the commit."""
        if error is not None:
            _log.error("entries not written", count=len(batch.submissions), reason=str(error))
            refusal = as_refusal(error) if isinstance(error, Exception) else Refusal(ErrorCode.INTERNAL)
            everyone_refused(batch.submissions, refusal)
            return
        self._tell(batch.submissions, outcomes)

    def _tell(self, submissions: Sequence[Submission], outcomes: Sequence[Outcome]) -> None:
        for submission, outcome in zip(submissions, outcomes, strict=True):
            submission.told(outcome)
        publish(self._bus, submissions, outcomes)
