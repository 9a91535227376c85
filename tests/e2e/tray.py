"""A desktop's tray for tests: a watcher of status notifier items (freedesktop.org, KDE's interface)."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_call,
    new_method_return,
)
from jeepney.io.asyncio import DBusConnection, DBusRouter, open_dbus_connection
from jeepney.wrappers import unwrap_msg

NAME = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
PATH = "/StatusNotifierItem"
PROPERTIES = "org.freedesktop.DBus.Properties"


class TrayHost:
    """The tray; `items` are the names of the programs whose icons stand in it."""

    def __init__(self, watcher: DBusConnection, asking: DBusRouter) -> None:
        self._watcher = watcher
        self._asking = asking
        self.items: list[str] = []
        self._come = asyncio.Event()

    async def run(self) -> None:
        """Answer programs."""
        while True:
            message = await self._watcher.receive()
            if message.header.message_type is MessageType.method_call:
                await self._watcher.send(self._answer(message))

    def _answer(self, message: Message) -> Message:
        values = {"IsStatusNotifierHostRegistered": ("b", True), "ProtocolVersion": ("i", 0)}
        match message.header.fields[HeaderFields.member], message.body:
            case "RegisterStatusNotifierItem", (name,):
                self.items.append(name)
                self._come.set()
                return new_method_return(message)
            case "Get", (_, name) if name in values:
                return new_method_return(message, "v", (values[name],))
            case "GetAll", _:
                return new_method_return(message, "a{sv}", (values,))
            case member, _:
                return new_error(message, "org.freedesktop.DBus.Error.UnknownMethod", "s", (member,))

    async def icon(self) -> str:
        """Wait for a program's icon; return its name."""
        async with asyncio.timeout(20):
            await self._come.wait()
        return self.items[-1]

    async def tooltip(self, item: str) -> str:
        """Return what is said of an icon."""
        (_, _, title, _) = await self._property(item, "ToolTip")
        return str(title)

    async def picture(self, item: str) -> bytes:
        """Return the pixels of an icon's largest picture."""
        pictures = await self._property(item, "IconPixmap")
        return max((bytes(pixels) for _, _, pixels in pictures), key=len)

    async def click(self, item: str) -> None:
        """Click an icon."""
        await self._call(DBusAddress(PATH, item, ITEM), "Activate", "ii", (0, 0))

    async def says(self, item: str, words: str) -> None:
        """Wait until an icon's title has these words."""
        async with asyncio.timeout(20):
            while words not in await self.tooltip(item):  # noqa: ASYNC110 - only asking tells
                await asyncio.sleep(0.1)

    async def shows(self, item: str, picture: bytes) -> None:
        """Wait until an icon has this picture."""
        async with asyncio.timeout(20):
            while await self.picture(item) != picture:  # noqa: ASYNC110 - only asking tells
                await asyncio.sleep(0.1)

    async def _property(self, item: str, name: str) -> Any:
        (value,) = await self._call(DBusAddress(PATH, item, PROPERTIES), "Get", "ss", (ITEM, name))
        return value[1]

    async def _call(self, whom: DBusAddress, method: str, signature: str, body: tuple[Any, ...]) -> Any:
        async with asyncio.timeout(10):
            return unwrap_msg(
                await self._asking.send_and_get_reply(new_method_call(whom, method, signature, body))
            )


@asynccontextmanager
async def tray_host() -> AsyncGenerator[TrayHost]:
    """Offer a tray on this process's session bus for the time of the block."""
    watcher, asking = await open_dbus_connection(), await open_dbus_connection()
    try:
        async with DBusRouter(watcher) as router:
            await router.send_and_get_reply(message_bus.RequestName(NAME))
        async with DBusRouter(asking) as calls, asyncio.TaskGroup() as group:
            host = TrayHost(watcher, calls)
            running = group.create_task(host.run())
            try:
                yield host
            finally:
                running.cancel()
    finally:
        for connection in (watcher, asking):
            with contextlib.suppress(OSError):
                await connection.close()
