"""Provides what Qt needs of a Linux system to open a window: libraries, and a font with Chinese."""

import ctypes
import sys
from collections.abc import Iterable
from pathlib import Path

from tools import debian
from tools.console import Trouble, say

# What PySide6's wheel expects of the system → Debian's package. Asked for by loading, not by package
# name: newer releases call some packages differently.
LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
FONTS = Path("/usr/share/fonts")
CHINESE = ("*CJK*", "*SourceHan*", "wqy*", "*WenQuanYi*", "DroidSansFallback*")
CHINESE_PACKAGE = "fonts-noto-cjk"


def loads(library: str) -> bool:
    """Tell whether the system's loader finds a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese(fonts: Path = FONTS) -> bool:
    """Tell whether a font with Chinese characters is installed."""
    return any(next(fonts.rglob(name), None) is not None for name in CHINESE)


def missing(libraries: Iterable[str] = LIBRARIES, fonts: Path = FONTS) -> list[str]:
    """Return the packages of what isn't there."""
    packages = [LIBRARIES[library] for library in libraries if not loads(library)]
    return packages if has_chinese(fonts) else [*packages, CHINESE_PACKAGE]


def provide() -> None:
    """Install what is missing where that is ours to do; else say it and go on: a server needs none of it."""
    if sys.platform != "linux" or not debian.is_debian():
        return
    packages = missing()
    if not packages:
        return
    try:
        debian.install(packages, "the window needs libraries of the system")
    except Trouble as trouble:
        say(f"  {trouble}\n  (the server and the terminal client run without it)")
