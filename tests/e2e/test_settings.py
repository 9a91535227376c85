"""The settings as their user has them: opened from the menu, walked by keyboard, in force at once."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import msgspec
import pytest

from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.preferences import Preferences
from tests.client.platform.notification_service import Service, notification_service
from tests.e2e.accessible import Node, State
from tests.e2e.desktop import Desktop
from tests.e2e.seat import Seat
from tests.e2e.window import Window

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]
SETTINGS = re.compile(r"^(邻信 · 设置|鄰信 · 設定|Linxin · (Settings|Настройки))$")


@pytest.fixture
async def notifications(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Service]:
    """Offer what shows notifications on this desktop."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    async with notification_service("body") as service:
        yield service


def opened(seat: Seat) -> Window:
    """Open the settings by the keyboard."""
    main = seat.main
    main.activate()
    main.press("ctrl+comma")
    return seat.program.window(SETTINGS)


def kept(home: Path) -> Preferences:
    """Return what is on the disk."""
    file = home / "profiles" / "default" / "window.json"
    return msgspec.json.decode(file.read_bytes(), type=Preferences)


def click_last(window: Window, name: str) -> None:
    """Click the lowest of the buttons with a name."""

    def lowest(tree: Node) -> Node | None:
        found = [one for one in tree.walk() if one.visible and one.role == "push button" and one.name == name]
        return max(found, key=lambda one: one.centre[1], default=None)

    window.click_at(*window.look(lowest).centre)


def test_choices_are_in_force_and_on_disk_at_once(sit: Sit, tmp_path: Path) -> None:
    wang = sit("王芳")
    wang.comes_in()
    main = wang.main
    main.activate()
    main.click(None, "设置")
    main.press("Down", "Return")
    window = wang.program.window(SETTINGS)
    window.activate()
    window.click("radio button", "外观")
    window.click("radio button", "深色")
    window.click("radio button", "赭石")
    window.click("radio button", "紧凑")
    window.click("radio button", "宣纸")
    window.click("combo box", re.compile("^系统字体"))
    window.press("Down", "Return")
    window.look(lambda _: True if kept(tmp_path / "home-0").font else None)
    chosen = kept(tmp_path / "home-0")
    assert (chosen.mode, chosen.accent, chosen.skin, chosen.compact) == ("dark", "rust", "paper", True)

    # By keyboard alone: up to the first page, and its first list through the languages to English.
    window.click("radio button", "通用")
    window.press("Tab", "Down", "Down")
    window.sees("語言")
    window.press("Down", "Down")
    window.sees("Язык")
    window.press("Up")
    window.sees("Language")
    english = Window(wang.program, re.compile("^Linxin · (?!Settings)"))
    english.find("radio button", "Chats")
    window.press("Escape")
    english.look(lambda _: None if wang.program.has_window(SETTINGS) else True)
    assert kept(tmp_path / "home-0").language == "en"

    wang.close()
    wang.starts()
    wang.program.window(re.compile("^Linxin"), 20.0).sees("Chats")
    again = kept(tmp_path / "home-0")
    assert (again.mode, again.skin, again.font, again.language) == ("dark", "paper", chosen.font, "en")


def test_a_device_is_signed_out_from_another(sit: Sit) -> None:
    desk, laptop = sit("王芳"), sit("王芳")
    desk.comes_in()
    laptop.comes_in()
    window = opened(desk)
    window.activate()
    window.click("radio button", "设备")
    window.sees("现在在线")
    # The one that asks stands first.
    click_last(window, "退出登录")
    window.sees("退出后需要用密码重新登录。要退出吗？")
    click_last(window, "退出登录")
    laptop.sign_in.find("text", "密码")
    window.sees_no("现在在线")
    window.sees("本设备")


async def test_who_wants_no_notifications_gets_none(sit: Sit, notifications: Service) -> None:
    wang, li = sit("王芳"), sit("李伟")

    def arrive() -> None:
        for seat in (li, wang):
            seat.comes_in()
        window = opened(li)
        window.activate()
        window.click("radio button", "通知")
        window.click("check box", "有新消息时通知我")
        window.press("Escape")
        wang.finds("1002", "李伟")
        wang.says("安静的一条")

    await asyncio.to_thread(arrive)
    await asyncio.to_thread(li.sees, "安静的一条")
    assert notifications.calls == 0

    def only_the_name() -> None:
        window = opened(li)
        window.activate()
        # It opens where it was closed.
        window.find("check box", "显示消息内容")
        window.click("check box", "有新消息时通知我")
        window.click("check box", "显示消息内容")
        window.press("Escape")
        wang.looks()
        wang.says("不露出来的内容")

    await asyncio.to_thread(only_the_name)
    await notifications.shows((isolated("王芳"), ""))


def test_a_key_brings_the_window_up_from_another_program(sit: Sit) -> None:
    wang, li = sit("王芳"), sit("李伟")
    wang.comes_in()
    window = opened(wang)
    window.activate()
    window.click("radio button", "快捷键")
    window.press("Tab", "Down")
    window.press("Escape")
    li.comes_in()
    li.looks()
    assert not wang.main.tree().has(State.ACTIVE)
    li.main.press("ctrl+alt+l")
    wang.main.look(lambda tree: True if tree.has(State.ACTIVE) else None)

    # A second program can't have the same one, and says so; once the first ends it can.
    window = opened(li)
    window.activate()
    window.click("radio button", "快捷键")
    window.press("Tab", "Down")
    window.sees("别的程序已经占用这个键，请另选一个。")
    wang.close()
    window.press("Up", "Down")
    window.sees_no("别的程序已经占用这个键，请另选一个。")


def test_old_history_goes_and_comes_back(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.finds("1002", "李伟")
    wang.says("留着的话")
    window = opened(wang)
    window.activate()
    window.click("radio button", "存储")
    window.sees("保存在本机的消息")
    window.click("push button", "释放空间…")
    window.click("push button", "移除")
    window.sees("本机已释放")
    window.press("Escape")
    wang.sees("留着的话")


def test_the_password_is_changed_in_the_settings(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    window = opened(wang)
    window.activate()
    window.click("radio button", "设备")
    window.click("push button", "更改…")
    window.type("wrong-password")
    window.press("Tab")
    window.type("new-secret-2026")
    window.press("Tab")
    window.type("new-secret-2026")
    window.press("Return")
    window.sees("密码不对，还可以试")
    window.fill("text", "现在的密码", wang.person.password)
    window.press("Return")
    window.sees("新密码已生效")
    window.press("Escape")
    wang.signs_out()
    wang.signs_in("new-secret-2026")
    wang.main.sees("消息")
