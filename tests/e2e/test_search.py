"""In the window: a message is found by its words as they are typed, and read where it stands."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]
BEFORE, AFTER = 70, 70


async def test_a_message_is_found_by_keys_and_read_among_its_neighbours(sit: Sit, office: Office) -> None:
    wang = sit("王芳")
    (li,) = await office.welcome("李伟")
    for number in range(BEFORE):
        await li.says(wang.person, f"前 {number}")
    quote = await li.says(wang.person, "轴承的报价单发你了")
    for number in range(AFTER):
        await li.says(wang.person, f"后 {number}")
    await li.sends(wang.person, "就这些")
    wang.comes_in()
    window = wang.main
    window.activate()
    window.press("ctrl+k")
    window.type("报价")
    window.find("list item", re.compile("^李伟, 轴承的报价单发你了$"))
    window.press("Return")
    window.find("list item", re.compile(r"^李伟 \d\d:\d\d: 轴承的报价单发你了$"))
    window.find("list item", re.compile(r"^李伟 \d\d:\d\d: 前 \d+$"))
    window.find("list item", re.compile(r"^李伟 \d\d:\d\d: 后 \d+$"))
    # Gone in the same moment, also from what somebody searches for.
    window.press("ctrl+k")
    window.type("报价")
    window.find("list item", re.compile("^李伟, 轴承的报价单发你了$"))
    await li.device.ask("recall", id=quote["id"])
    window.sees("没有找到")
