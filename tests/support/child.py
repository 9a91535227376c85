"""Child processes of tests: read line by line, checked for warnings, and always ended."""

import asyncio
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self, TypeVar

ROOT = Path(__file__).resolve().parent.parent.parent
T = TypeVar("T")
# What Python and asyncio write when something is wrong. Slow callbacks ("Executing … took … seconds"),
# which asyncio's debug mode reports on a busy machine, are not among them.
DUMP = 5.0
"""Seconds in which a process that hangs tells its stacks."""
COMPLAINTS = re.compile(
    r"Traceback \(most recent call last\)|Exception ignored|Fatal Python error|Warning: |was never awaited"
    r"|never retrieved|Task was destroyed|Unclosed |unclosed |QObject::|QSocketNotifier"
)


class Ended(Exception):
    """The child ended, or closed its output, before it said what was waited for."""


def python_command(module: str, *arguments: str | Path, dev: bool = True) -> list[str]:
    """Return the command that runs a module with warnings as errors, and with Python's own checks (-X dev).

    `dev=False` leaves the checks out where time is measured.
    """
    checks = ["-X", "dev"] if dev else []
    return [sys.executable, *checks, "-W", "error", "-m", module, *map(str, arguments)]


def child_environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment of this process, with warnings as errors in all Pythons below it too."""
    return {
        **os.environ,
        "PYTHONWARNINGS": "error",
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
        **(more or {}),
    }


class Child:
    """A process whose output lines can be awaited from any event loop.

    It outlives an event loop, so that a fixture of a whole module may keep one. Its output is read by
    threads of its own: a child is never stopped by a full pipe.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        name: str = "child",
        cwd: Path = ROOT,
        environment: Mapping[str, str] | None = None,
        clean: bool = True,
    ) -> None:
        self.name = name
        self.command = list(command)
        self._clean = clean
        self._lines: list[str] = []
        self._errors: list[str] = []
        self._read = 0
        self._open = 2
        self._changed = threading.Condition()
        self._waiting: set[Callable[[], object]] = set()
        self._process = subprocess.Popen(
            self.command,
            cwd=cwd,
            env=child_environment(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            # A session of its own: what it starts can be ended with it.
            start_new_session=os.name == "posix",
        )
        streams = ((self._process.stdout, self._lines), (self._process.stderr, self._errors))
        self._readers = [
            threading.Thread(target=self._collect, args=stream, name=f"{name} output", daemon=True)
            for stream in streams
        ]
        for reader in self._readers:
            reader.start()

    def _collect(self, stream: BinaryIO, lines: list[str]) -> None:
        for raw in stream:
            line = raw.decode(errors="replace").rstrip("\r\n")
            self._tell(lambda line=line: lines.append(line))
        self._tell(self._close_one)

    def _close_one(self) -> None:
        self._open -= 1

    def _tell(self, change: Callable[[], object]) -> None:
        with self._changed:
            change()
            self._changed.notify_all()
            for wake in self._waiting:
                # A loop that was closed meanwhile waits no more.
                with contextlib.suppress(RuntimeError):
                    wake()

    # What it says

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit code, none while it runs."""
        return self._process.poll()

    @property
    def output(self) -> str:
        """All of its standard output so far."""
        with self._changed:
            return "\n".join(self._lines)

    @property
    def errors(self) -> str:
        """All of its standard error so far."""
        with self._changed:
            return "\n".join(self._errors)

    async def line(self, timeout: float = 15.0) -> str:
        """Return the next line of output; raise Ended or TimeoutError."""
        return await self.first(lambda line: line, timeout)

    async def json(self, timeout: float = 15.0, **wanted: object) -> dict[str, Any]:
        """Skip to the next output object with these values: `await child.json(event="sent", seq=3)`."""

        def match(line: str) -> dict[str, Any] | None:
            value: dict[str, Any] = json.loads(line)
            return value if all(value.get(key) == want for key, want in wanted.items()) else None

        return await self.first(match, timeout)

    async def first(self, match: Callable[[str], T | None], timeout: float = 15.0) -> T:
        """Skip lines up to the first for which `match` gives something, and return that."""
        loop = asyncio.get_running_loop()
        changed = asyncio.Event()
        deadline = loop.time() + timeout

        def wake() -> None:
            loop.call_soon_threadsafe(changed.set)

        with self._changed:
            self._waiting.add(wake)
        try:
            while True:
                changed.clear()
                with self._changed:
                    fresh, closed = self._lines[self._read :], self._open == 0
                for line in fresh:
                    self._read += 1
                    if (found := match(line)) is not None:
                        return found
                if closed:
                    raise Ended(self._report("ended too soon"))
                try:
                    async with asyncio.timeout_at(deadline):
                        await changed.wait()
                except TimeoutError:
                    raise TimeoutError(self._report(f"did not say it in {timeout:g} s")) from None
        finally:
            with self._changed:
                self._waiting.discard(wake)

    def _report(self, what: str) -> str:
        tail = "\n".join(self.output.splitlines()[-10:])
        return (
            f"{self.name} {what} (exit code {self.returncode})\nlast output:\n{tail}\nerrors:\n{self.errors}"
        )

    # What is said and done to it

    def write(self, line: str) -> None:
        """Write one line to its standard input."""
        assert self._process.stdin is not None
        self._process.stdin.write(line.encode() + b"\n")
        self._process.stdin.flush()

    def write_json(self, **value: object) -> None:
        """Write one JSON object as a line: `child.write_json(do="quit")`."""
        self.write(json.dumps(value, ensure_ascii=False))

    def close_input(self) -> None:
        """Let it read the end of its standard input."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()

    def send_signal(self, number: signal.Signals) -> None:
        """Send a signal to this one process."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it at once, as a power cut would; what it wrote to standard error is then not looked at."""
        self._clean = False
        self._process.kill()
        self._process.wait()

    async def wait(self, timeout: float = 15.0) -> int:
        """Wait until it ends; return its exit code, raise TimeoutError."""
        deadline = time.monotonic() + timeout
        while (code := self._process.poll()) is None:
            if time.monotonic() > deadline:
                raise TimeoutError(self._report(f"did not end in {timeout:g} s"))
            await asyncio.sleep(0.01)
        return code

    def stop(self, timeout: float = 15.0) -> int:
        """Ask it to end (SIGTERM), insist after a while, and fail the test if it had complained.

        Returns the exit code. Works without an event loop; does nothing the second time.
        """
        if self._process.poll() is None:
            if sys.platform != "win32":
                self._process.send_signal(signal.SIGCONT)
            self._process.terminate()
        try:
            code = self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self._dump()
            self._end()
            raise AssertionError(self._report(f"did not end in {timeout:g} s after SIGTERM")) from None
        self._end()
        if self._clean and (complaint := COMPLAINTS.search(self.errors)):
            self._clean = False
            raise AssertionError(self._report(f"complained ({complaint[0]!r})"))
        return code

    def _dump(self) -> None:
        """Have its threads' stacks told among its errors: what it hangs in is all that is left to learn."""
        if sys.platform != "win32":
            self._process.send_signal(signal.SIGABRT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(DUMP)

    def _end(self) -> None:
        """Kill what is left of it and of what it started, and close the pipes."""
        if sys.platform != "win32":
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()
        self.close_input()
        for reader, stream in zip(self._readers, (self._process.stdout, self._process.stderr), strict=True):
            reader.join(5)
            if stream is not None and not reader.is_alive():
                stream.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.stop()
        else:
            # The error that ended the block is the one to see.
            self._clean = False
            self._end()
