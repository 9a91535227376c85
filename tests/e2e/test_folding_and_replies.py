"""A chat folded away from the list, and in it an answer that was kept to be given again."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


async def test_a_chat_is_folded_and_answered_by_a_quick_reply(sit: Sit, office: Office) -> None:
    wang = sit("王芳")
    (li,) = await office.welcome("李伟")
    wang.comes_in()
    await li.sends(wang.person, "下午几点")
    window = wang.main
    window.activate()

    # By its menu into the one row for all that are folded, and from there to what is behind it.
    window.click("list item", re.compile("^李伟, 1 条未读"), button=3)
    window.press("Up", "Up", "Up", "Up", "Return")
    window.click("list item", "折叠的聊天, 1 个会话 · 1 个有新消息, 免打扰")
    wang.opens("李伟")

    # Kept once, it is found by the initials of its words behind a slash.
    window.type("三点在大会议室")
    window.press("ctrl+a", "Menu", "Up", "Return")
    window.press("ctrl+a")
    window.type("/sdz")
    window.find(None, "三点在大会议室")
    window.press("Return", "Return")
    window.find("list item", re.compile("三点在大会议室"))
    await li.hears("三点在大会议室")
    window.click("push button", "返回全部会话")
    window.find("list item", "折叠的聊天, 1 个会话, 免打扰")
