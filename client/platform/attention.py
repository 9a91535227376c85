"""Draws a user to a window: flashing its place in the task bar, counting on the icon, coming forward."""

import os
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105 - a variable's name


class Attention(Protocol):
    """How a program asks to be looked at."""

    def ask(self, window: QWidget) -> None:
        """Flash the window's place in the task bar until it is looked at; nothing if it is in front."""
        ...

    def count(self, unread: int) -> None:
        """Show a number on the program's icon in task bar or dock, where that exists; 0 takes it away."""
        ...

    def bring_forward(self, window: QWidget, token: str = "") -> None:
        """Show the window before all others, also out of the tray or the task bar.

        `token` is what a desktop gave a second start so that this process may take the focus.
        """
        ...


class DesktopAttention:
    """Qt's way on each system: FlashWindowEx, X11's urgency hint, the bouncing dock icon."""

    def __init__(self, application: QApplication) -> None:
        self._application = application

    def ask(self, window: QWidget) -> None:
        if not window.isActiveWindow():
            self._application.alert(window)

    def count(self, unread: int) -> None:
        self._application.setBadgeNumber(max(0, unread))

    def bring_forward(self, window: QWidget, token: str = "") -> None:
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        # Qt takes it from there (xdg-activation-v1 on Wayland); no process started later is to find it.
        os.environ[TOKEN] = token
        window.activateWindow()
        os.environ.pop(TOKEN, None)
