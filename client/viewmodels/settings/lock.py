"""Unlocking: a password that is checked here, with longer and longer waits after wrong ones, and an end."""

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.tasks import Tasks
from client.viewmodels.counts import Counts

WAITS = (0.0, 1.0, 3.0, 8.0, 20.0)
"""Seconds before the next try, by how many were wrong."""
MOST = len(WAITS)
"""Wrong passwords after which this device is signed out."""


class LockModel(QObject):
    """`unlocked` tells that the password was right, `spent` that too many were wrong.

    `busy` tells that no password is taken just now, `waiting` that none is checked either.
    """

    changed = Signal()
    unlocked = Signal()
    spent = Signal()

    def __init__(
        self,
        check: Callable[[str], Awaitable[bool]],
        tries: int,
        keep_tries: Callable[[int], None],
        wait: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`tries` have been wrong until now; `keep_tries` hears of each further one."""
        super().__init__()
        self.name = ""
        self.busy = False
        self.waiting = False
        self.refusal = ""
        self._check = check
        self._tries = tries
        self._keep_tries = keep_tries
        self._wait = wait
        self._tasks = Tasks("lock")
        if tries:
            self._start(self._slow_down())

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    @property
    def over(self) -> bool:
        """Whether no password is tried any more, also while signing out does not succeed."""
        return self._tries >= MOST

    @property
    def complaint(self) -> str:
        """What is wrong, in the language of now; empty before the first wrong password."""
        if self.refusal or not self._tries:
            return self.refusal
        if self.over:
            return QCoreApplication.translate("Lock", "Too many wrong passwords. Signing out…")
        return Counts.tr("Wrong password. %n tries left.", "", MOST - self._tries)

    def unlock(self, password: str) -> None:
        """Try a password, unless a wait is not over yet."""
        if not self.busy and password and not self.over:
            self._start(self._unlock(password))

    def refuse(self, words: str) -> None:
        """Say why signing out did not succeed, until the next try."""
        self.refusal = words
        self.changed.emit()

    def _start(self, work: Awaitable[None]) -> None:
        self.busy = True
        self.refusal = ""
        self._tasks.start(self._do(work), "unlock")
        self.changed.emit()

    async def _do(self, work: Awaitable[None]) -> None:
        try:
            await work
        finally:
            self.busy = self.waiting = False
            self.changed.emit()

    async def _unlock(self, password: str) -> None:
        if await self._check(password):
            self._tries = 0
            self._keep_tries(0)
            self.unlocked.emit()
            return
        self._tries += 1
        self._keep_tries(self._tries)
        await self._slow_down()

    async def _slow_down(self) -> None:
        """Take a moment before the next try, or give up."""
        self.waiting = not self.over
        self.changed.emit()
        if self.over:
            self.spent.emit()
        else:
            await self._wait(WAITS[self._tries])
