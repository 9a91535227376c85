"""What waits while there is no server: it says so, and can be taken back by mouse and by keyboard."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]
WAITS = "还没发出，连上后自动发送。"


async def test_what_waits_is_cancelled_by_keyboard_and_the_rest_arrives(sit: Sit, office: Office) -> None:
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()
    wang.finds("lw", "李伟")
    wang.says("先说一句")
    wang.sees_chat(("王芳", "先说一句"))
    office.server.kill()
    wang.sees("现在连不上服务器")
    for text in ("写错了的", "这条要发", "也不要了"):
        wang.says(text)
    wang.main.find("list item", re.compile(f"也不要了.*{WAITS}"))

    # By keyboard: from the editor back to the messages, to the last of them, its menu, the last entry.
    window = wang.main
    window.click("list item", re.compile("也不要了"))
    window.press("Return", "Up", "Return")
    wang.sees_chat(("王芳", "先说一句"), ("王芳", "写错了的"), ("王芳", "这条要发"))
    window.press("End", "Up", "Return", "Up", "Return")
    wang.sees_chat(("王芳", "先说一句"), ("王芳", "这条要发"))

    await office.server.start()
    li.opens("王芳")
    li.sees_chat(("王芳", "先说一句"), ("王芳", "这条要发"), timeout=30)
    wang.sees_chat(("王芳", "先说一句"), ("王芳", "这条要发"))
    window.find("list item", re.compile(r"这条要发 \((已送达|已读)\)"))
