"""A client's windows at work, over services in memory and a desktop that notes what it is asked for."""

import asyncio
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from client.app import Client
from client.core.keys.vault import FileVault
from client.core.keys.verifier import Verifier
from client.core.profile.settings import Account, Keep, Settings, SettingsFile
from client.core.tasks import Tasks
from client.gui.around import Around
from client.gui.desktop import Desktop
from client.gui.windows import Windows
from client.ui.language import Speech
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.settings.preferences import PreferencesFile
from shared.errors import Refusal
from tests.client.fakes.auth import FakeAuth
from tests.client.fakes.company import company
from tests.client.fakes.identities import ME
from tests.client.fakes.presence import FakeInUse


class Quiet:
    """A sound nobody hears."""

    def ring(self) -> None: ...

    def close(self) -> None: ...


async def never_idle() -> float | None:
    return 0.0


class Place(QObject):
    """A desktop that notes what it is asked for."""

    opened = Signal(str)
    link_opened = Signal(str)

    def __init__(self, *, background: bool) -> None:
        super().__init__()
        self.around = Around(Quiet(), never_idle, background=background)
        self.hides = background
        self.window: QWidget | None = None
        self.unread = 0
        self.told: list[str] = []
        self.warned: dict[str, str] = {}

    def show_window(self, window: QWidget, leave: Callable[[], None]) -> None:
        self.window = window

    def count(self, unread: int) -> None:
        self.unread = unread

    def tell(self, key: bytes, author: str, text: str, *, quietly: bool = False) -> None:
        self.told.append(text)

    def warn(self, key: str, happened: str, which: str) -> None:
        self.warned[key] = happened

    def warning_seen(self) -> None:
        self.warned.clear()

    def looked(self) -> None: ...

    def keep_told(self, unread: Callable[[bytes], bool]) -> None: ...

    def cover(self, window: QWidget | None) -> None: ...

    def come_forward(self) -> None: ...

    def take_hotkey(self, keys: str) -> bool:
        return True

    async def close(self) -> None: ...


class SignedIn(FakeAuth):
    """Somebody who comes in by a token, and perhaps can't get rid of it."""

    refusal: Refusal | None = None

    async def can_resume(self) -> bool:
        return True

    async def resume(self, server: str = "") -> None: ...

    async def sign_in(
        self, server: str, user: str, password: str, trust: str = "", keep: Keep | None = None
    ) -> None: ...

    async def sign_out(self) -> None:
        if self.refusal is not None:
            raise self.refusal
        await super().sign_out()


class Running:
    """A client's windows, at work."""

    def __init__(self, folder: Path, application: QApplication, *, background: bool = False) -> None:
        self.office = company("陈思远", "张伟")
        self.auth = self.office.auth = SignedIn(self.office.bus)
        self.place = Place(background=background)
        self.file = PreferencesFile(folder / "window.json")
        settings = SettingsFile(folder / "settings.json")
        settings.value = Settings(server="127.0.0.1:7443", account=Account("id", "HC0000", "林晓雨", ""))
        services = self.office.services
        self.verifier = Verifier(FileVault(folder / "secrets.json"))
        own = {
            "in_use": FakeInUse(),
            "profile": SimpleNamespace(name="default"),
            "verifier": self.verifier,
            "settings": settings,
            "me": SimpleNamespace(known=True, person=ME),
        }
        client = SimpleNamespace(**{one.name: getattr(services, one.name) for one in fields(services)} | own)
        self.windows = Windows(
            cast("Client", client),
            Theme(application, Look(mode=Mode.LIGHT)),
            Speech(),
            self.file,
            "",
            cast("Desktop", self.place),
        )
        self.tasks = Tasks("test")

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(5):
            while not holds():
                await asyncio.sleep(0.005)
                QApplication.processEvents()

    async def waits_in_the_tray(self) -> MainWindow:
        """Return the main window, which is there and not seen."""
        await self.until(lambda: isinstance(self.place.window, MainWindow))
        assert isinstance(self.place.window, MainWindow)
        assert not self.place.window.isVisible()
        return self.place.window

    async def leave(self) -> None:
        self.windows.leave()
        await self.tasks.finish(10)


def shown(name: str) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if type(one).__name__ == name and one.isVisible()]


async def main_window(running: Running) -> MainWindow:
    """Start, and return the main window once it shows."""
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    main = shown("MainWindow")[0]
    assert isinstance(main, MainWindow)
    return main
