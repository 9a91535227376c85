"""Whether the user has asked the system for less motion."""

import sys
from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from client.core.tasks import Tasks

Read = Callable[[], Awaitable[bool]]


class Motion(QObject):
    """Knows whether there should be less motion; asks again whenever the program comes to the front.

    Systems tell of a change in ways too different to be worth hearing: who changes the setting comes
    back to the window afterwards.
    """

    changed = Signal(bool)

    def __init__(self, application: QGuiApplication, read: Read) -> None:
        super().__init__()
        self.reduced = False
        self._read = read
        self._application = application
        self._tasks = Tasks("motion")
        application.applicationStateChanged.connect(self._state_changed)

    def refresh(self) -> None:
        """Ask the system; `changed` tells if the answer is another."""
        self._tasks.start(self._ask(), "ask")

    async def close(self) -> None:
        """Ask no more."""
        self._application.applicationStateChanged.disconnect(self._state_changed)
        await self._tasks.close()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.refresh()

    async def _ask(self) -> None:
        reduced = await self._read()
        if reduced != self.reduced:
            self.reduced = reduced
            self.changed.emit(reduced)


def system_motion() -> Read:
    """Return this system's way to ask."""
    if sys.platform == "win32":
        return _windows
    if sys.platform == "darwin":
        return _macos
    return _freedesktop


if sys.platform == "win32":
    import ctypes

    SPI_GETCLIENTAREAANIMATION = 0x1042

    async def _windows() -> bool:
        animated = ctypes.c_int(1)
        ctypes.windll.user32.SystemParametersInfoW(SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(animated), 0)
        return not animated.value

elif sys.platform == "darwin":
    import ctypes
    import ctypes.util

    async def _macos() -> bool:
        objc = ctypes.cdll.LoadLibrary(ctypes.util.find_library("objc") or "libobjc.dylib")
        objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
        objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
        sending = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        asking = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)
        workspace = sending(("objc_msgSend", objc))(
            objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace")
        )
        name = objc.sel_registerName(b"accessibilityDisplayShouldReduceMotion")
        return bool(asking(("objc_msgSend", objc))(workspace, name))

else:

    async def _freedesktop() -> bool:
        from client.platform.portal import wants_less_motion

        return await wants_less_motion()
