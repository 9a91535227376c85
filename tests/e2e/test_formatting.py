"""In the windows: words made bold by a key and red by the mouse look so to whom they are sent."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from tests.e2e.accessible import Node
from tests.e2e.desktop import Desktop
from tests.e2e.seat import Seat

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]
SAID = "周五交货"
AVATAR, BUBBLE = 66, 36
"""Pixels of a row that are left of all bubbles, and those that its bubble takes at its end."""


def rows(seat: Seat, count: int) -> list[QRect]:
    """Return where the messages of the open chat stand, once there are so many."""

    def found(tree: Node) -> list[QRect] | None:
        said = [one for one in tree.walk() if one.visible and one.role == "list item" and SAID in one.name]
        boxes = [
            QRect(*one.box).adjusted(AVATAR, one.box[3] - BUBBLE, 0, 0)
            for one in said
            if one.name.startswith("王芳 ")
        ]
        return boxes if len(boxes) == count else None

    return seat.main.look(found)


def count(desktop: Desktop, area: QRect, wanted: Callable[[QColor], bool]) -> int:
    picture = desktop.screen.picture(area)
    return sum(
        wanted(picture.pixelColor(x, y)) for x in range(picture.width()) for y in range(picture.height())
    )


async def test_the_other_sees_what_is_bold_and_what_is_red(desktop: Desktop, sit: Sit) -> None:
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()
    wang.finds("lw", "李伟")
    wang.says(SAID)
    window = wang.main
    window.press("ctrl+b")
    wang.goes_on(SAID)
    window.click(None, "格式")
    window.click(None, "红色")
    wang.goes_on(SAID)
    li.opens("王芳")
    li.looks()
    plain, bold, red = rows(li, 3)
    dark = [count(desktop, area, lambda one: one.lightness() < 120) for area in (plain, bold)]
    assert dark[1] > 1.15 * dark[0] > 0, dark
    reddish = [count(desktop, area, lambda one: one.red() - one.green() > 60) for area in (plain, bold, red)]
    assert reddish[0] == reddish[1] == 0 < reddish[2], reddish
