"""The idle time that an X server counts: its SYNC extension's counter IDLETIME, asked through XCB.

XCB gives errors back where Xlib would end the process, and both libraries are there wherever Qt runs on X11.
"""

import ctypes

NAME = b"IDLETIME"
MAJOR, MINOR = 3, 1


class Int64(ctypes.Structure):
    """INT64 as the protocol sends it."""

    _fields_ = (("high", ctypes.c_int32), ("low", ctypes.c_uint32))

    @property
    def value(self) -> int:
        """The number."""
        return (int(self.high) << 32) | int(self.low)


class Counter(ctypes.Structure):
    """SYSTEMCOUNTER without its name."""

    _fields_ = (("id", ctypes.c_uint32), ("resolution", Int64), ("name_length", ctypes.c_uint16))


HEAD = 14
"""Bytes of a counter before its name."""


class Counters(ctypes.Structure):
    """XCB's iterator over counters."""

    _fields_ = (("data", ctypes.POINTER(Counter)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class Reply(ctypes.Structure):
    """The reply to QueryCounter."""

    _fields_ = (
        ("response", ctypes.c_uint8),
        ("unused", ctypes.c_uint8),
        ("sequence", ctypes.c_uint16),
        ("length", ctypes.c_uint32),
        ("value", Int64),
    )


class Cookie(ctypes.Structure):
    """What a request returns, to fetch its reply by."""

    _fields_ = (("sequence", ctypes.c_uint),)


class Display:
    """A connection to the X server of this session, for a few questions."""

    def __init__(self) -> None:
        """Connect; raises OSError where that is not possible."""
        self._xcb, self._sync = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL("libxcb-sync.so.1")
        self._free = ctypes.CDLL(None).free
        self._free.argtypes, self._free.restype = (ctypes.c_void_p,), None
        self._declare()
        self._connection = self._xcb.xcb_connect(None, None)
        if self._xcb.xcb_connection_has_error(self._connection):
            self.close()
            raise OSError("no X server answers")

    def _declare(self) -> None:
        pointer = ctypes.c_void_p
        xcb, sync = self._xcb, self._sync
        xcb.xcb_connect.restype = pointer
        xcb.xcb_connect.argtypes = (pointer, pointer)
        for name in ("xcb_connection_has_error", "xcb_disconnect"):
            getattr(xcb, name).argtypes = (pointer,)
        for request, arguments in (
            ("xcb_sync_initialize", (pointer, ctypes.c_uint8, ctypes.c_uint8)),
            ("xcb_sync_list_system_counters", (pointer,)),
            ("xcb_sync_query_counter", (pointer, ctypes.c_uint32)),
        ):
            getattr(sync, request).argtypes, getattr(sync, request).restype = arguments, Cookie
            reply = getattr(sync, f"{request}_reply")
            reply.argtypes, reply.restype = (pointer, Cookie, pointer), pointer
        walk = sync.xcb_sync_list_system_counters_counters_iterator
        walk.argtypes, walk.restype = (pointer,), Counters
        sync.xcb_sync_systemcounter_next.argtypes = (ctypes.POINTER(Counters),)

    def close(self) -> None:
        """Hang up."""
        self._xcb.xcb_disconnect(self._connection)

    def _ask(self, request: str, *arguments: int) -> int | None:
        """Send a request and return where its reply lies, to be freed; None for an error."""
        cookie = getattr(self._sync, request)(self._connection, *arguments)
        found: int | None = getattr(self._sync, f"{request}_reply")(self._connection, cookie, None)
        return found

    def idle(self) -> float | None:
        """Return the seconds since the last touch; None where the server does not count them."""
        greeting = self._ask("xcb_sync_initialize", MAJOR, MINOR)
        self._free(greeting)
        counter = None if greeting is None else self._counter()
        reply = None if counter is None else self._ask("xcb_sync_query_counter", counter)
        if reply is None:
            return None
        milliseconds = Reply.from_address(reply).value.value
        self._free(reply)
        return milliseconds / 1000

    def _counter(self) -> int | None:
        reply = self._ask("xcb_sync_list_system_counters")
        if reply is None:
            return None
        found: int | None = None
        counters = self._sync.xcb_sync_list_system_counters_counters_iterator(reply)
        while counters.rem > 0:
            counter = counters.data.contents
            # XCB's own accessor takes the structure's padding for the beginning of the name.
            name = ctypes.addressof(counter) + HEAD
            if ctypes.string_at(name, counter.name_length) == NAME:
                found = int(counter.id)
            self._sync.xcb_sync_systemcounter_next(ctypes.byref(counters))
        self._free(reply)
        return found


def idle_seconds() -> float | None:
    """Ask this session's X server; None where there is none, or it does not count. Blocking."""
    try:
        display = Display()
    except OSError:
        return None
    try:
        return display.idle()
    finally:
        display.close()
