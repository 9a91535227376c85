"""Coming in unseen, being told of a new device, and colleagues kept together under a name."""

import asyncio
import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.support.office import Office

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


def comes_in_unseen(seat: Seat) -> None:
    seat.starts()
    window = seat.sign_in
    window.activate()
    window.click("check box", "隐身登录")
    seat.signs_in()
    seat.compares_fingerprint()
    seat.main.sees("消息")


async def test_nobody_sees_who_comes_in_unseen_and_their_window_tells_of_a_new_device(
    office: Office, sit: Sit
) -> None:
    (wang,) = await office.welcome("王芳")
    li = sit("李伟")
    found = await wang.device.ask("people", find=li.person.number)
    assert [one["presence"] for one in found["people"]] == ["offline"]
    await asyncio.sleep(1)
    told = wang.device.terminal.said
    await asyncio.to_thread(comes_in_unseen, li)

    phone = li.person.gets_device()
    await li.person.signs_in(phone)
    main = li.main
    line = await asyncio.to_thread(main.find, None, re.compile("^你的账号在新设备上登录, "))
    assert "127.0.0.1" in line.name
    main.activate()
    main.click("push button", "查看我的设备")
    settings = li.program.window("邻信 · 设置")
    settings.sees("退出登录")
    settings.press("Escape")
    main.activate()
    main.click("push button", "是我本人")
    main.sees_no("你的账号在新设备上登录")
    # All this took longer than it takes to tell of somebody who came in.
    assert not [one for one in wang.device.terminal.events(told) if one.get("event") == "presence"]


async def test_colleagues_kept_together_by_mouse_and_keyboard(office: Office, sit: Sit) -> None:
    li = sit("李伟")
    await asyncio.to_thread(li.comes_in)
    main = li.main
    main.click("radio button", "通讯录")
    main.click("push button", "新建群、公开群、分组")
    main.press("Up", "Return")
    main.find("dialog", "新建分组")
    main.type("客户经理们")
    main.press("Tab")
    main.type("wangfang")
    main.find("list item", re.compile("^王芳"))
    main.press("Return")
    main.click("push button", "创建（1）")
    main.find("list item", re.compile("^客户经理们, .*1, 已展开$"))
    main.click("list item", re.compile("^客户经理们, "), button=3)
    main.press("Down", "Return")
    main.find("dialog", "新建群")
    main.find(None, re.compile("王芳"))
    main.press("Escape")
    main.click("list item", re.compile("^客户经理们, "))
    main.find("list item", re.compile("^客户经理们, .*已折叠$"))
