"""What a user chose about this window, kept in the profile's folder."""

import asyncio
import logging
from pathlib import Path

import msgspec

from client.core.profile.files import WholeFile

logger = logging.getLogger(__name__)


class Preferences(msgspec.Struct, frozen=True):
    """All of it; a change makes a new value. An empty language or motion means the system's."""

    mode: str = "system"
    accent: str = "dai"
    skin: str = "plain"
    scale: int = 100
    message_size: int = 14
    font: str = ""
    """The family that texts are shown in; empty for the system's."""
    language: str = ""
    send_key: str = "enter"
    spelling: bool = True
    own_words: tuple[str, ...] = ()
    """Words that an older version took for right on this device alone: the next start makes them mine."""
    compact: bool = False
    motion: str = ""
    recent_emoji: tuple[str, ...] = ()
    geometry: str = ""
    places: dict[str, str] = {}
    """Where the window stood on each set of screens, the last used at the end."""
    open_chat: str = ""
    """The conversation that was open last in the main window, in hexadecimal."""
    open_beside: tuple[str, ...] = ()
    """Those that were open in windows beside it."""
    window: str = "one"
    """The main window: "one" with everything in it, or the "classic" panel, as narrow as a list."""
    classic_places: dict[str, str] = {}
    """Where the classic panel stood on each set of screens."""
    docks: bool = True
    """Whether the classic panel hides at the edge of the screen it was dragged to."""
    docked: str = ""
    """The edge it is at: "top", "left" or "right"; empty for none."""
    chats: str = "inside"
    """Where chats open: "inside" of the main window, as "tabs" of one, or as "windows" of their own."""
    chat_places: dict[str, str] = {}
    """Where the windows of chats stood, on each set of screens."""
    close_to_tray: bool = True
    notify: bool = True
    preview: bool = True
    sound: bool = True
    quiet: bool = False
    quiet_from: int = 22 * 60
    quiet_to: int = 8 * 60
    """When nothing rings while `quiet`: minutes after midnight. Over midnight where `to` is less."""
    away_after: int = 5
    """Minutes without a touch after which I am seen as away; 0 means never."""
    lock_after: int = 0
    """Minutes without a touch after which a password is asked for; 0 means never."""
    locked: bool = False
    lock_tries: int = 0
    """Wrong passwords since it was locked."""
    start_hidden: bool = False
    """Whether others are to take me for offline at every start on this device."""
    guided: bool = False
    """Whether I was led to adding people when I had the company to myself."""
    hotkey: str = ""
    """What brings the window up from anywhere, such as Ctrl+Alt+L; empty for nothing."""


class PreferencesFile:
    """Preferences as a JSON file: a change sets `value`, which holds at once, and has it kept.

    A damaged file is written anew by the next change: it holds tastes, no data.
    """

    def __init__(self, path: Path) -> None:
        self._file = WholeFile(path)
        self._writing = asyncio.Lock()
        self._kept = Preferences()
        self.value = Preferences()

    def load(self) -> None:
        """Read the file, or begin with what everyone begins with."""
        try:
            self.value = msgspec.json.decode(self._file.path.read_bytes(), type=Preferences)
        except (OSError, msgspec.DecodeError) as error:
            if not isinstance(error, FileNotFoundError):
                logger.warning("preferences could not be read: %s", error)
            self.value = Preferences()
        self._kept = self.value

    async def keep(self) -> None:
        """Bring the value of now to the disk; where that refuses it, it holds until the end of this run."""
        async with self._writing:
            value = self.value
            if value == self._kept:
                return
            data = msgspec.json.format(msgspec.json.encode(value), indent=2)
            try:
                await asyncio.to_thread(self._file.write, data)
            except OSError as error:
                logger.warning("preferences could not be written: %s", error)
            else:
                self._kept = value
