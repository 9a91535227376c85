"""Of several devices of one person the one in use tells of a message; read anywhere, it is told nowhere."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable

import pytest

from client.viewmodels.people.naming import isolated
from tests.client.platform.notification_service import Service, notification_service
from tests.e2e.accessible import State
from tests.e2e.desktop import Desktop
from tests.e2e.seat import MAIN, Seat
from tests.support.device import Device
from tests.support.office import Office

pytestmark = pytest.mark.timeout(120)
Sit = Callable[[str], Seat]


@pytest.fixture
async def notifications(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Service]:
    """Offer what shows notifications on this desktop."""
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", desktop.environment["DBUS_SESSION_BUS_ADDRESS"])
    async with notification_service("body") as service:
        yield service


async def in_use(device: Device) -> None:
    """Touch a device, and wait until it is the one in use."""
    said = device.terminal.said
    await device.ask("presence", touched=True)
    await device.terminal.heard(
        lambda event: event.get("event") == "device_in_use" and event["device"] is not None, 15.0, said
    )


def looks_away(desktop: Desktop, seat: Seat) -> None:
    """Put a window into the task bar."""
    window = seat.main
    window.activate()
    desktop.xdotool("getactivewindow", "windowminimize")
    deadline = time.monotonic() + 10
    while seat.program.has_window(MAIN) and any(one.has(State.ACTIVE) for one in seat.program.windows()):
        assert time.monotonic() < deadline
        time.sleep(0.05)


async def test_a_message_is_told_of_on_the_device_in_use_and_taken_back_once_read(
    office: Office, sit: Sit, desktop: Desktop, notifications: Service
) -> None:
    (wang,) = await office.welcome("王芳")
    li = sit("李伟")
    await asyncio.to_thread(li.comes_in)
    await asyncio.to_thread(looks_away, desktop, li)
    phone = li.person.gets_device()
    await li.person.signs_in(phone)
    await phone.online()
    # That the account is in use on something new is told in any case; here it is put away.
    await notifications.user_closes(await notifications.shows_one("你的账号在新设备上登录"))
    await in_use(phone)

    # Somebody sits at the phone: there it rings, here it is only counted.
    await wang.sends(li.person, "下班前开会")
    await phone.hears(event="message", text="下班前开会")
    await asyncio.sleep(1)
    assert not notifications.shown
    # The phone is gone without having been touched since: whoever comes by here is told.
    await phone.ask("sign_out")
    await notifications.shows((isolated("王芳"), "下班前开会"))

    # What is read on another device is not told of here any longer.
    await li.person.signs_in(phone)
    conversation = (await phone.ask("conversations"))["conversations"][0]["conversation"]
    await phone.ask("mark_read", conversation=conversation)
    await notifications.shows()


async def test_whoever_has_not_read_a_message_is_told_that_somebody_asks_for_it(
    sit: Sit, office: Office, notifications: Service, desktop: Desktop
) -> None:
    (wang,) = await office.welcome("王芳")
    li = sit("李伟")
    await asyncio.to_thread(li.comes_in)
    await asyncio.to_thread(looks_away, desktop, li)
    sent = await wang.sends(li.person, "周五前交报表")
    await notifications.shows((isolated("王芳"), "周五前交报表"))
    answer = await wang.device.ask("urge_to_read", group=sent["conversation"], seq=sent["seq"])
    assert answer["people"] == 1
    await notifications.shows((isolated("王芳"), "请查看：周五前交报表"))
