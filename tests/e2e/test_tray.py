"""The tray of a real panel: the icon flashes, and a click on it opens what it flashes for."""

import asyncio
import shutil
import time
from collections.abc import Callable, Generator

import pytest
from PySide6.QtCore import QRect

from tests.e2e.accessible import State
from tests.e2e.desktop import Desktop, running
from tests.e2e.screen import pixels
from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]
SIZE = 20
"""Pixels of a panel with an icon, at least."""
STILL = 1.2


class Tray:
    """The panel on the screen."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop

    def icon(self) -> QRect:
        """Wait for an icon; return where it is just now: the panel moves as it grows."""
        return until(self._place)

    def _place(self) -> QRect | None:
        """Return where the panel is; nothing while it has no icon."""
        try:
            found = self._desktop.xdotool("search", "--class", "trayer").split()
            told = self._desktop.xdotool("getwindowgeometry", "--shell", found[-1]).split()
        except AssertionError:
            return None  # some window has gone while it was looked at
        values = dict(line.split("=") for line in told)
        x, y, width, height = (int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return QRect(x, y, width, height) if width >= SIZE else None

    def flashes(self) -> None:
        """Wait until the icon has come and gone."""
        seen = [self._picture()]

        def several() -> bool | None:
            if (now := self._picture()) != seen[-1]:
                seen.append(now)
            # The first may be the number that comes to the icon.
            return True if len(seen) > 3 else None

        until(several)

    def rests(self) -> None:
        """Wait until the icon stays as it is for longer than a flash takes."""
        picture, since = self._picture(), time.monotonic()

        def still() -> bool | None:
            nonlocal picture, since
            if (now := self._picture()) != picture:
                picture, since = now, time.monotonic()
            return True if time.monotonic() - since > STILL else None

        until(still)

    def click(self) -> None:
        """Click the icon."""
        middle = self.icon().center()
        self._desktop.xdotool("mousemove", middle.x(), middle.y(), "click", 1)

    def _picture(self) -> bytes:
        return pixels(self._desktop.screen.picture(self.icon()))


def until(look: Callable[[], QRect | bool | None]) -> QRect:
    """Look until something is seen."""
    deadline = time.monotonic() + 15
    while (found := look()) is None:
        assert time.monotonic() < deadline
        time.sleep(0.1)
    return found if isinstance(found, QRect) else QRect()


@pytest.fixture
def tray(desktop: Desktop) -> Generator[Tray]:
    """Put a panel with a tray onto the desktop."""
    if shutil.which("trayer") is None:
        pytest.skip("needs trayer")
    panel = ("--edge", "bottom", "--align", "right", "--widthtype", "request", "--height", "28")
    with running(["trayer", *panel], desktop.environment):
        yield Tray(desktop)


async def test_a_click_on_the_flashing_icon_opens_the_first_chat_with_something_new(
    office: Office, sit: Sit, tray: Tray
) -> None:
    wang, zhang = await office.welcome("王芳", "张敏")
    li = sit("李伟")
    await asyncio.to_thread(li.comes_in)
    await asyncio.to_thread(li.main.close)
    await asyncio.to_thread(tray.rests)
    await wang.sends(li.person, "明早八点")
    await asyncio.to_thread(tray.flashes)
    await zhang.sends(li.person, "带上图纸")
    await asyncio.to_thread(tray.click)
    await asyncio.to_thread(li.main.look, lambda tree: True if tree.has(State.ACTIVE) else None)
    await asyncio.to_thread(li.sees_chat, ("王芳", "明早八点"))
    await asyncio.to_thread(tray.rests)
