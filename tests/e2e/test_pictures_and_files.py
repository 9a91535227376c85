"""Pictures pasted and files dropped in one window are seen, opened and saved in another one."""

import os
import re
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from client.viewmodels.people.naming import isolated
from tests.e2e.accessible import Node
from tests.e2e.desktop import Desktop
from tests.e2e.giver_app import COLOUR
from tests.e2e.seat import EDITOR, Seat
from tests.e2e.window import PATIENCE, Program, Window
from tests.support.child import python_command

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]
DRAGGED = "二线设备点检表.xlsx"


@pytest.fixture
def dragged(tmp_path: Path) -> Path:
    path = tmp_path / DRAGGED
    path.write_bytes(b"the table" * 5000)
    return path


@pytest.fixture
def giver(desktop: Desktop, dragged: Path) -> Generator[Window]:
    command = python_command("tests.e2e.giver_app", dragged)
    program = Program(desktop, command, name="giver")
    yield program.window("素材")
    program.close()


@pytest.fixture
def downloads(desktop: Desktop, tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    config = Path(desktop.environment["XDG_CONFIG_HOME"])
    config.mkdir(exist_ok=True)
    (config / "user-dirs.dirs").write_text(f'XDG_DOWNLOAD_DIR="{folder}"\n')
    return folder


@pytest.fixture
def launched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where a program that opens files, as desktops have one, notes what it was to open."""
    notes, folder = tmp_path / "launched", tmp_path / "bin"
    folder.mkdir()
    program = folder / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{notes}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return notes


def rows(window: Node) -> list[Node]:
    lists = (one for one in window.walk() if one.visible and one.role == "list" and one.name == "消息")
    return [one for each in lists for one in each.children if one.visible and one.role == "list item"]


def near(one: QColor, other: QColor) -> bool:
    away = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return max(map(abs, away)) < 12


def share(image: QImage, colour: QColor) -> float:
    """Tell how much of a picture is of one colour, by every fourth pixel."""
    places = [(x, y) for x in range(0, image.width(), 4) for y in range(0, image.height(), 4)]
    return sum(near(image.pixelColor(x, y), colour) for x, y in places) / max(1, len(places))


def sees_colour(seat: Seat, desktop: Desktop, colour: QColor) -> None:
    """See the picture itself in the last row: a surface of its colour."""
    deadline = time.monotonic() + PATIENCE
    while True:
        row = rows(seat.main.tree())[-1]
        if share(desktop.screen.picture(QRect(*row.box)), colour) > 0.1:
            return
        assert time.monotonic() < deadline, "the picture is not shown"
        time.sleep(0.1)


def clicks(seat: Seat, *, above: int) -> None:
    """Click into the last row, so far above its lower edge: days and lines stand in its upper part."""
    left, top, _, height = rows(seat.main.tree())[-1].box
    seat.main.click_at(left + 200, top + height - above)


def finds(path: Path, data: bytes) -> None:
    """Find a file with this in it."""
    deadline = time.monotonic() + PATIENCE
    while not path.exists() or path.read_bytes() != data:
        assert time.monotonic() < deadline, f"no {path.name}"
        time.sleep(0.1)


def drag(desktop: Desktop, start: tuple[int, int], end: tuple[int, int]) -> None:
    desktop.xdotool("mousemove", *start, "mousedown", 1)
    for step in range(1, 11):
        place = [round(a + (b - a) * step / 10) for a, b in zip(start, end, strict=True)]
        desktop.xdotool("mousemove", *place)
        time.sleep(0.03)
    time.sleep(0.2)


async def test_a_picture_is_pasted_and_seen_by_the_other(sit: Sit, giver: Window, desktop: Desktop) -> None:
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()
    wang.finds("lw", "李伟")
    giver.activate()
    giver.click("push button", "复制图片")
    window = wang.main
    window.activate()
    window.click("text", EDITOR)
    window.press("ctrl+v")
    window.find("push button", re.compile("^移除 图片 .*png$"))
    window.type("现场拍的")
    window.press("Return")
    sees_colour(wang, desktop, COLOUR)
    li.sees("[图片] 现场拍的")
    li.opens("王芳")
    assert re.search(r"\[图片\] .图片 .*png. 现场拍的$", rows(li.main.tree())[-1].name)
    sees_colour(li, desktop, COLOUR)

    # A click opens it in a window of its own; Escape closes that.
    clicks(li, above=100)
    viewer = li.program.window(re.compile("^图片 .*png$"))
    viewer.find("push button", "适合窗口")
    viewer.press("Escape")
    li.main.activate()
    assert not li.program.has_window(re.compile("^图片 .*png$"))


async def test_a_file_is_dropped_and_opened_by_the_other(
    sit: Sit, giver: Window, desktop: Desktop, dragged: Path, downloads: Path, launched: Path
) -> None:
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()
    wang.finds("lw", "李伟")
    window = wang.main
    window.activate()
    place = window.find("list", "消息").centre
    giver.activate()
    handle = giver.find("label", "拖我").centre
    drag(desktop, handle, place)
    desktop.xdotool("mouseup", 1)
    window.find("push button", f"移除 {DRAGGED}")
    window.activate()
    window.click("text", EDITOR)
    window.press("Return")
    li.sees(f"[文件] {isolated(DRAGGED)}")
    li.opens("王芳")
    clicks(li, above=30)
    saved = downloads / "Linxin" / DRAGGED
    finds(saved, b"the table" * 5000)
    finds(launched, saved.as_uri().encode())
