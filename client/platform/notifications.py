"""Notifications about what happened while nobody looked, in the way of the desktop at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

STAYS = 8_000
"""Milliseconds; systems with rules of their own keep to those."""
TITLE_LENGTH = 80
BODY_LENGTH = 240


@dataclass(frozen=True)
class Notification:
    """One notification. A later one with the same key takes its place; `key` comes back on a click."""

    key: str
    title: str
    body: str = ""


class Notifier(Protocol):
    """Shows notifications, and tells of clicks on them."""

    def show(self, notification: Notification) -> None:
        """Show one, in place of an earlier one with its key."""
        ...

    def withdraw(self, key: str) -> None:
        """Take one back, since what it tells has been seen."""
        ...

    async def close(self) -> None:
        """Take all back, and end."""
        ...


Activated = Callable[[str], None]


class TrayNotifier(QObject):
    """The tray icon's own messages: toasts on Windows, the notification centre on macOS."""

    def __init__(self, tray: QSystemTrayIcon, icon: QIcon, activated: Activated) -> None:
        super().__init__()
        self._tray = tray
        self._icon = icon
        self._activated = activated
        self._last: str | None = None
        tray.messageClicked.connect(self._clicked)

    def show(self, notification: Notification) -> None:
        self._last = notification.key
        title, body = shortened(notification)
        self._tray.showMessage(title, body, self._icon, STAYS)

    def withdraw(self, key: str) -> None:
        """Forget it: these systems offer no way to take one back; they end by themselves."""
        if self._last == key:
            self._last = None

    async def close(self) -> None:
        self._last = None

    def _clicked(self) -> None:
        if self._last is not None:
            self._activated(self._last)


def shortened(notification: Notification) -> tuple[str, str]:
    """Return title and body as one line and a few, of a length every desktop can show."""
    title = " ".join(notification.title.split())[:TITLE_LENGTH]
    body = notification.body.strip()
    return title, body if len(body) <= BODY_LENGTH else body[: BODY_LENGTH - 1] + "…"
