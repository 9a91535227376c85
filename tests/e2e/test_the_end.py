"""How the window ends when nobody closes it: its display is taken away, or the system asks it to end."""

import asyncio
import contextlib
import json
import os
import select
import signal
import subprocess
import uuid
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.support.child import Child, python_command
from tests.support.office import Office, Person

pytestmark = pytest.mark.timeout(120)
PROFILE = "office"
READY = 20.0
SAID = "not sent before the end"
BEGUN = "only begun"


class Display:
    """An X server of this test's own, to be killed."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = [
            "Xvfb",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "1400x900x24",
            "-noreset",
            "-nolisten",
            "tcp",
        ]
        self._server = subprocess.Popen(command, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        os.close(writing)
        self.name = f":{_number(reading)}"
        os.close(reading)
        self._manager = subprocess.Popen(
            ["openbox", "--sm-disable"], env=os.environ | {"DISPLAY": self.name}, stderr=subprocess.DEVNULL
        )

    def do(self, *arguments: str) -> str:
        """Let xdotool do something on it; nothing when that fails."""
        return subprocess.run(
            ["xdotool", *arguments],
            env=os.environ | {"DISPLAY": self.name},
            capture_output=True,
            text=True,
            timeout=READY,
            check=False,
        ).stdout

    def kill(self) -> None:
        """Take it away."""
        for process in (self._server, self._manager):
            process.kill()
            process.wait()


def _number(reading: int) -> str:
    """Read a server's number up to the end of its line: it ends itself if nobody takes that in."""
    said = b""
    while not said.endswith(b"\n"):
        readable, _, _ = select.select([reading], [], [], READY)
        assert readable, "Xvfb did not come up"
        more = os.read(reading, 16)
        assert more, "Xvfb ended"
        said += more
    return said.decode().strip()


@pytest.fixture
def display(desktop: Desktop) -> Generator[Display]:
    shown = Display()
    yield shown
    with contextlib.suppress(ProcessLookupError):
        shown.kill()


@pytest.fixture
def windows(desktop: Desktop, display: Display) -> Iterator["Starter"]:
    starter = Starter(desktop, display)
    yield starter
    starter.stop()


class Starter:
    """Starts the window of a person's first device on a display."""

    def __init__(self, desktop: Desktop, display: Display) -> None:
        self._desktop = desktop
        self._display = display
        self._started: list[Child] = []

    async def start(self, person: Person) -> Child:
        """Start it, and wait until its window is there."""
        device = person.device
        environment = {**device.environment, **self._desktop.environment, "DISPLAY": self._display.name}
        command = python_command("client", "--profile", PROFILE, "--server", device.server)
        child = Child(command, name=person.name, environment=environment)
        self._started.append(child)
        async with asyncio.timeout(READY):
            while not self._display.do("search", "--onlyvisible", "--pid", str(child.pid)).strip():
                assert child.returncode is None, child.errors
                await asyncio.sleep(0.1)
        await asyncio.sleep(1)
        return child

    def stop(self) -> None:
        """End all."""
        for child in self._started:
            child.stop()


async def with_a_chat_open(office: Office) -> Person:
    """Return someone who has a chat open in a window that does not run."""
    wang, li = await office.welcome("王芳", "李伟")
    sent = await wang.sends(li, "在吗")
    await wang.device.quit()
    preferences = wang.device.home / "profiles" / PROFILE / "window.json"
    await asyncio.to_thread(_write, preferences, uuid.UUID(sent["conversation"]).hex)
    return wang


def _write(path: Path, conversation: str) -> None:
    path.write_text(json.dumps({"open_chat": conversation}), encoding="utf-8")


async def test_a_display_taken_away_loses_nothing(office: Office, windows: Starter, display: Display) -> None:
    wang = await with_a_chat_open(office)
    office.server.kill()
    window = await windows.start(wang)
    display.do("type", "--delay", "20", SAID)
    display.do("key", "Return")
    display.do("type", "--delay", "20", BEGUN)
    await asyncio.sleep(0.2)
    display.kill()
    assert await window.wait() == 1
    assert window.stop() == 1
    lines = window.errors.splitlines()
    assert len(lines) == 1, window.errors
    assert "display" in lines[0]

    wang.device.start()
    waiting = (await wang.device.ask("status"))["outbox"]
    assert len(waiting) == 1
    rows = (await wang.device.ask("conversations"))["conversations"]
    assert [row["draft"] for row in rows if row["kind"] == "direct"] == [BEGUN]
    await office.server.start()
    await wang.device.resume()
    await wang.device.hears(event="sent", id=waiting[0]["id"])
    assert await wang.texts_with(office.person("李伟")) == ["在吗", SAID]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
async def test_a_signal_ends_it_in_order(office: Office, windows: Starter, number: signal.Signals) -> None:
    window = await windows.start(await with_a_chat_open(office))
    window.send_signal(number)
    assert await window.wait() == 128 + number
    window.stop()
    assert not window.errors
