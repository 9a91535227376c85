"""Where a system keeps dictionaries that Hunspell can read."""

import os
import sys
from pathlib import Path


def dictionary_folders() -> tuple[Path, ...]:
    """Return the folders that may have some, those of the user first; none of them need be there."""
    named = tuple(Path(one) for one in os.environ.get("DICPATH", "").split(os.pathsep) if one)
    if sys.platform == "darwin":
        return (*named, Path.home() / "Library" / "Spelling", Path("/Library/Spelling"))
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA", "")
        return (*named, Path(local) / "hunspell") if local else named
    share = Path("/usr/share")
    home = Path.home() / ".local" / "share" / "hunspell"
    return (*named, home, share / "hunspell", share / "myspell", share / "myspell" / "dicts")
