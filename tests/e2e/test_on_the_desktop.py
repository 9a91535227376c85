"""The client's place on the desktop: one window for each profile, and notifications."""

import asyncio
from collections.abc import AsyncGenerator, Callable

import pytest

from client.viewmodels.people.naming import isolated
from tests.client.platform.notification_service import Service, notification_service
from tests.e2e.accessible import State
from tests.e2e.desktop import Desktop
from tests.e2e.seat import Seat
from tests.e2e.tray import TrayHost, tray_host

pytestmark = pytest.mark.timeout(180)
Sit = Callable[[str], Seat]


@pytest.fixture
def bus(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this process speak on the desktop's bus."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.environment["DBUS_SESSION_BUS_ADDRESS"])


@pytest.fixture
async def notifications(bus: None) -> AsyncGenerator[Service]:
    """Offer what shows notifications on this desktop."""
    async with notification_service("body") as service:
        yield service


@pytest.fixture
async def tray(bus: None) -> AsyncGenerator[TrayHost]:
    """Give this desktop a tray."""
    async with tray_host() as host:
        yield host


async def test_a_second_start_brings_the_first_window_forward(sit: Sit) -> None:
    wang, li = sit("王芳"), sit("李伟")
    wang.comes_in()
    li.comes_in()
    li.looks()
    assert not wang.main.tree().has(State.ACTIVE)
    again = wang.starts_again()
    assert await again.process.wait(20) == 0
    again.close()
    wang.main.look(lambda tree: True if tree.has(State.ACTIVE) else None)
    li.main.look(lambda tree: None if tree.has(State.ACTIVE) else True)


async def test_after_a_kill_the_next_start_opens_and_is_the_first(sit: Sit) -> None:
    wang = sit("王芳")
    wang.comes_in()
    wang.program.kill()
    wang.starts()
    wang.main.find("radio button", "消息")
    again = wang.starts_again()
    assert await again.process.wait(20) == 0
    again.close()


async def test_who_looks_elsewhere_is_told_and_a_click_opens_the_chat(
    sit: Sit, notifications: Service
) -> None:
    wang, li = sit("王芳"), sit("李伟")

    def talk() -> None:
        for seat in (li, wang):
            seat.comes_in()
        wang.finds("1002", "李伟")
        wang.says("下班前 <b>开会</b>？")

    # What shows notifications answers from this loop: nothing may hold it up.
    await asyncio.to_thread(talk)
    await notifications.shows((isolated("王芳"), "下班前 <b>开会</b>？"))
    (number,) = notifications.shown
    await notifications.click(number)
    await asyncio.to_thread(li.main.look, lambda tree: True if tree.has(State.ACTIVE) else None)
    await asyncio.to_thread(li.sees_chat, ("王芳", "下班前 <b>开会</b>？"))
    # It has been seen: nothing more is to be told of it.
    await notifications.shows()


async def test_a_closed_window_stays_in_the_tray_which_counts_and_fetches_it_back(
    sit: Sit, tray: TrayHost
) -> None:
    wang, li = sit("王芳"), sit("李伟")
    await asyncio.to_thread(li.comes_in)
    icon = await tray.icon()
    quiet = await tray.picture(icon)
    await asyncio.to_thread(li.main.close)

    def talk() -> None:
        wang.comes_in()
        wang.finds("1002", "李伟")
        wang.says("明早八点")
        wang.says("带上图纸")

    await asyncio.to_thread(talk)
    await tray.says(icon, "2 条未读")
    assert await tray.picture(icon) != quiet
    assert not await asyncio.to_thread(li.program.windows)

    await tray.click(icon)
    await asyncio.to_thread(li.main.look, lambda tree: True if tree.has(State.ACTIVE) else None)
    await asyncio.to_thread(li.opens, "王芳")
    await asyncio.to_thread(li.sees_chat, ("王芳", "明早八点"), ("王芳", "带上图纸"))
    await tray.shows(icon, quiet)
    assert "未读" not in await tray.tooltip(icon)
