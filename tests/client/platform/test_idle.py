"""How long nobody has touched anything: asked of a real X server, and of GNOME's compositor."""

import asyncio
import shutil
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from client.platform.idle import system_idle
from tests.support.blocking import Watch

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="services of Linux desktops")


def touch(display: str) -> None:
    command = ["xdotool", "mousemove", "7", "7", "mousemove", "9", "9"]
    subprocess.run(command, env={"DISPLAY": display}, check=True, timeout=10)


@pytest.mark.skipif(not shutil.which("Xvfb") or not shutil.which("xdotool"), reason="needs Xvfb, xdotool")
async def test_an_x_server_counts_the_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, blocking_watch: Watch
) -> None:
    from tests.e2e.desktop import x_server

    idle = system_idle("xcb")
    with blocking_watch.paused(), x_server(tmp_path, (320, 240)) as display:
        monkeypatch.setenv("DISPLAY", display)
        touch(display)
        first = await idle()
        await asyncio.sleep(1.2)
        second = await idle()
        touch(display)
        third = await idle()
    assert first is not None
    assert second is not None
    assert third is not None
    assert first < 1.0 < second
    assert third < second


async def test_without_an_x_server_nobody_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":987")
    assert await system_idle("xcb")() is None


@asynccontextmanager
async def mutter(*answer: object, signature: str) -> AsyncGenerator[None]:
    """Offer GNOME's idle monitor on this process's session bus."""
    from jeepney import message_bus, new_method_return
    from jeepney.io.asyncio import DBusRouter, open_dbus_connection

    connection = await open_dbus_connection()
    async with DBusRouter(connection) as router:
        await router.send_and_get_reply(message_bus.RequestName("org.gnome.Mutter.IdleMonitor"))

    async def serve() -> None:
        while True:
            message = await connection.receive()
            await connection.send(new_method_return(message, signature, answer))

    async with asyncio.TaskGroup() as group:
        answering = group.create_task(serve())
        try:
            yield
        finally:
            answering.cancel()
    await connection.close()


async def test_gnome_s_compositor_says_it_in_milliseconds(bus: str) -> None:
    async with mutter(91_500, signature="t"):
        assert await system_idle("wayland")() == 91.5


async def test_a_compositor_that_talks_nonsense_says_nothing(bus: str) -> None:
    async with mutter("soon", signature="s"):
        assert await system_idle("wayland")() is None


async def test_without_a_compositor_nobody_says(bus: str) -> None:
    assert await system_idle("wayland")() is None
