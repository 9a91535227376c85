"""An invite: an admin copies its link, a colleague pastes it, and nobody compares a fingerprint."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.seat import Seat
from tests.support.child import Child, python_command
from tests.support.office import Office, Person
from tests.support.server import CHEAP, Organisation

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


async def alone(folder: Path) -> Person:
    """Return the first and only person of a new company, whose server runs."""
    new = python_command(
        "server", "init", "--data", folder / "server", "--name", "新公司", "--json", dev=False
    )
    with Child(new, name="init", environment=CHEAP) as child:
        assert await child.wait() == 0, child.errors
    made = Office(folder, Organisation(json.loads(child.output)["organisation"], "新公司", {}, ""))
    said = await made.server.command("user", "add", "1", "王芳")
    await made.server.start()
    return Person(made, "王芳", "1", said.split("one-time password: ")[1].split(" ")[0])


async def test_who_has_a_company_to_themselves_is_led_to_adding_people(sit: Sit, tmp_path: Path) -> None:
    wang = sit("王芳")
    wang.person = await alone(tmp_path / "alone")
    try:
        wang.starts()
        wang.signs_in()
        wang.compares_fingerprint()
        wang.sign_in.fill("text", "新密码", "新的密码-2026")
        wang.sign_in.fill("text", "再输一次新密码", "新的密码-2026")
        wang.sign_in.press("Return")
        window = wang.main
        window.sees("请同事进来")
        window.sees("这里现在只有你一个人。")
        window.activate()
        window.click("push button", "添加一位同事")
        window.fill("text", "工号", "2")
        window.fill("text", "姓名", "李伟")
        window.press("Return")
        window.find("label", "一次性密码")
        window.click("push button", "关闭")
        window.click("radio button", "邀请")
        window.sees("现在有 2 个人。")
        wang.close()
    finally:
        wang.person.office.close()


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
