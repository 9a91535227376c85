"""A second start of a profile asks the first one's window to come forward; no Qt, so that it ends at once."""

import contextlib
import hashlib
import os
import sys
import tempfile
import threading
import time
from collections.abc import Generator
from io import RawIOBase
from pathlib import Path
from typing import cast

LINE = 4096
"""Bytes of one line; a desktop's token has a few dozen, a link is as long as `limits.INVITE` lets it be."""
TOKEN = 512
PATIENCE = 3.0
"""Seconds that a second start gives the first, which may itself be starting."""
PATH_LENGTH = 100
"""Bytes of a Unix socket's path: macOS allows 103 (sun_path in unix(4))."""


def endpoint(folder: Path) -> str:
    """Return where the window of a profile's folder is reached: a pipe's name, or a socket's path."""
    place = os.path.normcase(folder.resolve())
    digest = hashlib.sha256(place.encode("utf-8", "surrogateescape")).hexdigest()[:24]
    if sys.platform == "win32":
        return rf"\\.\pipe\linxin-{digest}"
    beside = str(folder.resolve() / "window")
    if len(os.fsencode(beside)) <= PATH_LENGTH:
        return beside
    return str(Path(tempfile.gettempdir()) / f"linxin-{os.getuid()}-{digest}")


def raise_first(folder: Path, patience: float = PATIENCE, link: str = "") -> bool:
    """Ask the window of this profile to come forward; False when there is none, or it does not answer.

    An invite `link` that this start was to open is handed over. A daemon does the asking: a first
    instance that hangs must not hang the second.
    """
    answers: list[bool] = []
    deadline = time.monotonic() + patience
    asking = threading.Thread(target=lambda: answers.append(_ask(folder, deadline, link)), daemon=True)
    asking.start()
    asking.join(patience)
    return answers == [True]


def _ask(folder: Path, deadline: float, link: str) -> bool:
    # What the desktop gave this start is handed on: it lets the first window take the focus.
    token = os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
    where, said = endpoint(folder), f"open {link}" if link else "raise"
    while time.monotonic() < deadline:
        with contextlib.suppress(OSError, ValueError), _connected(where) as first:
            _allow_foreground(int(_line(first)))
            first.write(f"{said} {token[:TOKEN]}\n".encode())
            return _line(first) == b"ok"
        time.sleep(0.1)
    return False


def _line(first: RawIOBase) -> bytes:
    return first.readline(LINE).strip()


# Each system's own way

if sys.platform == "win32":
    import ctypes

    @contextlib.contextmanager
    def _connected(where: str) -> Generator[RawIOBase]:
        with open(where, "r+b", buffering=0) as pipe:  # noqa: PTH123 - a pipe is no path
            yield cast("RawIOBase", pipe)

    def _allow_foreground(process: int) -> None:
        """Let the first instance come forward: Windows grants that to whom the active process names."""
        ctypes.windll.user32.AllowSetForegroundWindow(process)

else:
    import socket

    @contextlib.contextmanager
    def _connected(where: str) -> Generator[RawIOBase]:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.connect(where)
            with line.makefile("rwb", buffering=0) as stream:
                yield stream

    def _allow_foreground(process: int) -> None:
        """Nothing is to be allowed here: the desktop's token does it."""
