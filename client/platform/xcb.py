"""A connection to the X server of this session, for what Qt has no words for.

XCB gives errors back where Xlib would end the process, and it is there wherever Qt runs on X11.
"""

import ctypes
from collections.abc import Sequence
from typing import Any

POINTER = ctypes.c_void_p


class Cookie(ctypes.Structure):
    """What a request returns, to fetch its reply or its error by."""

    _fields_ = (("sequence", ctypes.c_uint),)


class XcbConnection:
    """Connects on its own, beside Qt. Not for two threads at once."""

    def __init__(self) -> None:
        """Connect; raises OSError where that is not possible."""
        self.xcb = ctypes.CDLL("libxcb.so.1")
        self.declare(self.xcb, "xcb_connect", (POINTER, POINTER), POINTER)
        self.declare(self.xcb, "xcb_connection_has_error", (POINTER,), ctypes.c_int)
        self.declare(self.xcb, "xcb_disconnect", (POINTER,), None)
        self._release = ctypes.CDLL(None).free
        self._release.argtypes, self._release.restype = (POINTER,), None
        self.connection: int = self.xcb.xcb_connect(None, None)
        if self.broken:
            self.close()
            raise OSError("no X server answers")

    @property
    def broken(self) -> bool:
        """Whether the server has gone."""
        return bool(self.xcb.xcb_connection_has_error(self.connection))

    def declare(self, library: ctypes.CDLL, name: str, arguments: Sequence[Any], result: Any) -> None:
        """Say what a function takes and returns: by itself ctypes would cut pointers to an int."""
        function = getattr(library, name)
        function.argtypes, function.restype = tuple(arguments), result

    def free(self, address: int | None) -> None:
        """Give back what XCB has left to its caller."""
        self._release(address)

    def close(self) -> None:
        """Hang up."""
        self.xcb.xcb_disconnect(self.connection)
