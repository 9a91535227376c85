"""A group that ends, in which somebody has a name of their own and reminds of reading."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.e2e.test_office import begins_group

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


async def test_a_group_has_an_end_a_name_of_mine_and_readers_to_remind(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    begins_group(wang, "交付攻坚", "李伟")
    wang.goes_on("周五前交报表")
    window = wang.main

    # By the menu of her message to those who have not read it; the button says when they were reminded.
    window.find("list item", re.compile(r"周五前交报表 \(已读 0/1\)$"))
    window.click("list", "消息")
    window.press("End", "Return", "Down", "Down", "Return")
    window.click(None, "未读（1）")
    window.find("list item", re.compile("^李伟"))
    window.click("push button", "提醒未读")
    window.find("push button", re.compile(r"^已提醒（\d\d:\d\d）$"))
    window.press("Escape")

    # By the head of the chat to its settings: when it ends, and how she is called in it.
    window.click("push button", "更多")
    window.press("Down", "Return")
    window.fill("text", "我在本群的昵称", "芳姐")
    window.click("combo box", "不到期")
    window.press("Down", "Down", "Return")
    window.click("push button", "保存")
    window.find("list item", re.compile(r"^你 把自己的群昵称改为“\W?芳姐"))
    window.sees("你 把群的到期时间设为 ")
    window.find("list item", re.compile("^芳姐, 王芳, 群主"))
    window.find("label", re.compile("到期$"))
