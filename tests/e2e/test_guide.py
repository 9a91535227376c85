"""An invite: an admin copies its link, a colleague pastes it, and nobody compares a fingerprint."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


async def test_an_admin_invites_and_a_colleague_comes_by_the_link(sit: Sit) -> None:
    wang, li = sit("王芳"), sit("李伟")
    wang.comes_in()
    window = wang.main
    window.activate()
    window.click("radio button", "管理")
    window.click("radio button", "邀请")
    window.sees("请同事进来")
    window.sees(wang.person.office.organisation.name)
    window.sees("服务器目前只接受本机连接")
    window.click("push button", "复制链接")

    li.starts()
    entrance = li.sign_in
    entrance.activate()
    entrance.click("text", "服务器地址或邀请链接")
    entrance.press("ctrl+a", "ctrl+v")
    link = re.compile(rf"^linxin://{wang.person.office.server.address}/")
    entrance.look(lambda tree: True if any(link.search(node.text) for node in tree.walk()) else None)
    entrance.fill("text", "工号或姓名", li.person.number)
    entrance.fill("text", "密码", li.person.password)
    entrance.press("Return")
    li.main.sees("消息")
