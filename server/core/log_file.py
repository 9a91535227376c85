"""A rotating log file that goes on when it cannot be renamed, as where a reader holds it open on Windows."""

import contextlib
import logging
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

AGAIN = 60.0
"""Seconds until a file that could not be renamed is tried again."""


class LogFile(RotatingFileHandler):
    """Lines of JSON in files of `size` bytes, `kept` old ones beside the present.

    The present file is moved away first, and the others only once that has worked: else every try
    would shift them by one and lose the oldest. What cannot be moved grows, up to the room that all of
    them together may take; then lines are dropped.
    """

    def __init__(self, path: Path, size: int, kept: int) -> None:
        super().__init__(path, maxBytes=size, backupCount=kept, encoding="utf-8")
        self._again = 0.0

    def shouldRollover(self, record: logging.LogRecord) -> bool:  # noqa: N802 - logging's name
        return time.monotonic() >= self._again and bool(super().shouldRollover(record))

    def doRollover(self) -> None:  # noqa: N802 - logging's name
        if self.stream is not None:
            self.stream.close()
        present = Path(self.baseFilename)
        moved = present.with_name(present.name + ".0")
        try:
            present.replace(moved)
        except OSError:
            self._again = time.monotonic() + AGAIN
        else:
            self._shift(present, moved)
        self.stream = self._open()

    def _shift(self, present: Path, moved: Path) -> None:
        names = [moved, *(present.with_name(f"{present.name}.{n}") for n in range(1, self.backupCount + 1))]
        for older, newer in zip(reversed(names[1:]), reversed(names[:-1]), strict=True):
            with contextlib.suppress(OSError):  # one that is held open stays, and what was before it is lost
                newer.replace(older)

    def emit(self, record: logging.LogRecord) -> None:
        if time.monotonic() >= self._again or not self._crowded():
            super().emit(record)

    def _crowded(self) -> bool:
        return self.stream is not None and self.stream.tell() > self.maxBytes * self.backupCount

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """Say nothing: a log file on a full disk is no reason to fill the console with tracebacks."""
        del record
