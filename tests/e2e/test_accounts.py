"""Two accounts on one computer: each has windows and data of its own, and leads to the other."""

import os
import signal
import time
from collections.abc import Callable, Generator
from pathlib import Path
from typing import cast

import pytest

from tests.e2e.accessible import AccessibilityBus, Node, State
from tests.e2e.desktop import Desktop
from tests.e2e.seat import MAIN, SIGN_IN, Seat
from tests.e2e.window import Program, Window

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


class Started:
    """A program that another one started; as much of it as a window needs."""

    errors = ""
    returncode = None

    def __init__(self, desktop: Desktop, pid: int) -> None:
        self.name = f"process {pid}"
        self.desktop = desktop
        self.process = self
        self.pid = pid
        self._bus = AccessibilityBus(desktop.accessibility)

    def windows(self) -> list[Node]:
        return [window for window in self._bus.windows(self.pid) if window.has(State.SHOWING)]

    def end(self) -> None:
        self._bus.close()
        os.kill(self.pid, signal.SIGTERM)
        deadline = time.monotonic() + 15
        while alive(self.pid):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def running(home: Path, profile: str) -> int | None:
    """Return the process that has a profile of a home open."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = (folder / "cmdline").read_bytes(), (folder / "environ").read_bytes()
        except OSError:
            continue
        if f"\0--profile\0{profile}\0".encode() in command and str(home).encode() in environment:
            return int(folder.name)
    return None


@pytest.fixture
def started(desktop: Desktop, tmp_path: Path) -> Generator[Callable[[str], Started]]:
    made: list[Started] = []

    def find(profile: str) -> Started:
        deadline = time.monotonic() + 20
        while (pid := running(tmp_path / "home-0", profile)) is None:
            assert time.monotonic() < deadline, f"nobody opened {profile}"
            time.sleep(0.1)
        made.append(Started(desktop, pid))
        return made[-1]

    yield find
    for one in made:
        one.end()


def test_another_account_gets_windows_of_its_own_and_loses_nothing(
    sit: Sit, started: Callable[[str], Started]
) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.finds("1002", "李伟")
    wang.says("这是王芳写的")
    window = wang.main
    window.activate()
    window.click(None, "设置")
    window.press("Up", "Up", "Up", "Right")
    window.press("Down", "Return")

    other = started("account-2")
    door = Window(cast("Program", other), SIGN_IN)
    door.find("text", "工号或姓名", 20.0)
    door.sees("王芳")
    li = wang.person.office.person("李伟")
    door.activate()
    door.fill("text", "工号或姓名", li.number)
    door.fill("text", "密码", li.password)
    door.press("Return")
    door.click("push button", "一致")
    main = Window(cast("Program", other), MAIN)
    main.find("radio button", "消息", 20.0)
    main.sees("这是王芳写的")
    wang.sees_chat(("王芳", "这是王芳写的"))

    # Back to the first, whose windows come forward.
    main.activate()
    main.click(None, "设置")
    main.press("Up", "Up", "Up", "Right", "Return")
    wang.main.look(lambda tree: True if tree.has(State.ACTIVE) else None)
