"""The end of the window as the system tells it: a signal, the session's end, a display that is gone."""

import asyncio
import contextlib
import faulthandler
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from types import FrameType

import qasync
from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from shared.errors import Refusal

SIGNALS = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK") if hasattr(signal, name)
)
CLOSING = 10.0
"""Seconds for an orderly end that is asked for from outside; by then everything worth keeping is on disk."""
ROUND = 0.005
LEFT = b"\0"
"""What the watch is told when the work is done; signals tell their number, which is never 0."""
BROKEN = "connection broke"
"""What Qt says in all versions when the X server or the compositor has gone."""


def _nothing() -> None:
    """Take a step."""


class Ending(QObject):
    """Hears what ends the program from outside, and has it end in order. Close it at the end."""

    def __init__(self, application: QApplication, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self.code = 0
        self.display_lost = False
        self._leave: Callable[[], object] | None = None
        self._told, self._wake = socket.socketpair()
        self._wake.setblocking(False)
        self._closed = threading.Event()
        self._watch = threading.Thread(target=self._wait_for_signal, name="signals", daemon=True)
        self._watch.start()
        self._former_wake = signal.set_wakeup_fd(self._wake.fileno(), warn_on_full_buffer=False)
        self._former = {number: signal.signal(number, self._signalled) for number in SIGNALS}
        application.commitDataRequest.connect(self._session_ends)
        self._former_words = qInstallMessageHandler(self._qt_says)

    def leads_to(self, leave: Callable[[], object]) -> None:
        """Say what begins an orderly end; it may be called more than once."""
        self._leave = leave

    def close(self) -> None:
        """Hear no more."""
        self._closed.set()
        signal.set_wakeup_fd(self._former_wake)
        for number, former in self._former.items():
            signal.signal(number, former)
        self._wake.close()
        self._watch.join()
        self._told.close()
        qInstallMessageHandler(self._former_words)

    def _wait_for_signal(self) -> None:
        """Have Python look at a signal, and see that the end it asks for comes.

        Python sees signals between two of its own steps, and while nothing happens Qt takes none. A call
        into the desktop that is not answered would hold the end up; what was written is on disk.
        """
        told = self._told.recv(1)
        if told:
            self._soon(_nothing)
            if not self._closed.wait(CLOSING):
                faulthandler.dump_traceback()
                os._exit(128 + told[0] if told != LEFT else self.code)

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        self.code = 128 + number
        self.begin()

    def _session_ends(self, _session: QSessionManager) -> None:
        self.begin()

    def begin(self) -> None:
        """Begin an orderly end at the loop's next turn; once more changes nothing."""
        if self._leave is not None:
            self._soon(self._leave)

    def _soon(self, step: Callable[[], object]) -> None:
        """Take a step in the loop, if it still turns."""
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(step)

    def over(self) -> None:
        """See that the process ends from here on, also where nobody asked for it from outside."""
        self._wake.send(LEFT)

    def _qt_says(self, _kind: QtMsgType, _context: QMessageLogContext, words: str) -> None:
        if BROKEN in words:
            self.display_lost = True
        elif not self.display_lost:
            sys.stderr.write(words + "\n")


def run_to_the_end(
    loop: qasync.QEventLoop, work: Coroutine[object, object, None], ending: Ending
) -> Refusal | None:
    """Run until the work is done; return why it refused. Raises TimeoutError when it does not end.

    Without a display Qt's own loop ends, and ends again at once whenever it is started: then it is
    started again and again, until everything is closed.
    """
    over: asyncio.Future[Refusal | None] = loop.create_future()
    try:
        loop.run_until_complete(_tell_end(work, ending, over))
    except RuntimeError:
        if over.done():
            raise
    if not over.done():
        ending.begin()
    deadline = time.monotonic() + CLOSING
    while not over.done():
        if time.monotonic() > deadline:
            raise TimeoutError
        loop.run_forever()
        time.sleep(ROUND)
    return over.result()


async def _tell_end(
    work: Coroutine[object, object, None], ending: Ending, over: "asyncio.Future[Refusal | None]"
) -> None:
    """Do the work; until it says better, an end asked for cancels it."""
    task = asyncio.current_task()
    if task is not None:
        ending.leads_to(task.cancel)
    refusal = None
    try:
        await work
    except asyncio.CancelledError:
        pass
    except Refusal as error:
        refusal = error
    finally:
        over.set_result(refusal)
