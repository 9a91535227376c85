"""Coming in: by one click in a demo, by what is kept from last time, and with a password that was given."""

import json
import re
import socket
import time
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from tests.e2e.accessible import Node, State
from tests.e2e.seat import Seat
from tests.e2e.window import Window
from tests.support.network import LOOPBACK
from tests.support.office import Office, Person, Template

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]
ADDRESS, NAME, PASSWORD = "服务器地址或邀请链接", "工号或姓名", "密码"


def demo_of(office: Office, folder: Path, *names: str) -> Path:
    """Write the file that `dev.py run` writes for its window."""
    people = [office.person(name) for name in names]
    path = folder / "demo.json"
    demo = {
        "server": office.server.address,
        "organisation": office.organisation.id,
        "name": office.organisation.name,
        "people": [{"user": one.number, "name": one.name, "password": one.password} for one in people],
    }
    path.write_text(json.dumps(demo), encoding="utf-8")
    return path


def text_of(window: Window, field: str) -> str:
    return window.find("text", field).text


def kept_secrets(folder: Path) -> set[str]:
    """Return what the one client below a folder keeps secret on disk."""
    (path,) = folder.glob("home-*/profiles/*/secrets.json")
    return set(json.loads(path.read_bytes()))


async def test_the_demo_is_one_click_away(sit: Sit, office: Office, tmp_path: Path) -> None:
    demo = demo_of(office, tmp_path, "王芳", "李伟")
    wang, li = sit("王芳"), sit("李伟")
    for seat in (wang, li):
        seat.starts("--demo", demo)
        window = seat.sign_in
        window.sees("欢迎使用邻信")
        window.sees(office.organisation.name)
        window.click("push button", f"{seat.person.name}, {seat.person.number}")
        seat.main.sees("消息")
    wang.finds("李伟", "李伟")
    wang.says("你也进来了？")
    li.sees("王芳, 1 条未读, 你也进来了？")

    # Who was in comes in again by itself, and nothing of the demo is asked.
    wang.close()
    wang.starts("--demo", demo)
    wang.sees("李伟, 你也进来了？")


async def test_without_a_demo_nothing_of_it_is_shown(sit: Sit) -> None:
    wang = sit("王芳")
    wang.starts()
    window = wang.sign_in
    window.find("text", NAME)
    window.sees_no("演示")


async def test_what_is_kept_is_the_user_s_choice(sit: Sit, office: Office, tmp_path: Path) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.close()
    assert "token" in kept_secrets(tmp_path)

    # Both boxes were ticked: nothing is asked.
    wang.starts()
    wang.main.sees("消息")
    wang.main.sees_no("正在连接")
    wang.signs_out()

    # Signed out, but not forgotten.
    window = wang.sign_in
    window.find("text", PASSWORD)
    assert text_of(window, NAME) == wang.person.number
    window.activate()
    window.click("check box", "自动登录")
    window.fill("text", PASSWORD, wang.person.password)
    window.press("Return")
    wang.main.sees("消息")
    wang.close()
    assert kept_secrets(tmp_path) == {"device-key", "cache-key"}

    # Not automatically any more: the password is asked for, the number still is there.
    wang.starts()
    window = wang.sign_in
    assert text_of(window, NAME) == wang.person.number
    assert not window.find("check box", "自动登录").has(State.CHECKED)
    window.activate()
    window.click("check box", "记住账号")
    window.fill("text", PASSWORD, wang.person.password)
    window.press("Return")
    wang.main.sees("消息")
    wang.close()

    # Not remembered either.
    wang.starts()
    assert text_of(wang.sign_in, NAME) == ""


async def newcomer(office: Office, number: str, name: str) -> Person:
    """Give somebody an account with a one-time password, as an administrator does."""
    said = await office.server.command("user", "add", number, name)
    found = re.search(r"one-time password: (\S+)", said)
    assert found is not None, said
    return Person(office, name, number, found[1])


async def test_a_one_time_password_is_replaced_before_anything_else(sit: Sit, office: Office) -> None:
    seat = sit("王芳")
    seat.person = await newcomer(office, "2001", "周新")
    seat.starts()
    seat.signs_in()
    seat.compares_fingerprint()
    window = seat.sign_in
    window.sees("设置新密码")
    window.fill("text", "新密码", "新的密码-2026")
    # Enter goes to what is still empty, then on.
    window.press("Return")
    window.type("新的密码-2027")
    window.press("Return")
    window.sees("两次输入的密码不一样")
    window.fill("text", "再输一次新密码", "新的密码-2026")
    window.press("Return")
    seat.main.sees("消息")
    seat.finds("李伟", "李伟")
    seat.says("我是新来的")
    seat.sees_chat(("周新", "我是新来的"))
    seat.main.sees_no("未发送")

    seat.signs_out()
    seat.signs_in(password="新的密码-2026")
    seat.sees("李伟, 我是新来的")


