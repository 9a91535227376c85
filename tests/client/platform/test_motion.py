"""Less motion: asked of a desktop's portal, and followed when the user comes back to the window."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from client.platform.motion import Motion, system_motion

linux = pytest.mark.skipif(sys.platform != "linux", reason="a service of Linux desktops")


@asynccontextmanager
async def portal(settings: Mapping[tuple[str, str], tuple[str, Any]]) -> AsyncGenerator[None]:
    """Offer a settings portal on this process's session bus."""
    from jeepney import message_bus, new_error, new_method_return
    from jeepney.io.asyncio import DBusRouter, open_dbus_connection

    connection = await open_dbus_connection()
    async with DBusRouter(connection) as router:
        await router.send_and_get_reply(message_bus.RequestName("org.freedesktop.portal.Desktop"))

    async def answer() -> None:
        while True:
            message = await connection.receive()
            value = settings.get(tuple(message.body))
            if value is None:
                await connection.send(new_error(message, "org.freedesktop.portal.Error.NotFound"))
            else:
                await connection.send(new_method_return(message, "v", (("v", value),)))

    async with asyncio.TaskGroup() as group:
        answering = group.create_task(answer())
        try:
            yield
        finally:
            answering.cancel()
    await connection.close()


@linux
@pytest.mark.parametrize(
    ("settings", "reduced"),
    [
        ({("org.freedesktop.appearance", "reduced-motion"): ("u", 1)}, True),
        ({("org.freedesktop.appearance", "reduced-motion"): ("u", 0)}, False),
        ({("org.gnome.desktop.interface", "enable-animations"): ("b", False)}, True),
        ({("org.gnome.desktop.interface", "enable-animations"): ("b", True)}, False),
        ({}, False),
    ],
)
async def test_the_portal_is_asked(
    bus: str, settings: Mapping[tuple[str, str], tuple[str, Any]], reduced: bool
) -> None:
    async with portal(settings):
        assert await system_motion()() is reduced


@linux
async def test_without_a_portal_there_is_motion(bus: str) -> None:
    assert await system_motion()() is False


async def test_a_change_is_followed_when_the_user_comes_back(qapp: QApplication) -> None:
    answers = iter([True, True, False])

    async def read() -> bool:
        return next(answers)

    motion = Motion(qapp, read)
    told: list[bool] = []
    motion.changed.connect(told.append)
    assert not motion.reduced
    motion.refresh()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert (motion.reduced, told) == (True, [True])
    for _ in range(2):
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    assert (motion.reduced, told) == (False, [True, False])
    await motion.close()
