"""What the user chooses and what windows remember: in force at once, and soon on the disk."""

import msgspec
from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.gui.looks import look_of
from client.ui.language import Speech, language_of
from client.ui.theme.theme import Theme
from client.viewmodels.settings.preferences import Preferences, PreferencesFile


def changed(preferences: Preferences, name: str, value: str) -> Preferences:
    """Return preferences with one of them chosen anew, given as text."""
    now = getattr(preferences, name)
    if isinstance(now, bool):
        return msgspec.structs.replace(preferences, **{name: value == str(True)})
    return msgspec.structs.replace(preferences, **{name: int(value) if isinstance(now, int) else value})


class Choices(QObject):
    """`chosen` carries preferences that windows shall take in force.

    `hotkey_chosen` tells that one of them is another hotkey.
    """

    chosen = Signal(Preferences)
    hotkey_chosen = Signal()

    def __init__(self, theme: Theme, speech: Speech, file: PreferencesFile) -> None:
        super().__init__()
        self._theme = theme
        self._speech = speech
        self._file = file
        self._tasks = Tasks("preferences")

    def choose(self, name: str, value: str) -> None:
        """Take one in force that was chosen by hand."""
        before = self._file.value
        now = changed(before, name, value)
        if now.language != before.language:
            self._speech.speak(language_of(now.language))
        self._theme.choose(look_of(now, self._speech.language))
        self._set(now)
        self.chosen.emit(now)
        if now.hotkey != before.hotkey:
            self.hotkey_chosen.emit()

    def keep(self, **what: object) -> None:
        """Remember what nobody chose by hand."""
        self._set(msgspec.structs.replace(self._file.value, **what))

    def _set(self, now: Preferences) -> None:
        self._file.value = now
        self._tasks.start(self._file.keep(), "keep")

    async def close(self) -> None:
        """Have everything on the disk."""
        await self._tasks.close()
        await self._file.keep()
