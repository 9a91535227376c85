"""Lines in and out of this process: read and written by threads, so that a slow other end stops nobody."""

import asyncio
import contextlib
import os
import queue
import threading
from collections.abc import AsyncIterator, Callable

LINES_READ = 100
LINES_WAITING = 10_000
CHUNK = 65536
FLUSH_WAIT = 5.0


class TooLong(Exception):
    """A line was longer than allowed; it has been skipped to its end."""


class LineReader:
    """Reads lines from a file descriptor, each at most `limit` bytes."""

    def __init__(self, descriptor: int, limit: int) -> None:
        self._descriptor = descriptor
        self._limit = limit
        self._lines: asyncio.Queue[bytes | TooLong | None] = asyncio.Queue(LINES_READ)
        self._loop = asyncio.get_running_loop()
        # A daemon: a read that never returns must not keep the process from ending.
        self._thread = threading.Thread(target=self._read, name="stdin", daemon=True)

    async def lines(self) -> AsyncIterator[bytes | TooLong]:
        """Yield lines without their end until the other end closes."""
        self._thread.start()
        while (line := await self._lines.get()) is not None:
            yield line

    def _read(self) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody listens any more
            rest = b""
            skipping = False
            while chunk := self._chunk():
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    too_long = skipping or len(line) > self._limit
                    self._put(TooLong() if too_long else line.rstrip(b"\r"))
                    skipping = False
                if len(rest) > self._limit:
                    rest, skipping = b"", True
            if rest or skipping:
                self._put(TooLong() if skipping else rest)
            self._put(None)

    def _chunk(self) -> bytes:
        try:
            return os.read(self._descriptor, CHUNK)
        except OSError:
            return b""

    def _put(self, line: bytes | TooLong | None) -> None:
        asyncio.run_coroutine_threadsafe(self._lines.put(line), self._loop).result()


class LineWriter:
    """Writes lines to a file descriptor, in order, without making the loop wait."""

    def __init__(self, descriptor: int, closed: Callable[[], None]) -> None:
        self._descriptor = descriptor
        self._closed = closed
        self._loop = asyncio.get_running_loop()
        self._lines: queue.Queue[bytes | None] = queue.Queue(LINES_WAITING)
        self._thread = threading.Thread(target=self._write, name="stdout", daemon=True)
        self._thread.start()

    def write(self, line: bytes) -> bool:
        """Queue a line; False when the other end reads too slowly and the line was left out."""
        try:
            self._lines.put_nowait(line + b"\n")
        except queue.Full:
            return False
        return True

    async def close(self) -> None:
        """Write what is queued, as far as the other end takes it."""
        with contextlib.suppress(queue.Full):
            self._lines.put_nowait(None)
            await asyncio.to_thread(self._thread.join, FLUSH_WAIT)

    def _write(self) -> None:
        try:
            while (line := self._lines.get()) is not None:
                data = memoryview(line)
                while data:
                    data = data[os.write(self._descriptor, data) :]
        except OSError:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._closed)
