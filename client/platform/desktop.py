"""Chooses what fits the desktop at hand."""

import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from client.platform.notifications import Activated, Notifier, TrayNotifier


def desktop_notifier(tray: QSystemTrayIcon, icon: QIcon, program: str, activated: Activated) -> Notifier:
    """Return this system's notifier; on Linux the tray's messages stand in where there is no service."""
    messages = TrayNotifier(tray, icon, activated)
    if sys.platform != "linux":
        return messages
    from client.platform.freedesktop import FreedesktopNotifier

    return FreedesktopNotifier(program, messages, activated)
