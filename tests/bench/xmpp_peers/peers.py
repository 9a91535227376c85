"""Start Prosody or ejabberd on loopback in a folder of its own for the time of a `with` block."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

from tests.bench.xmpp_peers.stream import HEADER, LOOPBACK

START_SECONDS = 60
STOP_SECONDS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A running server that takes registrations and plain logins for the domain `localhost`."""

    name: str
    port: int
    pid: int
    rooms: str
    archive: bool


class PeerFailedError(RuntimeError):
    """The server ended or never answered; the text carries the end of what it printed."""


@contextmanager
def prosody(*, archive: bool) -> Generator[Peer]:
    """Prosody, alone in its process; with `archive` every message goes into SQLite."""
    with own_folder() as folder:
        port = free_port()
        config = fill("prosody.cfg.lua", folder, port, archive=archive)
        with running(["prosody", "--config", str(config), "-F"], {}, port, folder) as pid:
            yield Peer(name="prosody", port=port, pid=pid, rooms="rooms.localhost", archive=archive)


@contextmanager
def ejabberd(*, archive: bool) -> Generator[Peer]:
    """ejabberd, alone in its process; with `archive` every message goes into SQLite.

    Erlang is started directly, with ejabberdctl's options, since ejabberdctl brings up a distributed node:
    that takes a port mapper which listens on all addresses and stays behind. Nothing in /etc is touched.
    """
    with own_folder() as folder:
        port = free_port()
        config = fill("ejabberd.yml", folder, port, archive=archive)
        if not archive:
            kept = [line for line in config.read_text().splitlines() if not line.endswith("# (archive)")]
            config.write_text("\n".join(kept))
        environment = {
            "EJABBERD_CONFIG_PATH": str(config),
            "EJABBERD_LOG_PATH": str(folder / "ejabberd.log"),
            "ERL_CRASH_DUMP_BYTES": "0",
            "ERL_LIBS": str(erlang_libraries()),
            "ERL_MAX_ETS_TABLES": "1400",
            "ERL_MAX_PORTS": "32000",
            "HOME": str(folder),
        }
        mnesia = ["-mnesia", "dir", f'"{folder}"']
        command = ["erl", "+K", "true", "+P", "250000", "-noinput", *mnesia, "-s", "ejabberd"]
        with running(command, environment, port, folder) as pid:
            yield Peer(name="ejabberd", port=port, pid=pid, rooms="conference.localhost", archive=archive)


PEERS = (prosody, ejabberd)


@contextmanager
def own_folder() -> Generator[Path]:
    """A folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="linxin-peer-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def free_port() -> int:
    """A port that nothing listens on at this moment."""
    with socket.create_server((LOOPBACK, 0)) as listener:
        return int(listener.getsockname()[1])


def fill(name: str, folder: Path, port: int, *, archive: bool) -> Path:
    """Write the config template `name` of this package, filled in, into the folder."""
    template = Template(Path(__file__).with_name(name).read_text())
    config = folder / name
    config.write_text(template.substitute(folder=folder, port=port, archive="true" if archive else "false"))
    return config


def erlang_libraries() -> Path:
    """The folder that holds ejabberd's code, which Debian names after the machine's architecture."""
    for application in Path("/usr/lib").glob("*/ejabberd-*/ebin/ejabberd.app"):
        return application.parents[2]
    raise PeerFailedError(
        "ejabberd's code is not under /usr/lib/*/ejabberd-*: is the Debian package installed?"
    )


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str], port: int, folder: Path
) -> Generator[int]:
    """Run the server until the block ends, and give its process id once it answers on the port.

    setpriv makes the kernel end the server also when this process is killed, and then becomes the server, so
    the process id stays. The bond is to the calling thread: start peers from one that lives on.
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
        wait_until_it_answers(process, port, log)
        yield process.pid
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_it_answers(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    """Return once the server opens a stream; raises `PeerFailedError` when it ends or takes too long."""
    deadline = time.monotonic() + START_SECONDS
    while not opens_a_stream(port):
        if process.poll() is not None or time.monotonic() > deadline:
            said = log.read_text(errors="replace")[-2000:]
            raise PeerFailedError(f"{process.args!r} does not answer on {LOOPBACK}:{port}. It said:\n{said}")
        time.sleep(0.1)


def opens_a_stream(port: int) -> bool:
    """Whether an XMPP server answers on the port with its features."""
    seen = b""
    try:
        with socket.create_connection((LOOPBACK, port), timeout=5) as connection:
            connection.sendall(HEADER)
            while b"</stream:features>" not in seen:
                chunk = connection.recv(4096)
                if not chunk:
                    return False
                seen += chunk
    except OSError:
        return False
    return True
