"""For how long nobody has touched mouse or keyboard, as far as the system says."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

Seconds = Callable[[], Awaitable[float | None]]
"""Asks the system; None where it can't say."""


def system_idle(windowing: str) -> Seconds:
    """Return this system's way to ask; `windowing` is Qt's name of what windows are shown by."""
    if sys.platform == "win32":
        return _windows
    if sys.platform == "darwin":
        return _macos
    return _x11 if windowing == "xcb" else _mutter


if sys.platform == "win32":
    import ctypes
    import ctypes.wintypes

    class _LastInput(ctypes.Structure):
        _fields_ = (("size", ctypes.wintypes.UINT), ("tick", ctypes.wintypes.DWORD))

    async def _windows() -> float | None:
        last = _LastInput(ctypes.sizeof(_LastInput), 0)
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(last)):
            return None
        # Ticks are milliseconds in 32 bits, which begin anew every 49 days.
        return ((ctypes.windll.kernel32.GetTickCount() - last.tick) & 0xFFFFFFFF) / 1000

elif sys.platform == "darwin":
    import ctypes
    import ctypes.util

    COMBINED_SESSION = 0
    ANY_INPUT = 0xFFFFFFFF

    async def _macos() -> float | None:
        services = ctypes.cdll.LoadLibrary(
            ctypes.util.find_library("ApplicationServices") or "ApplicationServices"
        )
        ask = services.CGEventSourceSecondsSinceLastEventType
        ask.restype, ask.argtypes = ctypes.c_double, (ctypes.c_int32, ctypes.c_uint32)
        return float(ask(COMBINED_SESSION, ANY_INPUT))

else:

    async def _x11() -> float | None:
        from client.platform.x11_idle import idle_seconds

        return await asyncio.to_thread(idle_seconds)

    async def _mutter() -> float | None:
        """Ask GNOME's compositor. Others under Wayland tell only who asks them by a protocol of its own."""
        from jeepney import DBusAddress

        from client.platform.session_bus import NoService, session_bus

        monitor = DBusAddress(
            "/org/gnome/Mutter/IdleMonitor/Core",
            "org.gnome.Mutter.IdleMonitor",
            "org.gnome.Mutter.IdleMonitor",
        )
        try:
            async with session_bus() as bus:
                (milliseconds,) = await bus.call(monitor, "GetIdletime")
                return int(milliseconds) / 1000
        except (NoService, ValueError, TypeError):
            return None
