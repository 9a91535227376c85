"""Where a person types and reads: a line editor whose line arriving words do not tear, or plain lines."""

import asyncio
import os
import sys
import unicodedata
from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from prompt_toolkit import PromptSession
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.patch_stdout import patch_stdout

from client.terminal.pipes import LineReader, LineWriter, TooLong

LINE = 64 * 1024
DIRECTIONS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class Console(Protocol):
    """Asks for lines and shows lines."""

    async def ask(self, prompt: str, *, secret: bool = False) -> str | None:
        """Return a line, or None at the end of input."""
        ...

    def show(self, text: str) -> None: ...

    async def close(self) -> None: ...


class EditingConsole:
    """A real terminal: editing, ↑ for earlier lines, passwords not shown."""

    def __init__(self) -> None:
        self._session: PromptSession[str] = PromptSession(history=InMemoryHistory())
        # Passwords are asked for by another session: they are no history.
        self._secrets: PromptSession[str] = PromptSession(is_password=True)

    async def ask(self, prompt: str, *, secret: bool = False) -> str | None:
        session = self._secrets if secret else self._session
        try:
            return await session.prompt_async(prompt)
        except (EOFError, KeyboardInterrupt):
            return None

    def show(self, text: str) -> None:
        sys.stdout.write(safe(text) + "\n")

    async def close(self) -> None:
        """Nothing is held open."""


class PlainConsole:
    """Input or output is no terminal: lines in, lines out."""

    def __init__(self, stdin: int, stdout: int) -> None:
        self._ended = asyncio.Event()
        self._lines = LineReader(stdin, LINE).lines()
        self._writer = LineWriter(stdout, self._ended.set)

    async def ask(self, prompt: str, *, secret: bool = False) -> str | None:  # noqa: ARG002 - nothing is echoed
        if prompt.strip() and not prompt.endswith("> "):
            self.show(prompt)
        async for line in self._lines:
            if not isinstance(line, TooLong):
                return line.decode("utf-8", "replace")
        return None

    def show(self, text: str) -> None:
        self._writer.write(safe(text).encode())

    async def close(self) -> None:
        await self._writer.close()


def safe(text: str) -> str:
    """Return text without control characters: a colleague's words must not steer this terminal.

    Marks that turn the direction of writing go too; those that join emoji stay.
    """
    return "".join("�" if _steers(one) else one for one in text)


def _steers(one: str) -> bool:
    if one in "\n\t":
        return False
    return one in DIRECTIONS or unicodedata.category(one) in ("Cc", "Cs", "Zl", "Zp")


@contextmanager
def open_console() -> Generator[Console]:
    """Choose what fits where this runs; words written while a line is edited appear above it."""
    if sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        with patch_stdout():
            yield EditingConsole()
    else:
        yield PlainConsole(sys.stdin.fileno(), sys.stdout.fileno())
