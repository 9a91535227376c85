"""The classic panel, chats beside it, and hiding at the edge of the screen, by mouse and keyboard."""

import asyncio
import re
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from client.viewmodels.settings.preferences import Preferences
from tests.e2e.accessible import Node, State
from tests.e2e.desktop import Desktop
from tests.e2e.seat import MAIN, Seat
from tests.e2e.test_settings import kept, opened
from tests.e2e.window import Window
from tests.support.office import Office

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]
STRIP = "邻信藏在这里"
WIDTH = 300


def prefers(home: Path, **what: str) -> None:
    """Have a seat start with these preferences."""
    folder = home / "profiles" / "default"
    folder.mkdir(parents=True)
    (folder / "window.json").write_bytes(msgspec.json.encode(Preferences(**what)))  # type: ignore[arg-type]


def panel(seat: Seat) -> Window:
    """Return the main window, whichever it is."""
    window = Window(seat.program, MAIN)
    window.find("list", "会话", 20.0)
    return window


def wide(tree: Node) -> int:
    """Return how wide a window is."""
    return tree.box[2]


def test_the_panel_is_chosen_and_chats_stand_beside_it_also_after_a_restart(sit: Sit, tmp_path: Path) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.finds("1002", "李伟")
    settings = opened(wang)
    settings.activate()
    settings.click("radio button", "经典面板")
    # At once: the main window narrows, and the chat that was open in it stands beside it.
    main = Window(wang.program, MAIN)
    main.look(lambda tree: True if wide(tree) == WIDTH else None)
    chat = wang.program.window("李伟")
    settings.activate()
    settings.press("Escape")
    chat.activate()
    chat.type("一会儿过来看图纸")
    chat.press("Return")
    chat.sees("一会儿过来看图纸")
    chat.press("Escape")
    main.look(lambda _: None if wang.program.has_window("李伟") else True)
    assert kept(tmp_path / "home-0").window == "classic"

    wang.close()
    wang.starts()
    main = panel(wang)
    assert wide(main.tree()) == WIDTH
    main.activate()
    main.click("list item", re.compile("^李伟, "))
    wang.program.window("李伟").sees("一会儿过来看图纸")
    # Asked for again, the same window comes to the front.
    main.activate()
    main.click("list item", re.compile("^李伟, "))
    wang.program.window("李伟").look(lambda tree: True if tree.has(State.ACTIVE) else None)
    assert [one.name for one in wang.program.windows()].count("李伟") == 1


async def test_tabs_are_walked_by_keys_and_closed_by_the_middle_button(
    sit: Sit, office: Office, tmp_path: Path
) -> None:
    await asyncio.to_thread(prefers, tmp_path / "home-0", window="classic", chats="tabs")
    wang, li = sit("王芳"), office.person("李伟")
    await li.signs_in()
    await asyncio.to_thread(_opens_two, wang)
    sent = await li.sends(wang.person, "二线又停了")
    await asyncio.to_thread(_reads_on_the_first_tab, wang)
    # It was in sight of an active window, and so it is read.
    await li.sees_read(sent)
    await asyncio.to_thread(_closes_both, wang)


def _opens_two(wang: Seat) -> None:
    wang.starts()
    wang.signs_in()
    wang.compares_fingerprint()
    main = panel(wang)
    for number, name in (("1002", "李伟"), ("1003", "张敏")):
        main.activate()
        main.press("ctrl+k")
        main.type(number)
        main.find("list item", re.compile(rf"^{name}, "))
        main.press("Return")
        wang.program.window(name)


def _reads_on_the_first_tab(wang: Seat) -> None:
    tabs = wang.program.window("张敏")
    tabs.find("page tab", re.compile("^李伟, 1 条未读"))
    tabs.activate()
    tabs.press("ctrl+Tab")
    wang.program.window("李伟").sees("二线又停了")


def _closes_both(wang: Seat) -> None:
    tabs = wang.program.window("李伟")
    tabs.click("page tab", "张敏", button=2)
    tabs.look(lambda tree: None if "张敏" in [one.name for one in tree.walk()] else True)
    tabs.press("ctrl+w")
    panel(wang).look(lambda _: None if wang.program.has_window("李伟") else True)


def drag(desktop: Desktop, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Drag by the left button, as a hand does."""
    desktop.xdotool("mousemove", *start, "mousedown", 1)
    for step in range(1, 11):
        x, y = (a + (b - a) * step // 10 for a, b in zip(start, end, strict=True))
        desktop.xdotool("mousemove", x, y)
        time.sleep(0.02)
    desktop.xdotool("mouseup", 1)


def test_the_panel_hides_at_the_edge_until_it_is_touched_or_called(
    sit: Sit, desktop: Desktop, tmp_path: Path
) -> None:
    prefers(tmp_path / "home-0", window="classic")
    wang = sit("王芳")
    wang.starts()
    wang.signs_in()
    wang.compares_fingerprint()
    main = panel(wang)
    left, top, width, _ = main.tree().box
    drag(desktop, (left + width // 2, top - 8), (width // 2 + 3, 200))
    main.look(lambda tree: True if tree.box[0] <= 2 else None)
    main.look(lambda _: True if kept(tmp_path / "home-0").docked == "left" else None)

    def hides() -> None:
        desktop.xdotool("mousemove", 900, 900)
        strip = wang.program.window(STRIP)
        assert strip.tree().box[2] == 3
        assert not wang.program.has_window(MAIN)

    hides()
    desktop.xdotool("mousemove", 1, 400)
    main.look(lambda tree: True if tree.box[0] in range(3) else None)
    hides()
    # A second start asks for the window, as the tray and a hotkey do.
    again = wang.starts_again()
    main.look(lambda tree: True if tree.box[0] in range(3) else None)
    again.close()
    assert not wang.program.has_window(STRIP)
