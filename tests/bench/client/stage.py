"""Where the client is measured: a real server, a screen of its own, and nothing else on either."""

import os
import shutil
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.client.profile import NAME, Prepared
from tests.bench.messaging.linxin import COMMAND, ROOT, is_healthy, trusting
from tests.bench.processes import LOOPBACK, free_port, own_folder, running
from tests.e2e import desktop
from tests.support.session_bus import private_bus

PROGRAMS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
SIZE = (1600, 1000)


def missing() -> list[str]:
    """Return the programs that are needed and not there."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@dataclass(frozen=True, slots=True)
class Stage:
    """A running server, and what a client needs to come up before it. `screen` is the frame buffer's file."""

    prepared: Prepared
    port: int
    server: int
    environment: Mapping[str, str]
    screen: Path
    root: Path = ROOT

    @property
    def address(self) -> str:
        """Where the client finds the server."""
        return f"{LOOPBACK}:{self.port}"

    def command(self, module: str = "client") -> Sequence[str]:
        """How the client is started: as people do, with Python's defaults."""
        return [sys.executable, "-m", module, "--profile", NAME, "--server", self.address]


def usual_python(environment: Mapping[str, str], bytecode: Path) -> dict[str, str]:
    """Return an environment in which Python does as it comes: among others, it keeps what it has compiled.

    Where that is forbidden, each start would compile the client anew, which takes as long as all the rest.
    `bytecode` is where it is kept: not in the checkout.
    """
    others = {name: value for name, value in environment.items() if not name.startswith("PYTHON")}
    return {**others, "PYTHONPYCACHEPREFIX": str(bytecode)}


@contextmanager
def stage(prepared: Prepared) -> Generator[Stage]:
    """Run all of it for the time of the block."""
    with ExitStack() as stack:
        folder = stack.enter_context(own_folder())
        port = free_port()
        data = str(prepared.server)
        command = [*COMMAND, "run", "--data", data, "--listen", LOOPBACK, "--port", str(port)]
        context = trusting(prepared.authority)

        def healthy(at: int) -> bool:
            return is_healthy(at, context)

        server = stack.enter_context(running(command, {"PYTHONPATH": str(ROOT)}, port, folder, healthy))
        display = stack.enter_context(desktop.x_server(folder, SIZE))
        environment = {
            **usual_python(os.environ, prepared.folder / "bytecode"),
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": stack.enter_context(private_bus(folder)),
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "LINXIN_HOME": str(prepared.home),
            "LANG": "C.UTF-8",
            "LC_ALL": "",
            "LC_MESSAGES": "zh_CN.UTF-8",
            "LANGUAGE": "zh_CN",
        }
        stack.enter_context(desktop.running(["openbox", "--sm-disable"], environment))
        yield Stage(prepared, port, server, environment, folder / "Xvfb_screen0")
