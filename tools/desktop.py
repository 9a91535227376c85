"""Provides what end-to-end tests need of a Linux system: a screen without a monitor, and hands for it."""

import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from tools import debian, screen

# Program → Debian's package.
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
}
# Package → where one of its files lies.
FILES = {
    "at-spi2-core": ("/usr/libexec/at-spi-bus-launcher", "/usr/lib/at-spi2-core/at-spi-bus-launcher"),
}
# What one test alone needs, and is skipped without: it comes where packages can be had.
WISHED = {
    "trayer": ("/usr/bin/trayer",),
    "x11-xserver-utils": ("/usr/bin/xrandr",),
    "ibus": ("/usr/bin/ibus-daemon",),
    "ibus-libpinyin": ("/usr/share/ibus/component/libpinyin.xml",),
}

Files = Mapping[str, tuple[str, ...]]


def missing(which: Callable[[str], str | None] = shutil.which, files: Files = FILES) -> list[str]:
    """Return the packages of the programs and files that aren't there."""
    packages = [package for program, package in PROGRAMS.items() if which(program) is None]
    return [*packages, *absent(files)]


def absent(files: Files) -> list[str]:
    """Return the packages none of whose files is there."""
    return [package for package, paths in files.items() if not any(Path(path).exists() for path in paths)]


def provide() -> str:
    """Make the programs ready; return why they can't be, or nothing. Raises Trouble when an install fails."""
    if sys.platform != "linux":
        return "a screen of their own is had on Linux alone"
    packages = missing()
    if packages and not debian.is_debian():
        return f"needs {', '.join(packages)}"
    if debian.is_debian():
        packages += absent(WISHED)
    if packages:
        debian.install(packages, "end-to-end tests need a screen of their own")
    screen.provide()
    return ""
