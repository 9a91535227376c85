"""In the windows: who can be reached, and what was begun, through a kill and on another device."""

from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]


async def test_a_draft_outlives_a_killed_window_and_a_killed_colleague_goes_offline(
    sit: Sit, office: Office
) -> None:
    wang = sit("王芳")
    (li,) = await office.welcome("李伟")
    wang.comes_in()
    await li.sends(wang.person, "下午开会吗")
    wang.sees("李伟, 1 条未读, 下午开会吗, 在线")
    wang.opens("李伟")
    wang.main.click("text", "发消息给 李伟")
    wang.main.press("ctrl+b")
    wang.main.type("开，三点")
    # What the phone would show is what another device of hers is told.
    phone = wang.person.gets_device()
    await wang.person.signs_in(phone)
    await phone.online()
    await phone.hears(event="draft", text="开，三点")
    wang.program.kill()
    wang.starts()
    wang.opens("李伟")
    begun = wang.main.look(lambda tree: next((one for one in tree.walk() if one.text == "开，三点"), None))
    assert wang.program.looks(begun, 1)["weight"] == "bold"
    li.device.kill()
    wang.main.find("list item", "李伟, 下午开会吗, 离线", 30)
