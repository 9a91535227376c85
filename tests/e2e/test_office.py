"""The office in the windows: the organisation, a group from its founding to its end, an admin's work."""

import re
from collections.abc import Callable

import pytest

from tests.e2e.seat import Seat
from tests.e2e.window import Window

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]


def begins_group(seat: Seat, name: str, *people: str) -> None:
    """Begin a group by the plus beside the search, with people found by typing."""
    window = seat.main
    window.activate()
    window.click("push button", re.compile("^新建群、公开群"))
    window.press("Down", "Return")
    window.fill("text", "群名", name)
    window.click("text", "查找同事")
    for one in people:
        window.type(one)
        window.find("list item", re.compile(rf"^{one}, "))
        window.press("Return", "ctrl+a", "BackSpace")
    window.click("push button", f"创建群（{len(people)}）")
    window.find("text", f"发消息给 {name}")


async def test_a_group_is_begun_called_read_and_left(sit: Sit) -> None:
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.comes_in()
    begins_group(wang, "交付攻坚", "李伟", "陈静")
    window: Window = wang.main
    window.sees("你 创建了群，邀请 ")
    window.find("list item", re.compile("^李伟"))

    # She calls him by the first letters of his name; his list says that he is called.
    window.click("text", "发消息给 交付攻坚")
    window.type("@lw")
    window.look(lambda tree: True if any(node.name == "@李伟" for node in tree.walk()) else None)
    window.press("Return")
    window.type("图纸改好了")
    window.press("Return")
    li.sees("[有人@我]")
    li.opens("交付攻坚")
    li.sees("@李伟 图纸改好了")

    # The ring under her words counts him; the list behind it names him.
    window.activate()
    window.find("list item", re.compile(r"图纸改好了 \(已读 1/2\)$"), 20)

    # He leaves by the menu of the header, and reads what was said until then.
    li.main.activate()
    li.main.click("push button", "更多")
    li.main.press("Up", "Return")
    li.main.click("push button", "退出群")
    li.sees("你已不在这个群里，之前的消息仍可查看。")
    window.find("list item", re.compile("李伟\\W? 离开了"))


async def test_the_organisation_is_unfolded_and_a_colleague_written_to(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    window = wang.main
    window.activate()
    window.click("radio button", "通讯录")
    folded = window.find("list item", re.compile("已折叠$")).name
    department = folded.partition(",")[0]
    window.click("list item", re.compile(f"^{department}, "))
    window.find("list item", re.compile(f"^{department}, .*已展开$"))
    window.press("Left")
    window.find("list item", re.compile(f"^{department}, .*已折叠$"))
    window.press("Right", "Right", "Return")
    window.find("text", re.compile("^发消息给 "))


async def test_an_admin_adds_somebody_and_ends_the_account(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    window = wang.main
    window.activate()
    window.click("radio button", "管理")
    window.click("push button", "添加")
    window.fill("text", "工号", wang.person.number)
    window.fill("text", "姓名", "田恬")
    window.fill("text", "职务", "测试工程师")
    window.press("Tab")
    window.type("P5")
    window.press("Return")
    # What the server refuses is said beside the field, and what was filled in stays.
    window.find("text", "姓名")
    window.sees("工号")
    window.fill("text", "工号", "HC0551")
    window.press("Return")
    window.find("label", "一次性密码")
    window.click("push button", "关闭")
    window.fill("text", "查找同事", "HC0551")
    window.find("list item", re.compile("^田恬, HC0551, 测试工程师, P5, "))
    window.click("list item", re.compile("^田恬, HC0551"), button=3)
    window.press("Up", "Return")
    window.click("push button", "停用账号")
    window.find("list item", re.compile("^田恬, HC0551.*已停用"))
