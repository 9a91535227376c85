"""Run a server on loopback, in a folder of its own, for the time of a `with` block."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

LOOPBACK = "127.0.0.1"
START_SECONDS = 60
STOP_SECONDS = 15

Probe = Callable[[int], bool]
"""Whether the server answers on this port."""


class ServerFailedError(RuntimeError):
    """The server ended or never answered; the text carries the end of what it printed."""


@contextmanager
def own_folder() -> Generator[Path]:
    """A folder that is gone afterwards, on the same filesystem for every server of a run."""
    with tempfile.TemporaryDirectory(prefix="linxin-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return int(listener.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], port: int, folder: Path, answers: Probe
) -> Generator[int]:
    """Run the server until the block ends, and give its process id once it answers on the port.

    setpriv makes the kernel end the server also when this process is killed, and then becomes the server, so
    the process id stays. The bond is to the calling thread: start servers from one that lives on.
    """
    log = folder / "output.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *command],
            env=os.environ | environment,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until_it_answers(process, port, log, answers)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path, answers: Probe) -> None:
    """Return once the server answers; raises `ServerFailedError` when it ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while not answers(port):
        if process.poll() is not None or time.monotonic() > deadline:
            said = log.read_text(errors="replace")[-2000:]
            raise ServerFailedError(
                f"{process.args!r} does not answer on {LOOPBACK}:{port}. It said:\n{said}"
            )
        time.sleep(0.1)
