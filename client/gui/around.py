"""What surrounds the window: sound, the system's list of what starts with it, the time nobody was here."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from client.core.profile.folder import Profile
from client.gui.accounts import StartProfile
from client.platform.another_start import start_profile
from client.platform.autostart import Autostart, system_autostart
from client.platform.hotkey import Hotkey, system_hotkey
from client.platform.idle import Seconds, system_idle
from client.platform.sound import Sound, player, system_sound, write_sound
from client.viewmodels.settings.about import About, about, version

NOTHING_TOLD = About()


def never_started(_profile: str, _options: Sequence[str]) -> bool:
    """Start nothing: where there is no program to be started once more."""
    return False


@dataclass(frozen=True)
class Around:
    """`autostart` is None where the system can't start this copy; `background` tells that it just did.

    `hotkey` is None where no program can have one.
    """

    sound: Sound
    idle: Seconds
    autostart: Autostart | None = None
    hotkey: Hotkey | None = None
    background: bool = False
    about: About = NOTHING_TOLD
    start_profile: StartProfile = never_started


async def look_around(
    profile: Profile, windowing: str, common: Sequence[str], *, portable: bool, background: bool
) -> Around:
    """Return what there is on this system, for who shows windows by `windowing` (Qt's name of it).

    `common` are the options that a start for another profile has as well.
    """
    file, command = await asyncio.to_thread(_prepare_sound, profile.folder)
    return Around(
        system_sound(file, command),
        system_idle(windowing),
        _autostart(profile.name, portable=portable),
        system_hotkey(windowing),
        background,
        await asyncio.to_thread(about),
        lambda name, options: start_profile(name, [*common, *options]),
    )


def _prepare_sound(folder: Path) -> tuple[Path, tuple[str, ...]]:
    """Return the sound's file and what plays it: nothing on a disk that takes no file."""
    try:
        return write_sound(folder), player()
    except OSError:
        return folder, ()


def _autostart(profile: str, *, portable: bool) -> Autostart | None:
    """A copy that moves about, or was never installed, is nothing that a system could start."""
    return None if portable or not version() else system_autostart(profile)
