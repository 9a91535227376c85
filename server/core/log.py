"""Structured logs to console and a rotating file; never message text, passwords, tokens or keys.

Writing happens in a thread of its own, so that a slow disk never holds up the event loop.
"""

import contextlib
import logging
import os
import queue
import sys
from collections.abc import MutableMapping
from logging.handlers import QueueHandler, QueueListener
from pathlib import Path
from typing import TextIO

import structlog

from server.core.journal import for_journal, goes_to_journal
from server.core.log_file import LogFile

FILE_SIZE = 10 * 1024 * 1024
FILES_KEPT = 5
LINES_WAITING = 10_000

QUIET = {
    "websockets": "WARNING",
    "asyncio": "WARNING",
    # It warns of every malformed request: a stranger could fill the log with them.
    "uvicorn": "ERROR",
    # Likewise of every packet it can't read.
    "zeroconf": "ERROR",
}

SECRETS = frozenset(
    {
        "password",
        "old",
        "new",
        "token",
        "proof",
        "nonce",
        "key",
        "secret",
        "text",
        "body",
        "signature",
        "draft",
    }
)

EventDict = MutableMapping[str, object]
Logger = structlog.stdlib.BoundLogger


def logger(name: str) -> Logger:
    """Return the logger of one room of the server; call it with an event's name and its facts."""
    made: Logger = structlog.stdlib.get_logger(name)
    return made


def withhold_secrets(_logger: object, _method: str, event: EventDict) -> EventDict:
    """Take the values of telling names out of an event, and name bytes by their length alone."""
    for name, value in event.items():
        if name in SECRETS:
            event[name] = "(withheld)"
        elif isinstance(value, bytes):
            # Ids have sixteen bytes and are what support asks for; whatever else is binary stays out.
            event[name] = value.hex() if len(value) == 16 else f"({len(value)} bytes)"
    return event


class _Drop(QueueHandler):
    """Hands lines to the writing thread; when it cannot follow, drops them instead of waiting."""

    def enqueue(self, record: logging.LogRecord) -> None:
        try:
            self.queue.put_nowait(record)
        except queue.Full:
            return

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        # The event is a dict that only structlog's formatter understands: it travels as it is.
        return record


class Logging:
    """The process's logging, set up by `start` and emptied by `stop`."""

    def __init__(self, level: str, file: Path | None, console: TextIO = sys.stderr) -> None:
        lines: queue.Queue[logging.LogRecord] = queue.Queue(LINES_WAITING)
        handlers: list[logging.Handler] = [self._console(console)]
        if file is not None:
            handlers.append(self._file(file))
        self._handlers = handlers
        self._queued = _Drop(lines)
        self._listener = QueueListener(lines, *handlers)
        self._level = level.upper()
        self._before: dict[str, int] = {}

    @staticmethod
    def _console(console: TextIO) -> logging.Handler:
        handler = logging.StreamHandler(console)
        if goes_to_journal(console, os.environ):
            handler.setFormatter(_formatter(for_journal))
        else:
            handler.setFormatter(_formatter(structlog.dev.ConsoleRenderer(colors=console.isatty())))
        return handler

    @staticmethod
    def _file(file: Path) -> logging.Handler:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handler = LogFile(file, FILE_SIZE, FILES_KEPT)
        handler.setFormatter(_formatter(structlog.processors.JSONRenderer(ensure_ascii=False)))
        return handler

    def start(self) -> None:
        structlog.configure(
            processors=[
                structlog.stdlib.filter_by_level,
                *_common(),
                structlog.processors.format_exc_info,
                structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
            ],
            logger_factory=structlog.stdlib.LoggerFactory(),
            wrapper_class=structlog.stdlib.BoundLogger,
            cache_logger_on_first_use=False,
        )
        logging.getLogger().addHandler(self._queued)
        for name, level in {"": self._level, **QUIET}.items():
            self._before[name] = logging.getLogger(name).level
            logging.getLogger(name).setLevel(level)
        self._listener.start()

    def stop(self) -> None:
        """Write what is waiting, close the files, and leave logging as it was before."""
        structlog.reset_defaults()
        logging.getLogger().removeHandler(self._queued)
        for name, level in self._before.items():
            logging.getLogger(name).setLevel(level)
        self._listener.stop()
        for handler in self._handlers:
            with contextlib.suppress(OSError):  # a full disk takes no last line, and must not fail the end
                handler.close()


def _common() -> list[structlog.typing.Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        withhold_secrets,
    ]


def _formatter(renderer: structlog.typing.Processor) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_common(),
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
