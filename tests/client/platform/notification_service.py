"""A desktop's notification service for tests: keeps what it is told, and clicks when asked to."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from jeepney import (
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.asyncio import DBusConnection, DBusRouter, open_dbus_connection

from client.platform.freedesktop import SERVICE


class Service:
    """The service; `shown` has what stands on the screen, by number."""

    def __init__(self, connection: DBusConnection, capabilities: Sequence[str]) -> None:
        self._connection = connection
        self._capabilities = capabilities
        self.shown: dict[int, tuple[str, str]] = {}
        self.calls = 0
        self.changed = asyncio.Event()

    async def run(self) -> None:
        while True:
            message = await self._connection.receive()
            if message.header.message_type is MessageType.method_call:
                await self._connection.send(self._answer(message))
                self.changed.set()

    def _answer(self, message: Message) -> Message:
        match message.header.fields[HeaderFields.member]:
            case "GetCapabilities":
                return new_method_return(message, "as", (list(self._capabilities),))
            case "Notify":
                return new_method_return(message, "u", (self._notify(*message.body),))
            case "CloseNotification" if message.body[0] in self.shown:
                del self.shown[message.body[0]]
                return new_method_return(message)
            case other:
                return new_error(message, "org.freedesktop.DBus.Error.Failed", "s", (other,))

    def _notify(self, _program: str, replaces: int, _icon: str, title: str, body: str, *_: Any) -> int:
        self.calls += 1
        number = replaces or 100 + self.calls
        self.shown[number] = (title, body)
        return number

    async def click(self, number: int) -> None:
        await self._connection.send(new_signal(SERVICE, "ActionInvoked", "us", (number, "default")))

    async def user_closes(self, number: int) -> None:
        del self.shown[number]
        await self._connection.send(new_signal(SERVICE, "NotificationClosed", "uu", (number, 2)))

    async def shows(self, *expected: tuple[str, str]) -> None:
        """Wait until exactly these stand on the screen."""
        await self._until(lambda: sorted(self.shown.values()) == sorted(expected))

    async def shows_one(self, title: str) -> int:
        """Wait until one of this title stands there, and nothing else; return its number."""
        await self._until(lambda: [shown[0] for shown in self.shown.values()] == [title])
        return next(iter(self.shown))

    async def _until(self, there: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not there():
                self.changed.clear()
                await self.changed.wait()


@asynccontextmanager
async def notification_service(*capabilities: str) -> AsyncGenerator[Service]:
    """Offer the service on this process's session bus for the time of the block."""
    connection = await open_dbus_connection()
    try:
        async with DBusRouter(connection) as router:
            await router.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
        service = Service(connection, capabilities)
        async with asyncio.TaskGroup() as group:
            running = group.create_task(service.run())
            try:
                yield service
            finally:
                running.cancel()
    finally:
        with contextlib.suppress(OSError):
            await connection.close()
