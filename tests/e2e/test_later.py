"""In the window, by mouse and keyboard: a message that waits for its time, and a reminder of one."""

import re
import time
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]


async def test_a_message_waits_and_goes_and_another_is_brought_to_mind(sit: Sit, office: Office) -> None:
    wang = sit("王芳")
    (li,) = await office.welcome("李伟")
    wang.comes_in()
    asked = await li.sends(wang.person, "周五前看图纸")
    wang.opens("李伟")

    # Kept by the first time that the menu offers, seen in the line, and sent from the list after all.
    wang.main.click("text", "发消息给 李伟")
    wang.main.type("九点见")
    wang.main.click("push button", "其他发送方式")
    wang.main.press("Down", "Return")
    wang.main.click("push button", re.compile("^有 1 条定时消息，"))
    wang.main.find("list item", re.compile("^九点见"))
    wang.main.click("push button", "立即发送")
    await li.hears("九点见")
    wang.main.sees("这里没有等待发送的消息")
    wang.main.press("Escape")

    # What the menu of a message sets, another device of hers brings forward: nobody waits for an hour here.
    phone = wang.person.gets_device()
    await wang.person.signs_in(phone)
    await phone.online()
    wang.main.click("list item", re.compile("周五前看图纸"), button=3)
    wang.main.press("Up", "Right", "Return")
    told = await phone.hears(event="reminder", id=asked["id"])
    assert told["due"] > time.time() * 1000
    await phone.ask("remind", to=li.number, id=asked["id"], due=int(time.time() * 1000) + 300)
    wang.main.click("push button", "提醒：周五前看图纸")
    await phone.hears(event="reminder", id=asked["id"], due=0)
    wang.main.sees_no("提醒：周五前看图纸")
