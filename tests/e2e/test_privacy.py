"""What somebody keeps to themselves is not told: they read, and the other does not learn of it."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


async def test_who_keeps_it_reads_unseen(sit: Sit) -> None:
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()
    main = li.main
    main.activate()
    main.click(None, "设置")
    main.press("Down", "Return")
    settings = li.program.window("邻信 · 设置")
    settings.activate()
    settings.click("radio button", "隐私")
    settings.sees("没有屏蔽任何人")
    settings.click("check box", "让对方知道我已读")
    # What outside contacts see of the signature: the only part that everyone of them does at first.
    settings.click("combo box", "所有人")
    settings.press("Down", "Return")
    settings.find("combo box", "好友和同事")
    settings.press("Escape")

    wang.finds("lw", "李伟")
    wang.says("看到了吗")
    li.opens("王芳")
    li.sees("看到了吗")
    wang.main.activate()
    wang.main.find("list item", re.compile(r"看到了吗 \(已送达\)$"), 20)
