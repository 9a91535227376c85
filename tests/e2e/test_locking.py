"""Locked windows show nothing but whose they are; the password opens them, too often wrong signs out."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.e2e.accessible import State
from tests.e2e.seat import MAIN, Seat
from tests.e2e.window import Window

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


def locked(seat: Seat) -> Window:
    """Return the locked window."""
    window = Window(seat.program, MAIN)
    window.find("push button", "解锁", 20.0)
    return window


def tries(window: Window, password: str) -> None:
    """Give a password."""
    window.fill("text", "密码", password)
    window.press("Return")


def test_a_locked_window_hides_all_until_the_password_is_given(sit: Sit, pictures: Any) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.finds("1002", "李伟")
    wang.says("工资表在附件里")
    wang.main.press("ctrl+shift+l")
    window = locked(wang)
    window.sees("王芳")
    window.screenshot(pictures / "locked.png")
    assert all("工资表" not in str(one) for one in wang.program.windows())
    assert len(wang.program.windows()) == 1
    # A restart is no way around it, nor is a second start.
    wang.program.kill()
    wang.starts()
    window = locked(wang)
    again = wang.starts_again()
    window.look(lambda tree: True if tree.has(State.ACTIVE) else None)
    again.close()
    assert len(wang.program.windows()) == 1
    tries(window, "wrong")
    window.sees("还可以试 4 次")
    window.look(lambda tree: True if _editable(tree) else None)
    tries(window, wang.person.password)
    wang.opens("李伟")
    wang.sees_chat(("王芳", "工资表在附件里"))


def test_who_gives_up_signs_out(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    window = wang.main
    window.activate()
    window.click(None, "设置")
    window.press("Up", "Up", "Return")
    locked(wang).click("push button", "退出登录")
    wang.sign_in.find("text", "工号或姓名")
    assert len(wang.program.windows()) == 1


def _editable(tree: Any) -> bool:
    fields = (node for node in tree.walk() if node.visible and node.role == "text")
    return any(node.name == "密码" and node.has(State.ENABLED) for node in fields)
