"""Finds calls in Linxin's own code that block the event loop, also where the error is swallowed."""

import contextlib
import threading
import traceback
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import blockbuster.blockbuster as detector
from argon2 import PasswordHasher
from blockbuster import BlockBuster, BlockBusterFunction, BlockingError
from sqlcipher3 import dbapi2

ROOT = Path(__file__).resolve().parent.parent.parent
SCANNED = ("client", "server", "shared")
# Waiting for a lock is left out: one that another thread holds for a microsecond would fail tests by chance.
LEFT_OUT = ("threading.Lock.acquire", "threading.Lock.acquire_lock")
# pytest's own log file takes every record; the product's handlers write from a thread of their own.
LOG_HANDLER = ("logging/__init__.py", ("emit",))
# A loop that is closed waits for its own threads: the runner's doing, when nothing is left to hold up.
CLOSING = (("server/app.py", ("run",)), ("asyncio/base_events.py", ("shutdown_default_executor",)))
# PySide6, once imported, reads the source of whatever imports a module: no doing of the product's.
IMPORT_HOOK = ("shibokensupport/feature.py", ("_mod_uses_pyside",))


class Watch:
    """Makes blocking calls raise inside a running loop, and remembers them."""

    def __init__(self, *modules: str) -> None:
        self.seen: list[str] = []
        self._buster = BlockBuster(list(modules))
        for name in LEFT_OUT:
            del self._buster.functions[name]
        for call in own_calls(modules):
            self._buster.functions[call.full_name] = call
        for call in self._buster.functions.values():
            call.can_block_functions += [IMPORT_HOOK, LOG_HANDLER]
            if call.func_name == "join":
                call.can_block_functions += CLOSING

    @contextlib.contextmanager
    def watching(self) -> Generator[None]:
        """Watch for the time of the block."""
        seen = self.seen

        class Noted(BlockingError):
            """A blocking call, noted when it is made: a broad `except` can't hide it."""

            def __init__(self, func: str) -> None:
                super().__init__(func)
                seen.append(f"{func} blocks the loop\n{own_stack()}")

        original = detector.BlockingError
        detector.BlockingError = Noted
        self._buster.activate()
        try:
            yield
        finally:
            self._buster.deactivate()
            detector.BlockingError = original

    @contextlib.contextmanager
    def paused(self) -> Generator[None]:
        """Let calls block for the time of the block: where a loop is only a test's."""
        self._buster.deactivate()
        try:
            yield
        finally:
            self._buster.activate()

    def take(self) -> list[str]:
        """Return what was seen since the last time."""
        seen = self.seen.copy()
        self.seen.clear()
        return seen


def own_stack() -> str:
    """Return the frames of the present stack that lie in this checkout, outside of this file."""
    frames = [
        frame
        for frame in traceback.extract_stack()
        if frame.filename.startswith(str(ROOT))
        and ".venv" not in frame.filename
        and frame.filename != __file__
    ]
    return "".join(traceback.format_list(frames))


def is_over(thread: threading.Thread, _timeout: float | None = None) -> bool:
    """Tell whether joining a thread returns at once."""
    return not thread.is_alive()


def own_calls(modules: tuple[str, ...]) -> list[BlockBusterFunction]:
    """Return what to watch beyond the detector's list: our database, hashing, waiting for threads."""
    scanned = list(modules)

    def calls(
        owner: type, *names: str, unless: Callable[..., bool] | None = None
    ) -> list[BlockBusterFunction]:
        more: dict[str, Any] = {"can_block_predicate": unless} if unless else {}
        return [BlockBusterFunction(owner, name, scanned_modules=scanned, **more) for name in names]

    fetching = ("execute", "executemany", "executescript", "fetchone", "fetchmany", "fetchall")
    functions = ("os.fsync", "socket.getaddrinfo", "subprocess.run", "sqlcipher3.dbapi2.connect")
    return [
        *(BlockBusterFunction(None, name, scanned_modules=scanned) for name in functions),
        *calls(dbapi2.Cursor, *fetching),
        *calls(dbapi2.Connection, *fetching[:3], "commit", "rollback"),
        *calls(PasswordHasher, "hash", "verify"),
        *calls(threading.Thread, "join", unless=is_over),
    ]
