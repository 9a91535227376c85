"""Appending: submissions gather in a batch, the batch is one job of the writer, then all are told."""

import asyncio
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from server.core.bus import Bus
from server.core.clock import Clock, wall_clock
from server.core.log import logger
from server.core.rates import RateOfEach
from server.log.batch import Batch, everyone_refused
from server.log.checks import Checks
from server.log.desk import Desk, Sign
from server.log.publish import publish, publish_desk
from server.log.submission import Outcome, Submission
from server.log.withheld import Withheld
from server.store.connection import Connection
from server.store.conversations import Head
from server.store.errors import as_refusal
from server.store.histogram import Histogram
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal

T = TypeVar("T")

SUBMISSIONS_WAITING = 20_000
GROUP_DELAY = 0.003
"""Seconds a group is held back under load; compare PostgreSQL's commit_delay and commit_siblings."""
BUSY_GROUP = 64
LARGE_GROUP = 1024
MEMBERS_IN_MEMORY = 500_000
"""Memberships kept with the heads of conversations: some 150 MB. Few groups have many, but they can."""
WEIGHED_EVERY = 64
"""Batches between two looks at how many they are."""
SIZES = (1, 4, 16, 64, 256, 1024, 4096)
SECONDS = (0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0)

_log = logger("log")


class Log:
    """Where entries of all conversations are appended; the only writer of the log's tables.

    A submission is told its outcome only after the commit that holds it is on disk, and then the
    members' sessions are told the entry. One batch is written at a time, and what arrives meanwhile
    gathers for the next. Under load the next is held back a moment, since what a commit costs is
    the pages it touches, and larger groups touch fewer for each entry.
    """

    def __init__(
        self,
        store: Store,
        bus: Bus,
        checks: Checks,
        sign: Sign,
        clock: Clock = wall_clock,
        withheld: Withheld | None = None,
    ) -> None:
        self._store = store
        self._bus = bus
        self._checks = checks
        self._sign = sign
        self._clock = clock
        self._withheld = withheld or Withheld()
        self._member_changes = RateOfEach(limits.MEMBER_CHANGES_PER_SECOND, limits.MEMBER_CHANGES)
        self._heads: dict[bytes, Head] = {}
        self._weigh_in = WEIGHED_EVERY
        self._gathering: list[Submission] = []
        self._writing = 0
        self._last = 0
        self._due: asyncio.Handle | None = None
        self._told = asyncio.Event()
        self._begun = 0.0
        self.sizes = Histogram(*SIZES)
        """How many entries were appended together, and how long that took, for whoever measures."""
        self.seconds = Histogram(*SECONDS)
        store.on_forget(self._forget)

    def submit(self, submission: Submission) -> None:
        """Take a submission in, on the loop. Raises Refusal `server_busy` when too many wait."""
        gathering = self._gathering
        if len(gathering) >= SUBMISSIONS_WAITING:
            raise Refusal(ErrorCode.SERVER_BUSY)
        gathering.append(submission)
        if not self._writing and (self._due is None or len(gathering) >= LARGE_GROUP):
            self._plan(len(gathering))

    async def act(self, work: Callable[[Connection, Desk], T]) -> T:
        """Run `work` as one transaction that may append in the organisation's name; then tell of it all.

        What `work` raises takes back its changes and is raised here, as by `Store.write`.
        """
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()

        def told(result: tuple[T, Desk] | None, error: BaseException | None) -> None:
            # Told in the turn of the loop that the commit is: entries of later groups come after.
            if error is None and result is not None:
                publish_desk(self._bus, result[1])
            if done.cancelled():
                return
            if error is not None:
                done.set_exception(error)
            elif result is not None:
                done.set_result(result[0])

        self._store.submit(partial(self._act, work), told, loop)
        return await done

    def _act(self, work: Callable[[Connection, Desk], T], connection: Connection) -> tuple[T, Desk]:
        """In the writer thread. What is known of heads would be ahead of the log after a refusal.

        Not so when nothing had been done yet: whoever asks for what is refused must not have all
        conversations read anew.
        """
        desk = Desk(connection, self._heads, self._checks, self._sign, self._clock())
        try:
            return work(connection, desk), desk
        except BaseException as error:
            if desk.used or not isinstance(error, Refusal):
                self._forget()
            else:
                self._checks.forget()
            raise

    def _forget(self) -> None:
        self._heads.clear()
        self._checks.forget()
        self._withheld.forget()

    @property
    def waiting(self) -> int:
        """How many submissions are not on disk yet."""
        return len(self._gathering) + self._writing

    async def drain(self) -> None:
        """Wait until everything taken in so far is on disk and told."""
        while self._gathering or self._writing:
            self._write()
            await self._told.wait()

    def _plan(self, waiting: int) -> None:
        """Write soon: after this turn of the loop, under load a little later, or now if many wait."""
        loop = asyncio.get_running_loop()
        if waiting >= LARGE_GROUP:
            self._write()
        elif self._due is None:
            busy = self._last >= BUSY_GROUP
            self._due = loop.call_later(GROUP_DELAY, self._write) if busy else loop.call_soon(self._write)

    def _write(self) -> None:
        """Hand what has gathered to the writer thread as one job."""
        if self._due is not None:
            self._due.cancel()
            self._due = None
        submissions, self._gathering = self._gathering, []
        if not submissions or self._writing:
            self._gathering = submissions
            return
        self._writing = self._last = len(submissions)
        self._begun = time.perf_counter()
        self._told.clear()
        batch = Batch(self._heads, self._checks, submissions, self._withheld, self._member_changes)
        work, told = partial(self._run, batch), partial(self._written, submissions)
        try:
            self._store.submit(work, told, asyncio.get_running_loop())
        except Refusal as refusal:
            self._written(submissions, None, refusal)

    def _run(self, batch: Batch, connection: Connection) -> list[Outcome]:
        """In the writer thread."""
        self._weigh_in -= 1
        if self._weigh_in <= 0:
            self._weigh_in = WEIGHED_EVERY
            if sum(len(head.members) for head in self._heads.values()) > MEMBERS_IN_MEMORY:
                self._heads.clear()
        return batch.write(connection, self._clock())

    def _written(self, submissions: Sequence[Submission], outcomes: Any, error: BaseException | None) -> None:
        """On the loop, after the commit."""
        self._writing = 0
        self.sizes.add(len(submissions))
        if error is None:
            self._tell(submissions, outcomes)
        else:
            _log.error("entries not written", count=len(submissions), reason=str(error))
            refusal = as_refusal(error) if isinstance(error, Exception) else Refusal(ErrorCode.INTERNAL)
            everyone_refused(submissions, refusal)
        self.seconds.add(time.perf_counter() - self._begun)
        self._told.set()
        if self._gathering:
            self._plan(len(self._gathering))

    def _tell(self, submissions: Sequence[Submission], outcomes: Sequence[Outcome]) -> None:
        for submission, outcome in zip(submissions, outcomes, strict=True):
            submission.told(outcome)
        publish(self._bus, submissions, outcomes)
