"""The idle time that an X server counts: its SYNC extension's counter IDLETIME, asked through XCB."""

import ctypes

from client.platform.xcb import POINTER, Cookie, XcbConnection

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


class Display(XcbConnection):
    """A connection for a few questions."""

    def __init__(self) -> None:
        """Connect; raises OSError where that is not possible."""
        self._sync = sync = ctypes.CDLL("libxcb-sync.so.1")
        super().__init__()
        for request, arguments in (
            ("xcb_sync_initialize", (POINTER, ctypes.c_uint8, ctypes.c_uint8)),
            ("xcb_sync_list_system_counters", (POINTER,)),
            ("xcb_sync_query_counter", (POINTER, ctypes.c_uint32)),
        ):
            self.declare(sync, request, arguments, Cookie)
            self.declare(sync, f"{request}_reply", (POINTER, Cookie, POINTER), POINTER)
        self.declare(sync, "xcb_sync_list_system_counters_counters_iterator", (POINTER,), Counters)
        self.declare(sync, "xcb_sync_systemcounter_next", (ctypes.POINTER(Counters),), None)

    def _ask(self, request: str, *arguments: int) -> int | None:
        """Send a request and return where its reply lies, to be freed; None for an error."""
        cookie = getattr(self._sync, request)(self.connection, *arguments)
        found: int | None = getattr(self._sync, f"{request}_reply")(self.connection, cookie, None)
        return found

    def idle(self) -> float | None:
        """Return the seconds since the last touch; None where the server does not count them."""
        greeting = self._ask("xcb_sync_initialize", MAJOR, MINOR)
        self.free(greeting)
        counter = None if greeting is None else self._counter()
        reply = None if counter is None else self._ask("xcb_sync_query_counter", counter)
        if reply is None:
            return None
        milliseconds = Reply.from_address(reply).value.value
        self.free(reply)
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
        self.free(reply)
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
