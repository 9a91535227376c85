"""What a user chose about this window, kept in the profile's folder."""

import asyncio
import logging
from pathlib import Path

import msgspec

from client.core.files import write_whole

logger = logging.getLogger(__name__)


class Preferences(msgspec.Struct, frozen=True):
    """All of it; a change makes a new value. An empty language or motion means the system's."""

    mode: str = "system"
    accent: str = "dai"
    skin: str = "plain"
    scale: int = 100
    language: str = ""
    send_key: str = "enter"
    compact: bool = False
    motion: str = ""
    recent_emoji: tuple[str, ...] = ()
    geometry: str = ""
    open_chat: str = ""
    """The conversation that was open last, in hexadecimal."""


class PreferencesFile:
    """Preferences as a JSON file. A damaged one is set aside by the next change: it holds tastes, no data."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writing = asyncio.Lock()
        self.value = Preferences()

    def load(self) -> None:
        """Read the file, or begin with what everyone begins with."""
        try:
            self.value = msgspec.json.decode(self._path.read_bytes(), type=Preferences)
        except (OSError, msgspec.DecodeError) as error:
            if not isinstance(error, FileNotFoundError):
                logger.warning("preferences could not be read: %s", error)
            self.value = Preferences()

    async def change(self, value: Preferences) -> None:
        """Keep a new value; where the disk refuses it, it holds until the end of this run."""
        if value == self.value:
            return
        self.value = value
        async with self._writing:
            data = msgspec.json.format(msgspec.json.encode(value), indent=2)
            try:
                await asyncio.to_thread(write_whole, self._path, data)
            except OSError as error:
                logger.warning("preferences could not be written: %s", error)
