"""A keyboard with keys for every character that is typed, each fixed before the first is pressed.

xdotool types a character that has no key by lending it a spare one, pressing that, and lending it to the
next. A program that is late looks the key up after it has changed hands, and reads another character. Here
a character keeps its key.
"""

import ctypes
import ctypes.util
import itertools
import time
from collections.abc import Callable

UNICODE = 0x01000000
"""Where keysyms of Unicode characters begin (X Window System Protocol, appendix A)."""
MEDIA = range(0x10080000, 0x10090000)
"""The keysyms of media keys (XF86keysym.h), which nobody presses here."""
READING = 1.0
PRINTABLE = range(0x20, 0x7F)


class Keyboard:
    """Types on one display."""

    def __init__(self, display: str, xdotool: Callable[..., str]) -> None:
        self._xdotool = xdotool
        library = ctypes.util.find_library("X11")
        assert library is not None
        self._x11 = ctypes.CDLL(library)
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XGetKeyboardMapping.restype = ctypes.POINTER(ctypes.c_ulong)
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))
        assert self._display, f"no display {display}"
        self._first, self._symbols, self._each = self._read()
        keys = range(len(self._symbols) // self._each)
        # A number of one digit would be the key with that digit to xdotool.
        self._spare = [
            key
            for key in keys
            if self._first + key > 9 and all(one == 0 or one in MEDIA for one in self._of(key))
        ]
        self._keys: dict[str, int] = {}

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)

    def type(self, text: str) -> None:
        """Type words of any language where the focus is."""
        for plain, run in itertools.groupby(text, lambda one: ord(one) in PRINTABLE):
            if plain:
                self._xdotool("type", "--delay", 15, "--", "".join(run))
            else:
                self._press("".join(run))

    def _press(self, text: str) -> None:
        needed = list(dict.fromkeys(text))
        fresh = [character for character in needed if character not in self._keys]
        if len(fresh) > len(self._spare):
            self._take_back()
            fresh = needed
        if fresh:
            self._give_keys(fresh)
        self._xdotool("key", "--delay", 15, *(self._keys[character] for character in text))

    def _give_keys(self, characters: list[str]) -> None:
        """Change the keyboard once for all of them: programs take a while to read it anew."""
        assert len(self._spare) >= len(characters), "more different characters than a keyboard has keys"
        for character in characters:
            key = self._spare.pop()
            self._keys[character] = self._first + key
            for column in range(self._each):
                self._symbols[key * self._each + column] = UNICODE + ord(character)
        count = len(self._symbols) // self._each
        symbols = (ctypes.c_ulong * len(self._symbols))(*self._symbols)
        self._x11.XChangeKeyboardMapping(self._display, self._first, self._each, symbols, count)
        # Programs hear of the change before they hear of the first key pressed after this.
        self._x11.XSync(self._display, 0)

    def _take_back(self) -> None:
        """Make every key spare again, once programs have read what was typed with them."""
        time.sleep(READING)
        self._spare += [key - self._first for key in self._keys.values()]
        self._keys.clear()

    def _of(self, key: int) -> list[int]:
        return self._symbols[key * self._each : (key + 1) * self._each]

    def _read(self) -> tuple[int, list[int], int]:
        """Return the first key's number, what all keys mean, and how many meanings each has."""
        lowest, highest, each = ctypes.c_int(), ctypes.c_int(), ctypes.c_int()
        self._x11.XDisplayKeycodes(self._display, ctypes.byref(lowest), ctypes.byref(highest))
        count = highest.value - lowest.value + 1
        found = self._x11.XGetKeyboardMapping(self._display, lowest.value, count, ctypes.byref(each))
        symbols = [int(found[index]) for index in range(count * each.value)]
        self._x11.XFree(found)
        return lowest.value, symbols, each.value
