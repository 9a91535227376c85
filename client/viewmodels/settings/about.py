"""What Linxin is and what it is made of, as the settings tell it."""

import importlib.metadata
import platform
from pathlib import Path

from msgspec import Struct

from client.core.resources import RESOURCES

NOTICES = RESOURCES / "NOTICES.md"
CELLS = 4


class Notice(Struct, frozen=True):
    """Something of others in the window: who made it, and under which licence it may be used."""

    by: str
    licence: str


class About(Struct, frozen=True):
    """What the page shows."""

    version: str = ""
    system: str = ""
    notices: tuple[Notice, ...] = ()


def about() -> About:
    """Return all of it; blocking."""
    return About(version(), system(), notices())


def version() -> str:
    """Return this program's version; empty for a copy that was never installed."""
    try:
        return importlib.metadata.version("linxin")
    except importlib.metadata.PackageNotFoundError:
        return ""


def system() -> str:
    """Return what it runs on, as one tells it to those who help."""
    return f"{platform.system()} {platform.release()} · Python {platform.python_version()}"


def notices(file: Path = NOTICES) -> tuple[Notice, ...]:
    """Return what the notices name; blocking. The table's first two rows are its head."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ()
    rows = [[cell.strip() for cell in line.strip("| ").split("|")] for line in lines if line.startswith("|")]
    return tuple(Notice(row[1].replace("`", ""), row[2]) for row in rows[2:] if len(row) == CELLS)
