"""What a person sees: headings, steps that take their time, and failures that say what to do."""

import io
import sys
import time
from types import TracebackType
from typing import Self, TextIO


class Trouble(Exception):
    """Something a person has to put right; its text says what and how."""


def use_any_characters() -> None:
    """Let a console of a narrow code page print what it can instead of raising."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace", line_buffering=True)


def say(text: str = "") -> None:
    """Print one line at once, in order with what child processes print."""
    print(text, flush=True)


def heading(text: str) -> None:
    """Print the title of a section."""
    say(f"\n── {text} " + "─" * max(3, 74 - len(text)))


class Counting:
    """A line that counts up: rewritten in place on a terminal, printed now and then elsewhere."""

    def __init__(self, title: str, total: int, out: TextIO | None = None) -> None:
        self.title = title
        self.total = total
        self.done = 0
        self._out = out or sys.stdout
        self._live = self._out.isatty()
        self._started = time.monotonic()
        self._shown = 0.0

    def step(self, what: str) -> None:
        """Count one more and show what it is."""
        self.done = min(self.done + 1, self.total)
        now = time.monotonic()
        if self._live:
            self._out.write(f"\r\x1b[K  {self.title} {self.done}/{self.total}  {what[:60]}")
        elif now - self._shown > 3:
            self._out.write(f"  {self.title} {self.done}/{self.total}  {what}\n")
            self._shown = now
        self._out.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        start = "\r\x1b[K" if self._live else ""
        end = "done" if kind is None else "failed"
        self._out.write(f"{start}  {self.title}: {end} after {time.monotonic() - self._started:.1f} s\n")
        self._out.flush()
