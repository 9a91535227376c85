"""Notifications through a desktop's service, and when that service fails."""

import asyncio
import sys
from collections.abc import AsyncGenerator
from pathlib import Path

import pytest

from client.platform.notifications import Notification

if sys.platform != "linux":
    pytest.skip("a service of Linux desktops", allow_module_level=True)

from client.platform.freedesktop import WAITING, FreedesktopNotifier
from tests.client.platform.notification_service import notification_service


class StandIn:
    """What shows notifications where the desktop does not."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def show(self, notification: Notification) -> None:
        self.shown.append(notification.key)

    def withdraw(self, key: str) -> None:
        self.shown.remove(key)

    async def close(self) -> None:
        self.shown.append("closed")


@pytest.fixture
def clicked() -> list[str]:
    return []


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn()


@pytest.fixture
async def notifier(bus: str, stand_in: StandIn, clicked: list[str]) -> AsyncGenerator[FreedesktopNotifier]:
    made = FreedesktopNotifier("邻信", stand_in, clicked.append)
    yield made
    await made.close()


async def test_the_service_shows_one_for_each_key(notifier: FreedesktopNotifier) -> None:
    async with notification_service() as service:
        notifier.show(Notification("wang", "王芳", "图纸"))
        notifier.show(Notification("li", "李伟", "<b>收到</b> & 好"))
        notifier.show(Notification("wang", "王芳", "图纸改好了"))
        await service.shows(("王芳", "图纸改好了"), ("李伟", "<b>收到</b> & 好"))
        assert service.calls == 3
        notifier.withdraw("wang")
        await service.shows(("李伟", "<b>收到</b> & 好"))


async def test_words_are_no_markup(notifier: FreedesktopNotifier) -> None:
    async with notification_service("body", "body-markup") as service:
        notifier.show(Notification("li", "a < b", '<a href="http://x">收到</a> & "好"'))
        await service.shows(("a < b", '&lt;a href="http://x"&gt;收到&lt;/a&gt; &amp; "好"'))


async def test_a_click_opens_what_it_was_about(notifier: FreedesktopNotifier, clicked: list[str]) -> None:
    async with notification_service() as service:
        for key in ("wang", "li"):
            notifier.show(Notification(key, key))
        await service.shows(("wang", ""), ("li", ""))
        numbers = {title: number for number, (title, _) in service.shown.items()}
        await service.click(9999)
        await service.click(numbers["wang"])
        await service.click(numbers["li"])
        await asyncio.sleep(0.3)
        assert clicked == ["wang", "li"]


async def test_one_the_user_closed_is_shown_anew_and_not_withdrawn(notifier: FreedesktopNotifier) -> None:
    async with notification_service() as service:
        notifier.show(Notification("wang", "王芳", "一"))
        await service.shows(("王芳", "一"))
        (first,) = service.shown
        await service.user_closes(first)
        await asyncio.sleep(0.1)
        notifier.withdraw("wang")
        notifier.show(Notification("wang", "王芳", "二"))
        await service.shows(("王芳", "二"))
        assert first not in service.shown


async def test_what_stands_is_taken_back_at_the_end(notifier: FreedesktopNotifier) -> None:
    async with notification_service() as service:
        notifier.show(Notification("wang", "王芳", "一"))
        await service.shows(("王芳", "一"))
        await notifier.close()
        await service.shows()


async def test_without_a_service_the_stand_in_shows(notifier: FreedesktopNotifier, stand_in: StandIn) -> None:
    notifier.show(Notification("wang", "王芳"))
    notifier.show(Notification("li", "李伟"))
    notifier.withdraw("wang")
    await asyncio.sleep(0.3)
    assert stand_in.shown == ["li"]


async def test_without_a_bus_the_stand_in_shows(
    stand_in: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path / 'nothing'}")
    notifier = FreedesktopNotifier("邻信", stand_in, print)
    notifier.show(Notification("wang", "王芳"))
    await asyncio.sleep(0.1)
    assert stand_in.shown == ["wang"]
    await notifier.close()


async def test_a_service_that_ends_loses_nothing(notifier: FreedesktopNotifier, stand_in: StandIn) -> None:
    async with notification_service() as service:
        notifier.show(Notification("wang", "王芳"))
        await service.shows(("王芳", ""))
    notifier.show(Notification("li", "李伟"))
    notifier.show(Notification("zhang", "张伟"))
    await asyncio.sleep(0.3)
    assert stand_in.shown == ["li", "zhang"]


async def test_a_flood_is_bounded(notifier: FreedesktopNotifier, stand_in: StandIn) -> None:
    for number in range(3 * WAITING):
        notifier.show(Notification(str(number), "x"))
    await asyncio.sleep(0.3)
    assert len(stand_in.shown) == WAITING
