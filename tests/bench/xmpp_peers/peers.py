"""Start Prosody or ejabberd on loopback in a folder of its own for the time of a `with` block."""

import socket
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from string import Template

from tests.bench.processes import LOOPBACK, ServerFailedError, free_port, own_folder, running
from tests.bench.xmpp_peers.stream import HEADER


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A running server that takes registrations and plain logins for the domain `localhost`."""

    name: str
    port: int
    pid: int
    rooms: str
    archive: bool


@contextmanager
def prosody(*, archive: bool) -> Generator[Peer]:
    """Prosody, alone in its process; with `archive` every message goes into SQLite."""
    with own_folder() as folder:
        port = free_port()
        config = fill("prosody.cfg.lua", folder, port, archive=archive)
        with running(["prosody", "--config", str(config), "-F"], {}, port, folder, opens_a_stream) as pid:
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
        with running(command, environment, port, folder, opens_a_stream) as pid:
            yield Peer(name="ejabberd", port=port, pid=pid, rooms="conference.localhost", archive=archive)


PEERS = (prosody, ejabberd)


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
    raise ServerFailedError(
        "ejabberd's code is not under /usr/lib/*/ejabberd-*: is the Debian package installed?"
    )


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
