"""A desktop without a monitor: X server, window manager, message bus and accessibility bus, all its own."""

import contextlib
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Generator, Mapping
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

from tests.e2e.keyboard import Keyboard
from tests.e2e.screen import Screen
from tests.support.session_bus import private_bus

LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
PROGRAMS = ("Xvfb", "openbox", "xdotool", "dbus-daemon")
SIZE = (1600, 1000)
READY = 15.0
ACCESSIBILITY = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")


def missing() -> list[str]:
    """Return the programs that are needed and not there."""
    found = [name for name in PROGRAMS if shutil.which(name) is None]
    return found if any(path.exists() for path in LAUNCHERS) else [*found, "at-spi-bus-launcher"]


class Desktop:
    """The running desktop. `environment` is what a program needs to come up on it."""

    def __init__(self, folder: Path, environment: Mapping[str, str], accessibility: str) -> None:
        self.folder = folder
        self.environment = environment
        self.accessibility = accessibility
        # Device pixels in a logical one, where programs are started with QT_SCALE_FACTOR: trees tell logical.
        self.factor = 1
        self.screen = Screen(folder / "Xvfb_screen0")
        self.keyboard = Keyboard(environment["DISPLAY"], self.xdotool)

    def xdotool(self, *arguments: str | int) -> str:
        """Let xdotool do something; return what it prints."""
        done = subprocess.run(
            ["xdotool", *map(str, arguments)],
            env={**os.environ, **self.environment},
            capture_output=True,
            text=True,
            timeout=READY,
            check=False,
        )
        assert done.returncode == 0, f"xdotool {arguments}: {done.stderr or done.stdout}"
        return done.stdout


@contextlib.contextmanager
def desktop(size: tuple[int, int] = SIZE) -> Generator[Desktop]:
    """Run a desktop for the time of the block; all of it ends with it."""
    with contextlib.ExitStack() as stack:
        # A short path: sockets lie below it.
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="linxin-e2e-")))
        display = stack.enter_context(x_server(folder, size))
        bus = stack.enter_context(private_bus(folder))
        environment = {
            "DISPLAY": display,
            "DBUS_SESSION_BUS_ADDRESS": bus,
            "XDG_RUNTIME_DIR": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_SESSION_TYPE": "x11",
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
            # Who reads a tree while it changes asks for what is gone by then: no fault of the program.
            "QT_LOGGING_RULES": "qt.accessibility.atspi.warning=false",
            "NO_AT_BRIDGE": "1",
        }
        stack.enter_context(running(["openbox", "--sm-disable"], environment))
        launcher = next(str(path) for path in LAUNCHERS if path.exists())
        command = [launcher, "--launch-immediately", "--a11y=1"]
        stack.enter_context(running(command, environment))
        made = Desktop(folder, environment, _accessibility_bus(bus))
        stack.callback(made.keyboard.close)
        _wait_for_window_manager(made)
        yield made


@contextlib.contextmanager
def x_server(folder: Path, size: tuple[int, int]) -> Generator[str]:
    """Run an X server on a display that is free; yield its name. The folder has its frame buffer."""
    reading, writing = os.pipe()
    screen = f"{size[0]}x{size[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", screen, "-fbdir", str(folder)]
    try:
        with running([*command, "-noreset", "-nolisten", "tcp", "-dpi", "96"], {}, pass_fds=(writing,)):
            os.close(writing)
            readable, _, _ = select.select([reading], [], [], READY)
            number = os.read(reading, 16).decode().strip() if readable else ""
            assert number, "Xvfb did not come up"
            yield f":{number}"
    finally:
        os.close(reading)


@contextlib.contextmanager
def running(
    command: list[str], environment: Mapping[str, str], pass_fds: tuple[int, ...] = ()
) -> Generator[None]:
    """Run a program for the time of the block; it and what it started end after it, each by its group."""
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        pass_fds=pass_fds,
        start_new_session=True,
    ) as process:
        try:
            yield
            assert process.poll() is None, f"{command[0]} ended by itself ({process.returncode})"
        finally:
            process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(5)
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _accessibility_bus(bus: str) -> str:
    """Ask the session bus for the address of the accessibility bus, until its launcher is there."""
    deadline = time.monotonic() + READY
    connection = open_dbus_connection(bus)
    try:
        while True:
            asking = new_method_call(ACCESSIBILITY, "GetAddress")
            answer = connection.send_and_get_reply(asking, timeout=READY)
            if answer.header.message_type.name == "method_return":
                return str(unwrap_msg(answer)[0])
            assert time.monotonic() < deadline, f"no accessibility bus: {answer.body}"
            time.sleep(0.05)
    finally:
        connection.close()


def _wait_for_window_manager(made: Desktop) -> None:
    deadline = time.monotonic() + READY
    while True:
        try:
            made.xdotool("get_desktop")
        except AssertionError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return
