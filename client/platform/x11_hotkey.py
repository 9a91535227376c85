"""A key that reaches this program whichever window is in front: grabbed of the X server."""

import ctypes
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

from client.platform.keys import Combination
from client.platform.xcb import POINTER, Cookie, XcbConnection

MODIFIERS = {"Shift": 1, "Ctrl": 4, "Alt": 8, "Meta": 64}
"""Masks as the protocol has them; Alt is Mod1 and Meta (the Windows key) Mod4 on every usual keyboard."""
LOCKS = (0, 2, 16, 18)
"""Caps Lock and Num Lock are modifiers, too: none, either, both."""
ASYNCHRONOUS = 1
KEY_PRESS = 2
SENT = 0x7F
"""The bits of an event's code that do not say that another client has sent it."""


class Roots(ctypes.Structure):
    """XCB's iterator over screens, each of which begins with its root window."""

    _fields_ = (("data", ctypes.POINTER(ctypes.c_uint32)), ("rem", ctypes.c_int), ("index", ctypes.c_int))


class Keyboard(XcbConnection):
    """A connection on which keys are grabbed and told."""

    def __init__(self) -> None:
        """Connect; raises OSError where that is not possible."""
        self._keys = keys = ctypes.CDLL("libxcb-keysyms.so.1")
        super().__init__()
        xcb, byte, word = self.xcb, ctypes.c_uint8, ctypes.c_uint16
        self.declare(xcb, "xcb_get_setup", (POINTER,), POINTER)
        self.declare(xcb, "xcb_setup_roots_iterator", (POINTER,), Roots)
        grab = (POINTER, byte, ctypes.c_uint32, word, byte, byte, byte)
        self.declare(xcb, "xcb_grab_key_checked", grab, Cookie)
        self.declare(xcb, "xcb_request_check", (POINTER, Cookie), POINTER)
        self.declare(xcb, "xcb_ungrab_key_checked", (POINTER, byte, ctypes.c_uint32, word), Cookie)
        self.declare(xcb, "xcb_poll_for_event", (POINTER,), POINTER)
        self.declare(xcb, "xcb_get_file_descriptor", (POINTER,), ctypes.c_int)
        self.declare(keys, "xcb_key_symbols_alloc", (POINTER,), POINTER)
        self.declare(keys, "xcb_key_symbols_free", (POINTER,), None)
        self.declare(keys, "xcb_key_symbols_get_keycode", (POINTER, ctypes.c_uint32), POINTER)
        roots = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(self.connection))
        self._root = int(roots.data[0])

    @property
    def descriptor(self) -> int:
        """What is readable when something was told."""
        return int(self.xcb.xcb_get_file_descriptor(self.connection))

    def codes(self, symbol: int) -> list[int]:
        """Return the key codes by which this keyboard gives a symbol."""
        table = self._keys.xcb_key_symbols_alloc(self.connection)
        found = self._keys.xcb_key_symbols_get_keycode(table, symbol)
        codes = [] if found is None else list(ctypes.string_at(found))
        self.free(found)
        self._keys.xcb_key_symbols_free(table)
        return codes

    def grab(self, code: int, modifiers: int) -> bool:
        """Have a key told here; False when another program has it."""
        both = (ASYNCHRONOUS, ASYNCHRONOUS)
        asked = self.xcb.xcb_grab_key_checked(self.connection, 1, self._root, modifiers, code, *both)
        return self._done(asked)

    def release(self, code: int, modifiers: int) -> None:
        """Leave a key to others."""
        self._done(self.xcb.xcb_ungrab_key_checked(self.connection, code, self._root, modifiers))

    def _done(self, asked: Cookie) -> bool:
        error: int | None = self.xcb.xcb_request_check(self.connection, asked)
        self.free(error)
        return error is None and not self.broken

    def pressed(self) -> bool:
        """Take what was told; tell whether a grabbed key was pressed."""
        found = False
        while (event := self.xcb.xcb_poll_for_event(self.connection)) is not None:
            found |= ctypes.string_at(event, 1)[0] & SENT == KEY_PRESS
            self.free(event)
        return found


class GrabbedKey(QObject):
    """Implements `client.platform.hotkey.Hotkey`."""

    def __init__(self) -> None:
        """Raises OSError without an X server."""
        super().__init__()
        self._keyboard = Keyboard()
        self._grabbed: list[tuple[int, int]] = []
        self._act: Callable[[], None] | None = None
        self._notifier = QSocketNotifier(self._keyboard.descriptor, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)

    def take(self, keys: Combination | None, act: Callable[[], None]) -> bool:
        self._let_go()
        self._act = act
        if keys is None:
            return True
        modifiers = sum(MODIFIERS[one] for one in keys.modifiers)
        codes = self._keyboard.codes(ord(keys.letter.lower()))
        for code in codes:
            for locks in LOCKS:
                if not self._keyboard.grab(code, modifiers | locks):
                    self._let_go()
                    return False
                self._grabbed.append((code, modifiers | locks))
        # What came while errors were asked for lies read already: the descriptor tells nothing of it.
        self._read()
        return bool(codes)

    def _let_go(self) -> None:
        for code, modifiers in self._grabbed:
            self._keyboard.release(code, modifiers)
        self._grabbed.clear()

    def _read(self) -> None:
        if self._keyboard.broken:
            # Readable for ever: the server has gone, and Qt ends the program for it.
            self._notifier.setEnabled(False)
        elif self._keyboard.pressed() and self._act is not None:
            self._act()

    def close(self) -> None:
        self._notifier.setEnabled(False)
        self._grabbed.clear()
        self._keyboard.close()
