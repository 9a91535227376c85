"""Starting with the system: each desktop's own list of what it starts when somebody signs in to it."""

import asyncio
import os
import plistlib
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from client.core.profile.files import write_whole
from client.core.profile.folder import DEFAULT

BACKGROUND = "--background"
"""The option by which a start begins in the tray."""


class Autostart(Protocol):
    """The list, as far as this profile is concerned. Both raise OSError."""

    async def enabled(self) -> bool: ...

    async def set(self, *, on: bool) -> None: ...


def program_command() -> list[str]:
    """Return what starts this program, wherever it is called from."""
    program = Path(sys.executable)
    windowed = program.with_name("pythonw.exe")
    if getattr(sys, "frozen", False):
        return [str(program)]
    # A console's Python would open one on Windows; -P keeps a folder called `client` elsewhere out.
    return [str(windowed if windowed.exists() else program), "-P", "-m", "client"]


def start_command(profile: str) -> list[str]:
    """Return what starts this program in the background."""
    return [*program_command(), *(() if profile == DEFAULT else ("--profile", profile)), BACKGROUND]


def system_autostart(profile: str) -> Autostart:
    """Return this system's list."""
    command = start_command(profile)
    suffix = "" if profile == DEFAULT else f"-{profile}"
    if sys.platform == "win32":
        return RunKey(f"Linxin{suffix}", command)
    if sys.platform == "darwin":
        label = f"linxin.client{suffix}"
        return LaunchAgent(Path.home() / "Library" / "LaunchAgents" / f"{label}.plist", label, command)
    folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "autostart"
    return DesktopEntry(folder / f"linxin{suffix}.desktop", command)


# Linux


def quoted(command: Sequence[str]) -> str:
    """Spell a command as Exec wants it (Desktop Entry Specification 1.5, "The Exec key").

    Quoted arguments escape four characters by a backslash, the file once more; per cent signs are doubled.
    """
    arguments: list[str] = []
    for argument in command:
        for character in '\\"`$':
            argument = argument.replace(character, f"\\{character}")  # noqa: PLW2901 - bit by bit
        arguments.append('"{}"'.format(argument.replace("\\", "\\\\").replace("%", "%%")))
    return " ".join(arguments)


class DesktopEntry:
    """A file in the desktop's autostart folder (Desktop Application Autostart Specification)."""

    def __init__(self, file: Path, command: Sequence[str]) -> None:
        self._file = file
        self._command = command

    async def enabled(self) -> bool:
        """Tell whether the file is there, and not switched off by the desktop's own settings."""
        return await asyncio.to_thread(self._enabled)

    def _enabled(self) -> bool:
        try:
            lines = self._file.read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return False
        off = {"hidden=true", "x-gnome-autostart-enabled=false"}
        return not any(line.replace(" ", "").casefold() in off for line in lines)

    async def set(self, *, on: bool) -> None:
        await asyncio.to_thread(self._write if on else self._remove)

    def _remove(self) -> None:
        self._file.unlink(missing_ok=True)

    def _write(self) -> None:
        lines = (
            *("[Desktop Entry]", "Type=Application", "Name=Linxin", "Name[zh_CN]=邻信"),
            *(f"Exec={quoted(self._command)}", "Icon=linxin", "Terminal=false"),
        )
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._file, ("\n".join(lines) + "\n").encode())


# macOS


class LaunchAgent:
    """A property list that launchd reads when somebody signs in (launchd.plist(5))."""

    def __init__(self, file: Path, label: str, command: Sequence[str]) -> None:
        self._file = file
        self._label = label
        self._command = command

    async def enabled(self) -> bool:
        return await asyncio.to_thread(self._file.exists)

    async def set(self, *, on: bool) -> None:
        await asyncio.to_thread(self._write if on else self._remove)

    def _remove(self) -> None:
        self._file.unlink(missing_ok=True)

    def _write(self) -> None:
        job = {
            "Label": self._label,
            "ProgramArguments": list(self._command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
        }
        self._file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self._file, plistlib.dumps(job))


# Windows

if sys.platform == "win32":
    import winreg

    RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
    APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

    class RunKey:
        """A value of the user's Run key; the task manager switches it off in a key of its own."""

        def __init__(self, name: str, command: Sequence[str]) -> None:
            self._name = name
            self._command = subprocess.list2cmdline(command)

        async def enabled(self) -> bool:
            return await asyncio.to_thread(self._enabled)

        def _enabled(self) -> bool:
            # The first byte's lowest bit says that it is switched off.
            approved = self._value(APPROVED)
            off = isinstance(approved, bytes) and bool(approved[:1]) and approved[0] & 1 == 1
            return self._value(RUN) is not None and not off

        def _value(self, key: str) -> object:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    return winreg.QueryValueEx(opened, self._name)[0]
            except FileNotFoundError:
                return None

        async def set(self, *, on: bool) -> None:
            await asyncio.to_thread(self._set, on)

        def _set(self, on: bool) -> None:
            self._delete(APPROVED)
            if not on:
                self._delete(RUN)
                return
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, RUN) as opened:
                winreg.SetValueEx(opened, self._name, 0, winreg.REG_SZ, self._command)

        def _delete(self, key: str) -> None:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, self._name)
            except FileNotFoundError:
                return
