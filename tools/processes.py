"""Keeps processes from outliving what started them: orphans are adopted, seen and ended, each by its id."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Become the parent of grandchildren whose own parent ended (Linux, prctl(2)), to find them."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(ancestor: int) -> dict[int, str]:
    """Return the running processes below one, as id → command line, from /proc; empty where there is none."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            # The name in parentheses may itself hold spaces and parentheses (proc(5)).
            state, parent = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()[:2]
            if state not in "ZX":
                parents[int(folder.name)] = int(parent)
    below: dict[int, str] = {}
    layer = {ancestor}
    while layer:
        layer = {child for child, parent in parents.items() if parent in layer and child not in below}
        below.update((child, command_line(child)) for child in layer)
    return below


def command_line(process: int) -> str:
    """Return a process's command line, shortened to one line; empty when it is gone."""
    with contextlib.suppress(OSError):
        words = Path(f"/proc/{process}/cmdline").read_bytes().split(b"\0")
        return b" ".join(words).decode(errors="replace").strip()[:160]
    return ""


def end_leftovers(grace: float = 2.0) -> dict[int, str]:
    """End what still runs below this process after a moment of grace; return it as id → command."""
    deadline = time.monotonic() + grace
    while (left := descendants(os.getpid())) and time.monotonic() < deadline:
        reap()
        time.sleep(0.05)
    for process in left:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGCONT)
            os.kill(process, signal.SIGKILL)
    deadline = time.monotonic() + 5
    while descendants(os.getpid()) and time.monotonic() < deadline:
        reap()
        time.sleep(0.05)
    reap()
    return left


def reap() -> None:
    """Take the exit codes of adopted children; not while a Popen of ours is being waited for."""
    if os.name == "posix":
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def stop(process: subprocess.Popen[bytes], grace: float = 15.0) -> None:
    """Ask a child to end, by CTRL_BREAK on Windows and SIGTERM elsewhere; kill it when it doesn't."""
    if process.poll() is not None:
        return
    if sys.platform == "win32":
        process.send_signal(signal.CTRL_BREAK_EVENT)
    else:
        process.terminate()
    try:
        process.wait(grace)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def own_group() -> int:
    """Return the flags that keep a console's Ctrl-C from a child on Windows; elsewhere a session does."""
    return subprocess.CREATE_NEW_PROCESS_GROUP if sys.platform == "win32" else 0
