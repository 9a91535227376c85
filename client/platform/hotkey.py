"""A key that brings the window up from anywhere, where the system lets a program have one."""

import sys
from collections.abc import Callable
from typing import Protocol

from client.platform.keys import Combination


class Hotkey(Protocol):
    """At most one combination at a time."""

    def take(self, keys: Combination | None, act: Callable[[], None]) -> bool:
        """Hear of another combination from now on (None: of none); False when it can't be had."""
        ...

    def close(self) -> None:
        """Hear of none any more."""
        ...


def system_hotkey(windowing: str) -> Hotkey | None:
    """Return this system's way; None where it has none that we know (Wayland, macOS)."""
    if sys.platform == "win32":
        return RegisteredKey()
    if windowing != "xcb":
        return None
    from client.platform.x11_hotkey import GrabbedKey

    try:
        return GrabbedKey()
    except OSError:
        return None


if sys.platform == "win32":
    import ctypes
    import ctypes.wintypes

    from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication

    MODIFIERS = {"Alt": 1, "Ctrl": 2, "Shift": 4, "Meta": 8}
    NO_REPEAT = 0x4000
    PRESSED = 0x0312  # WM_HOTKEY
    NUMBER = 1

    class RegisteredKey(QAbstractNativeEventFilter):
        """Registered with this thread, whose messages Qt shows to filters."""

        def __init__(self) -> None:
            super().__init__()
            self._registered = False
            self._act: Callable[[], None] | None = None
            application = QCoreApplication.instance()
            if application is not None:
                application.installNativeEventFilter(self)

        def take(self, keys: Combination | None, act: Callable[[], None]) -> bool:
            self._let_go()
            self._act = act
            if keys is None:
                return True
            modifiers = sum(MODIFIERS[one] for one in keys.modifiers) | NO_REPEAT
            user32 = ctypes.windll.user32
            self._registered = bool(user32.RegisterHotKey(None, NUMBER, modifiers, ord(keys.letter)))
            return self._registered

        def _let_go(self) -> None:
            if self._registered:
                ctypes.windll.user32.UnregisterHotKey(None, NUMBER)
                self._registered = False

        def nativeEventFilter(
            self,
            eventType: QByteArray | bytes | bytearray | memoryview,  # noqa: N803 - Qt's name
            message: int,
        ) -> tuple[bool, int]:
            """Take the message of a pressed key; leave all others to Qt."""
            told = ctypes.wintypes.MSG.from_address(int(message))
            if told.message == PRESSED and told.wParam == NUMBER and self._act is not None:
                self._act()
                return True, 0
            return False, 0

        def close(self) -> None:
            self._let_go()
            application = QCoreApplication.instance()
            if application is not None:
                application.removeNativeEventFilter(self)
