"""Two screens of different scale: the window is drawn for the one it is on, and comes back where it stood."""

import asyncio
import shutil
import subprocess
import time
from collections.abc import AsyncGenerator, Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage

from tests.e2e.desktop import Desktop, desktop, missing
from tests.e2e.screen import pixels
from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(120)

SIZE = (3800, 1300)
MONITORS = {"LEFT": ("1400/370x1000/265+0+0", "screen"), "RIGHT": ("2400/600x1300/325+1400+0", "none")}
"""Name → place and size, and the output it takes up (X11 has one)."""
LEFT, RIGHT = QRect(0, 0, 1400, 1000), QRect(1400, 0, 2400, 1300)
SCALED = {"QT_SCREEN_SCALE_FACTORS": "LEFT=1;RIGHT=1.5"}
SMOOTH = (Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


class Screens:
    """The desktop's two screens, and the window on them."""

    def __init__(self, desktop: Desktop) -> None:
        self.desktop = desktop
        for name in MONITORS:
            self.plug(name)

    def plug(self, name: str) -> None:
        """Plug a screen in."""
        self._xrandr("--setmonitor", name, *MONITORS[name])

    def unplug(self, name: str) -> None:
        """Take a screen away."""
        self._xrandr("--delmonitor", name)

    def _xrandr(self, *arguments: str) -> None:
        display = self.desktop.environment["DISPLAY"]
        command = ["xrandr", "--display", display, *arguments]
        subprocess.run(command, check=True, timeout=15, capture_output=True)

    def window(self) -> QRect:
        """Return where the window in front is, in pixels."""
        told = self.desktop.xdotool("getactivewindow", "getwindowgeometry", "--shell").split()
        values = dict(line.split("=") for line in told)
        return QRect(*(int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT")))

    def move(self, x: int, y: int) -> None:
        """Drag the window in front somewhere else."""
        self.desktop.xdotool("getactivewindow", "windowmove", "--sync", x, y)


def detail(picture: QImage) -> int:
    """Return how much of a picture is too fine to outlive being made smaller by a third and larger again."""
    again = picture.scaled(picture.size() * 2 / 3, *SMOOTH).scaled(picture.size(), *SMOOTH)
    pairs = zip(greys(picture), greys(again), strict=True)
    return sum(abs(one - other) for one, other in pairs)


def greys(picture: QImage) -> bytes:
    """Return the brightness of every pixel."""
    return pixels(picture.convertToFormat(QImage.Format.Format_Grayscale8))


@pytest.fixture
def screens() -> Generator[Screens]:
    """Run a desktop of its own with both screens."""
    if absent := [*missing(), *([] if shutil.which("xrandr") else ["xrandr"])]:
        pytest.skip(f"needs {', '.join(absent)}")
    with desktop(SIZE) as running:
        yield Screens(running)


@pytest.fixture
async def wang(screens: Screens, office: Office, tmp_path: Path) -> AsyncGenerator[Seat]:
    """Let somebody sit down there."""
    seat = Seat(screens.desktop, office.person("王芳"), tmp_path / "home", SCALED)
    yield seat
    seat.close()


def stands(screens: Screens, wanted: Callable[[QRect], bool]) -> QRect:
    """Wait until the window stands as it should, and no longer moves."""
    deadline, last = time.monotonic() + 15, QRect()
    while True:
        now = screens.window()
        if wanted(now) and now == last:
            return now
        assert time.monotonic() < deadline, now
        last = now
        time.sleep(0.3)


async def test_the_window_is_sharp_on_both_screens_and_stands_where_it_stood(
    screens: Screens, wang: Seat
) -> None:
    def look(area: QRect) -> QImage:
        """Return what is shown there, once anything is."""
        deadline = time.monotonic() + 10
        while detail(picture := screens.desktop.screen.picture(area)) == 0 and time.monotonic() < deadline:
            time.sleep(0.1)
        return picture

    await asyncio.to_thread(wang.comes_in)
    left = await asyncio.to_thread(stands, screens, LEFT.contains)
    corner = await asyncio.to_thread(look, QRect(left.topLeft(), QSize(440, 280)))
    screens.move(1500, 60)
    right = await asyncio.to_thread(stands, screens, RIGHT.contains)
    # The least size of the window, on a screen on which it takes more pixels.
    assert (right.width(), right.height()) == (1290, 840)
    larger = await asyncio.to_thread(look, QRect(right.topLeft(), QSize(660, 420)))
    stretched = corner.scaled(larger.size(), *SMOOTH)
    assert detail(larger) > 2 * detail(stretched)

    # It stands there again after a restart.
    await asyncio.to_thread(time.sleep, 1)
    wang.close()
    wang.starts()
    await asyncio.to_thread(lambda: wang.main)
    place = await asyncio.to_thread(stands, screens, RIGHT.contains)
    assert (place.topLeft() - right.topLeft()).manhattanLength() <= 4

    # A screen that goes takes no window with it, and one that comes back finds it where it was.
    screens.unplug("RIGHT")
    await asyncio.to_thread(stands, screens, LEFT.contains)
    screens.plug("RIGHT")
    await asyncio.to_thread(stands, screens, lambda now: now == place)
