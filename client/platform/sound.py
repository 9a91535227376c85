"""Plays the sound of a message, by what each system brings to play a file."""

import shutil
import sys
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QProcess
from PySide6.QtWidgets import QApplication

from client.core.profile.files import write_whole
from client.platform.chime import chime

PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"), ("afplay",))
"""Programs that play a file and end: of PipeWire, PulseAudio, ALSA, and macOS."""
FILE = "message.wav"
FAREWELL = 500
"""Milliseconds that a player gets to end."""


class Sound(Protocol):
    """The sound of a message."""

    def ring(self) -> None:
        """Play it; while it plays already, it is not played over itself."""
        ...

    def close(self) -> None:
        """Be still."""
        ...


def write_sound(folder: Path) -> Path:
    """Lay the sound down in a folder and return its file. Blocking. Raises OSError."""
    file = folder / FILE
    if not file.exists():
        write_whole(file, chime())
    return file


def player() -> tuple[str, ...]:
    """Return the command that plays a file here, without the file; empty when there is none. Blocking."""
    return next((command for command in PLAYERS if shutil.which(command[0])), ())


class PlayedSound(QObject):
    """Plays by a program of the system; by the desktop's beep where there is none that does."""

    def __init__(self, file: Path, command: tuple[str, ...]) -> None:
        super().__init__()
        self._file = file
        self._command = command
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())

    def ring(self) -> None:
        if not self._command:
            QApplication.beep()
        elif self._process.state() is QProcess.ProcessState.NotRunning:
            self._process.start(self._command[0], [*self._command[1:], str(self._file)])

    def close(self) -> None:
        if self._process.state() is not QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(FAREWELL)


def system_sound(file: Path, command: tuple[str, ...]) -> Sound:
    """Return this system's way; `command` is what `player` found."""
    if sys.platform == "win32":
        return WindowsSound(file)
    return PlayedSound(file, command)


if sys.platform == "win32":
    import winsound

    class WindowsSound:
        """Windows plays a file by itself, and not over what plays already."""

        def __init__(self, file: Path) -> None:
            self._file = file

        def ring(self) -> None:
            flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT | winsound.SND_NOSTOP
            try:
                winsound.PlaySound(str(self._file), flags)
            except RuntimeError:
                return  # something plays already, or there is nothing to play on

        def close(self) -> None:
            winsound.PlaySound(None, 0)
