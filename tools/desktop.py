"""Provides what end-to-end tests need of a Linux system: a screen without a monitor, and hands for it."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from tools import debian, screen

# Program → Debian's package.
PROGRAMS = {
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
}
LAUNCHERS = (Path("/usr/libexec/at-spi-bus-launcher"), Path("/usr/lib/at-spi2-core/at-spi-bus-launcher"))
LAUNCHER_PACKAGE = "at-spi2-core"


def missing(
    which: Callable[[str], str | None] = shutil.which, launchers: tuple[Path, ...] = LAUNCHERS
) -> list[str]:
    """Return the packages of the programs that aren't there."""
    packages = [package for program, package in PROGRAMS.items() if which(program) is None]
    return packages if any(path.exists() for path in launchers) else [*packages, LAUNCHER_PACKAGE]


def provide() -> str:
    """Make the programs ready; return why they can't be, or nothing. Raises Trouble when an install fails."""
    if sys.platform != "linux":
        return "a screen of their own is had on Linux alone"
    packages = missing()
    if packages and not debian.is_debian():
        return f"needs {', '.join(packages)}"
    if packages:
        debian.install(packages, "end-to-end tests need a screen of their own")
    screen.provide()
    return ""