async def test_who_left_before_choosing_is_asked_again(sit: Sit, office: Office) -> None:
    seat = sit("王芳")
    seat.person = await newcomer(office, "2002", "吴迟")
    seat.starts()
    seat.signs_in()
    seat.compares_fingerprint()
    seat.sign_in.sees("设置新密码")
    seat.close()

    # The session comes back by its token; the old password, which nobody has typed, is asked for.
    seat.starts()
    window = seat.sign_in
    window.sees("设置新密码")
    window.activate()
    window.fill("text", "发给你的一次性密码", "not-the-one")
    window.fill("text", "新密码", "新的密码-2026")
    window.fill("text", "再输一次新密码", "新的密码-2026")
    window.press("Return")
    window.sees("密码不对")
    window.fill("text", "发给你的一次性密码", seat.person.password)
    window.press("Return")
    seat.main.sees("消息")
    seat.main.sees_no("正在连接")


async def test_a_stranger_in_the_server_s_place_is_told_from_a_fault_of_the_network(
    sit: Sit, office: Office, tmp_path: Path
) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.signs_out()
    await office.server.stop()
    window = wang.signs_in()
    window.sees(f"{office.server.address} 上没有服务器在运行")

    # Another organisation moves in: its own key, its own certificate.
    template = await Template.make(tmp_path / "stranger")
    stranger = template.office(tmp_path / "stranger-office")
    stranger.server.port = office.server.port
    await stranger.server.start()
    window.press("Return")
    window.sees(f"答话的不是“{office.organisation.name}”")
    stranger.close()

    window.fill("text", ADDRESS, "linxin://127.0.0.1:7443/2K4X")
    window.press("Return")
    window.sees("邀请链接不完整")


@pytest.fixture
def silent() -> Generator[str]:
    """An address where somebody takes connections and never says a word."""
    with socket.create_server((LOOPBACK, 0)) as server:
        yield f"{LOOPBACK}:{server.getsockname()[1]}"


async def test_a_server_that_never_answers_can_be_left(sit: Sit, office: Office, silent: str) -> None:
    wang = sit("王芳")
    wang.starts("--server", silent)
    window = wang.signs_in()
    window.sees("正在登录")
    window.press("Escape")
    window.sees_no("正在登录")
    # What was typed is still there.
    window.fill("text", ADDRESS, office.server.address)
    window.press("Return")
    wang.compares_fingerprint()
    wang.main.sees("消息")

    # The same on the way to a server known by its key; then the window is closed in the middle of it.
    wang.signs_out()
    window = wang.signs_in()
    wang.main.sees("消息")
    wang.close()
    wang.starts("--server", silent)
    wang.main.sees("正在连接")
    wang.signs_out()
    wang.signs_in().sees("正在登录")
    began = time.monotonic()
    wang.close()
    assert time.monotonic() - began < 8


async def test_a_server_on_the_network_is_found_and_chosen_by_keys(sit: Sit, office: Office) -> None:
    await office.server.stop()
    await office.server.start("--announce", "yes")
    wang = sit("王芳")
    wang.starts("--server", "")
    window = wang.sign_in
    # Nothing is known yet: it looks around by itself, on this machine alone.
    window.sees("正在本机查找服务器")
    row = f"{office.organisation.name}, {office.server.address}"
    window.sees("找到了，请选择你的公司")
    window.activate()
    # Other servers of this machine may stand above it.
    for _ in range(10):
        window.press("Down")
        if focused(window.tree(), row):
            break
    window.press("Return")
    window.look(lambda tree: True if text_of(window, ADDRESS) == office.server.address else None)
    window.sees_no("再找一次")
    wang.signs_in()
    wang.compares_fingerprint()
    wang.main.sees("消息")


def focused(tree: Node, name: str) -> bool:
    """Tell whether something of a name has the keyboard."""
    return any(node.name == name and node.has(State.FOCUSED) for node in tree.walk())


async def test_who_is_put_out_is_told_why(sit: Sit, office: Office) -> None:
    wang = sit("王芳")
    wang.comes_in()
    # Somebody must be left who governs.
    await office.server.command("role", "assign", "1002", "super_admin")
    await office.server.command("user", "disable", wang.person.number)
    window = wang.sign_in
    window.sees("账号已停用")
    assert text_of(window, NAME) == wang.person.number
