"""Start Linxin's own server on loopback, its store filled with people, for the time of a `with` block."""

import http.client
import ssl
import subprocess
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from server.core.authority import CERTIFICATE_FILE
from tests.bench.messaging.office import Employee, hire
from tests.bench.processes import LOOPBACK, ServerFailedError, free_port, own_folder, running

ROOT = Path(__file__).parents[3]
COMMAND = (sys.executable, "-m", "server")


@dataclass(frozen=True, slots=True, kw_only=True)
class Linxin:
    """A running server, the people it knows, and how its connections are encrypted, if they are."""

    port: int
    pid: int
    staff: Sequence[Employee]
    context: ssl.SSLContext | None

    @property
    def tls(self) -> bool:
        return self.context is not None


Before = Callable[[Path, Sequence[Employee]], None]
"""Works on the data folder before the server starts."""


@contextmanager
def linxin(*, people: int, tls: bool, before: Before | None = None) -> Generator[Linxin]:
    """A server that knows so many people, with everything as it is by default but for `tls`."""
    with own_folder() as folder:
        data = folder / "data"
        staff = found(data, people)
        if before is not None:
            before(data, staff)
        port = free_port()
        command = [*COMMAND, "run", "--data", str(data), "--listen", LOOPBACK, "--port", str(port)]
        if not tls:
            command.append("--plain")
        context = trusting(data / CERTIFICATE_FILE) if tls else None

        def healthy(at: int) -> bool:
            return is_healthy(at, context)

        with running(command, {"PYTHONPATH": str(ROOT)}, port, folder, healthy) as pid:
            yield Linxin(port=port, pid=pid, staff=staff, context=context)


def found(data: Path, people: int) -> list[Employee]:
    """Make a data folder and fill it with people."""
    made = subprocess.run(
        [*COMMAND, "init", "--name", "Bench", "--data", str(data)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode != 0:
        raise ServerFailedError(f"`server init` failed:\n{made.stdout}{made.stderr}")
    return hire(data, people)


def trusting(authority: Path) -> ssl.SSLContext:
    """TLS that trusts this organisation's authority, whatever name the server is reached by."""
    context = ssl.create_default_context(cafile=str(authority))
    context.check_hostname = False
    return context


def is_healthy(port: int, context: ssl.SSLContext | None) -> bool:
    """Whether the server says that it is well."""
    connection = (
        http.client.HTTPConnection(LOOPBACK, port, timeout=5)
        if context is None
        else http.client.HTTPSConnection(LOOPBACK, port, timeout=5, context=context)
    )
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
