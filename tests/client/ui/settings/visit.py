"""Somebody before the settings window, and services that answer as told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from client.core.bus import Bus
from client.core.events import StateStored
from client.core.profile.settings import Pin, Settings, SettingsFile
from client.core.words.wording import Language
from client.ui.settings.window import Settings as Shown
from client.ui.settings.window import SettingsWindow
from client.ui.theme.theme import Theme
from client.viewmodels.chat.replies import ReplyBook
from client.viewmodels.settings.about import About, Notice
from client.viewmodels.settings.devices import Devices
from client.viewmodels.settings.network import Network
from client.viewmodels.settings.password import PasswordChange
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.settings.privacy import PrivacySettings
from client.viewmodels.settings.start import Startup
from client.viewmodels.settings.storage import Stored
from shared.errors import Refusal
from shared.model.state import Privacy
from shared.protocol.auth import Device
from shared.protocol.chat import SetPrivacy
from tests.client.fakes.people import FakePeople
from tests.client.fakes.replies import FakeReplies

FINGERPRINT = "5V2K-7QXD-M4TA-ZJ6E-WR3H-PBNC-Y2LG-KU7S"
DESK = Device(b"d" * 16, "lin-desk", "linux", 0, 1_790_000_000_000, True, True)
LAPTOP = Device(b"l" * 16, "财务-笔记本", "windows", 0, 1_790_000_000_000, False, False)


@dataclass
class Link:
    """Whether the server is reached."""

    up: bool = True
    reason: Refusal | None = None


class Account:
    """The session service: devices and the password; it refuses what `answers` say."""

    def __init__(self) -> None:
        self.state = Link()
        self.every = [DESK, LAPTOP]
        self.answers: list[Refusal | None] = []
        self.changed: list[tuple[str, str]] = []
        self.tries = 0

    def _answer(self) -> None:
        refusal = self.answers.pop(0) if self.answers else None
        if refusal is not None:
            raise refusal

    async def devices(self) -> tuple[Device, ...]:
        self._answer()
        return tuple(self.every)

    async def revoke(self, device: bytes) -> None:
        self._answer()
        self.every = [one for one in self.every if one.device != device]

    async def change_password(self, old: str, new: str) -> None:
        self._answer()
        self.changed.append((old, new))

    def network_changed(self) -> None:
        self.tries += 1


class Choices:
    """The service of privacy."""

    def __init__(self, bus: Bus) -> None:
        self.chosen = Privacy()
        self.refusal: Refusal | None = None
        self._bus = bus

    async def choose(self, request: SetPrivacy) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.chosen = request.after(self.chosen)
        self._bus.publish(StateStored(()))


class Disk:
    """The storage service."""

    def __init__(self) -> None:
        self.bytes = 48_000_000
        self.refusal: Refusal | None = None

    async def size(self) -> int:
        return self.bytes

    async def trim(self) -> int:
        if self.refusal is not None:
            raise self.refusal
        self.bytes = 3_000_000
        return 1


@dataclass
class System:
    """What starts with the system."""

    on: bool = False
    barred: bool = False

    async def enabled(self) -> bool:
        return self.on

    async def set(self, *, on: bool) -> None:
        if self.barred:
            raise PermissionError
        self.on = on


@dataclass
class Told:
    """What the window told."""

    chosen: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    out: list[bool] = field(default_factory=list[bool])
    heard: list[bool] = field(default_factory=list[bool])


class Visit:
    """A person before the window."""

    def __init__(
        self,
        theme: Theme,
        folder: Path,
        *,
        tray: bool = True,
        may_widen: bool = True,
        places: bool = True,
        language: Language = Language.ENGLISH,
    ) -> None:
        self.account, self.disk, self.system, self.bus = Account(), Disk(), System(), Bus()
        self.file = SettingsFile(folder / "settings.json")
        pin = Pin(FINGERPRINT, "恒川精密科技", "PEM")
        self.file.value = Settings(server="hc-server:7443", pin=pin)
        self.startup = Startup(self.system)
        self.devices = Devices(self.account, lambda: language)
        self.password = PasswordChange(self.account, lambda: language)
        self.stored = Stored(self.disk, lambda: language)
        self.network = Network(self.account, self.file, self.bus, lambda: language)
        self.people = FakePeople(("陈思远", "张伟"), self.bus)
        self.choices = Choices(self.bus)
        self.privacy = PrivacySettings(self.choices, self.people, self.bus, lambda: language)
        self.replies = FakeReplies(self.bus)
        self.book = ReplyBook(self.replies.own, self.bus, lambda: language)
        notices = (
            Notice("Fluent System Icons, Microsoft Corporation", "MIT"),
            Notice("Qt for Python", "LGPL 3"),
        )
        shown = Shown(
            *(self.startup, self.devices, self.password, self.stored, self.network, self.privacy),
            self.book,
            About("0.1.0", "Linux 6.1", notices),
            tray=tray,
            may_widen=may_widen,
            places=places,
        )
        self.preferences = Preferences()
        self.window = SettingsWindow(theme, shown, self.preferences)
        self.told = Told()
        self.window.chosen.connect(self._choose)
        self.window.sign_out_wanted.connect(self._out)
        self.window.heard.connect(self._heard)

    def _choose(self, name: str, value: str) -> None:
        self.told.chosen.append((name, value))
        now = getattr(self.preferences, name)
        kept = value == "True" if isinstance(now, bool) else type(now)(value)
        self.preferences = msgspec.structs.replace(self.preferences, **{name: kept})
        self.window.apply(self.preferences)

    def _out(self) -> None:
        self.told.out.append(True)

    def _heard(self) -> None:
        self.told.heard.append(True)

    def control(self, name: str, kind: type[QWidget] = QWidget) -> QWidget:
        """Return what is named so on the page in sight."""
        found = [
            one
            for one in self.window.findChildren(kind)
            if one.isVisible()
            and name in (one.accessibleName(), getattr(one, "text", str)())
            and not isinstance(one, QLabel)
        ]
        assert found, f"nothing is named {name}"
        return found[0]

    def button(self, name: str) -> QAbstractButton:
        found = self.control(name, QAbstractButton)
        assert isinstance(found, QAbstractButton)
        return found

    def words(self) -> list[str]:
        """Return all words that stand on labels in sight."""
        return [one.text() for one in self.window.findChildren(QLabel) if one.isVisible() and one.text()]

    async def settle(self, until: Callable[[], bool] = lambda: False) -> None:
        for _ in range(60):
            await asyncio.sleep(0.002)
            QApplication.processEvents()
            if until():
                return

    async def close(self) -> None:
        self.window.close()
        models = (
            self.startup,
            self.devices,
            self.password,
            self.stored,
            self.network,
            self.privacy,
            self.book,
        )
        for model in models:
            await model.close()
        # No Qt loop runs here that would: every new theme would dress the windows of all tests before.
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
