"""My own picture: chosen from a file, cut, and seen by a colleague whose window is open."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from tests.e2e.seat import Seat

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]
MAGENTA = QColor("#ff00ff")


def shows_magenta(seat: Seat, path: Path) -> bool:
    """Tell whether a disc of the picture's colour is anywhere in somebody's window."""
    seat.main.activate()
    shown = QImage(str(seat.main.screenshot(path)))
    colours = (
        shown.pixelColor(x, y) for y in range(0, shown.height(), 6) for x in range(0, shown.width(), 6)
    )
    return sum(one.red() > 235 and one.green() < 25 and one.blue() > 235 for one in colours) >= 4


async def test_a_picture_is_cut_and_seen_by_a_colleague(sit: Sit, tmp_path: Path) -> None:
    picture = QImage(900, 600, QImage.Format.Format_RGB32)
    picture.fill(MAGENTA)
    assert picture.save(str(tmp_path / "me.png"))
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()
    li.finds("wf", "王芳")
    li.says("在吗")
    assert not shows_magenta(li, tmp_path / "before.png")

    window = wang.main
    window.activate()
    window.click("push button", "王芳 · 在线")
    window.press("Up", "Return")
    window.find("label", "职级")
    window.find("label", "M5")
    window.click("push button", "我的资料…")
    # Her level is the organisation's to change.
    window.find("label", "总经理 · 职级 M5 · 1001")
    window.fill("text", "名字下面的话", "在路上")
    window.click("push button", "更换头像…")
    chooser = wang.program.window("选择图片")
    chooser.type(str(tmp_path / "me.png"))
    chooser.press("Return")
    window.sees("裁剪头像")
    window.press("plus", "Right", "Right", "Return")
    window.find("push button", "移除")
    window.click("push button", "保存")
    window.sees("资料已保存")
    for seat in (wang, li):
        deadline = time.monotonic() + 10
        while not shows_magenta(seat, tmp_path / "now.png"):
            assert time.monotonic() < deadline
