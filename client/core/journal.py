"""The program's own log: what goes wrong goes to standard error, written by a thread, never by the loop."""

import logging
import logging.handlers
import queue
from collections.abc import Generator
from contextlib import contextmanager

RECORDS = 1_000
FORMAT = "%(asctime)s %(levelname)s %(message)s"


class _Patient(logging.handlers.QueueHandler):
    """Leaves records out while the other end does not keep up: a log must not stop the program."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's own name
        """Leave the record out."""


@contextmanager
def logging_aside(level: int = logging.ERROR) -> Generator[None]:
    """Log errors for the time of the block."""
    waiting: queue.Queue[logging.LogRecord] = queue.Queue(RECORDS)
    writer = logging.StreamHandler()
    writer.setFormatter(logging.Formatter(FORMAT))
    handler = _Patient(waiting)
    listener = logging.handlers.QueueListener(waiting, writer)
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    listener.start()
    try:
        yield
    finally:
        root.removeHandler(handler)
        listener.stop()
