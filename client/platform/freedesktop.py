"""Notifications on Linux desktops (Desktop Notifications Specification 1.2), with a stand-in without one."""

import asyncio
import contextlib
import html
import logging
from collections.abc import Callable

from jeepney import DBusAddress, HeaderFields, Message

from client.core.tasks import Tasks
from client.platform.notifications import STAYS, Notification, Notifier, shortened
from client.platform.session_bus import NoService, SessionBus, session_bus

SERVICE = DBusAddress(
    "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "org.freedesktop.Notifications"
)
WAITING = 100
FAREWELL = 1.0
BY_DEFAULT = "default"
"""The action of a click on the notification itself."""

logger = logging.getLogger(__name__)


class FreedesktopNotifier:
    """Hands notifications to the desktop's service from a task of its own; to `stand_in` without one."""

    def __init__(self, program: str, stand_in: Notifier, activated: Callable[[str], None]) -> None:
        self._program = program
        self._stand_in = stand_in
        self._activated = activated
        self._waiting: asyncio.Queue[Notification | str] = asyncio.Queue(WAITING)
        self._numbers: dict[str, int] = {}
        self._markup = False
        self._tasks = Tasks("notifications")
        self._running: asyncio.Task[None] | None = None

    def show(self, notification: Notification) -> None:
        self._put(notification)

    def withdraw(self, key: str) -> None:
        self._put(key)

    def _put(self, what: Notification | str) -> None:
        if self._running is None or self._running.done():
            self._running = self._tasks.start(self._run(), "desktop")
        try:
            self._waiting.put_nowait(what)
        except asyncio.QueueFull:
            logger.warning("a notification was left out: the desktop does not take them")

    async def close(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(FAREWELL):
                # What is being shown has a number only when it stands.
                await self._waiting.join()
                for key in tuple(self._numbers):
                    self._put(key)
                await self._waiting.join()
        await self._tasks.close()
        await self._stand_in.close()

    # The task

    async def _run(self) -> None:
        try:
            async with session_bus() as bus:
                self._markup = "body-markup" in (await bus.call(SERVICE, "GetCapabilities"))[0]
                await self._serve(bus)
        except NoService as error:
            logger.info("no notification service: %s", error)
            self._numbers.clear()
            await self._serve(None)

    async def _serve(self, bus: SessionBus | None) -> None:
        hearing = None if bus is None else self._tasks.start(self._hear(bus), "clicks")
        try:
            while True:
                what = await self._waiting.get()
                try:
                    await self._hand_over(bus, what)
                finally:
                    self._waiting.task_done()
        finally:
            if hearing is not None:
                hearing.cancel()

    async def _hand_over(self, bus: SessionBus | None, what: Notification | str) -> None:
        if bus is None:
            self._through_stand_in(what)
        elif isinstance(what, Notification):
            await self._notify(bus, what)
        elif (number := self._numbers.pop(what, None)) is not None:
            # One that is gone by itself is answered by an error, which is fine.
            with contextlib.suppress(NoService):
                await bus.call(SERVICE, "CloseNotification", "u", (number,))

    def _through_stand_in(self, what: Notification | str) -> None:
        if isinstance(what, Notification):
            self._stand_in.show(what)
        else:
            self._stand_in.withdraw(what)

    async def _notify(self, bus: SessionBus, notification: Notification) -> None:
        title, body = shortened(notification)
        if self._markup:
            body = html.escape(body, quote=False)
        hints = {"desktop-entry": ("s", "linxin"), "category": ("s", "im.received")}
        number = self._numbers.get(notification.key, 0)
        arguments = (self._program, number, "linxin", title, body, [BY_DEFAULT, ""], hints, STAYS)
        try:
            (self._numbers[notification.key],) = await bus.call(SERVICE, "Notify", "susssasa{sv}i", arguments)
        except NoService:
            self._stand_in.show(notification)
            raise

    async def _hear(self, bus: SessionBus) -> None:
        with contextlib.suppress(NoService):
            async with bus.signals(SERVICE) as heard:
                while True:
                    self._signal(await heard.get())

    def _signal(self, message: Message) -> None:
        member = message.header.fields.get(HeaderFields.member)
        keys = [key for key, number in self._numbers.items() if message.body[:1] == (number,)]
        for key in keys:
            if member == "NotificationClosed":
                del self._numbers[key]
            elif member == "ActionInvoked":
                self._activated(key)
