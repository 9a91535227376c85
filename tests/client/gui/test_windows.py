"""Which window is shown when, and what stays on the desktop and the disk, over services in memory."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from client.app import Client
from client.core.settings import Account, Settings, SettingsFile
from client.core.tasks import Tasks
from client.core.vault import FileVault
from client.core.verifier import Verifier
from client.core.wording import Language, wording
from client.gui.around import Around
from client.gui.desktop import Desktop
from client.gui.windows import Windows
from client.ui.auth.lock_window import LockWindow
from client.ui.language import Speech
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.fields import PasswordLine
from client.viewmodels.preferences import Preferences, PreferencesFile
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence
from tests.client.fakes.auth import FakeAuth
from tests.client.fakes.company import company
from tests.client.fakes.identities import ME, person_id
from tests.client.fakes.presence import FakeInUse

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


class Quiet:
    """A sound nobody hears."""

    def ring(self) -> None: ...

    def close(self) -> None: ...


async def never_idle() -> float | None:
    return 0.0


class Place(QObject):
    """A desktop that notes what it is asked for."""

    opened = Signal(str)

    def __init__(self, *, background: bool) -> None:
        super().__init__()
        self.around = Around(Quiet(), never_idle, background=background)
        self.hides = background
        self.window: QWidget | None = None
        self.unread = 0
        self.told: list[str] = []

    def show_window(self, window: QWidget, leave: Callable[[], None]) -> None:
        self.window = window

    def count(self, unread: int) -> None:
        self.unread = unread

    def tell(self, key: bytes, author: str, text: str) -> None:
        self.told.append(text)

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
        client = SimpleNamespace(
            auth=services.auth,
            people=services.people,
            chat=services.chat,
            presence=services.presence,
            in_use=FakeInUse(),
            profile=SimpleNamespace(name="default"),
            verifier=self.verifier,
            groups=services.groups,
            admin=services.admin,
            avatars=services.avatars,
            invites=services.invites,
            files=services.files,
            bus=self.office.bus,
            settings=settings,
            me=SimpleNamespace(known=True, person=ME),
        )
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


@pytest.fixture
def running(tmp_path: Path, qapp: QApplication) -> Running:
    return Running(tmp_path, qapp)


@pytest.fixture
def waiting(tmp_path: Path, qapp: QApplication) -> Running:
    """A client that the system has started into the tray."""
    return Running(tmp_path, qapp, background=True)


def shown(name: str) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if type(one).__name__ == name and one.isVisible()]


async def test_signing_out_takes_back_what_the_desktop_shows(running: Running) -> None:
    running.office.chats.say_to_me(person_id(0), "one")
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: running.place.unread == 1)
    main = shown("MainWindow")[0]
    assert isinstance(main, MainWindow)
    main.settings_menu().actions()[-1].trigger()
    await running.until(lambda: bool(shown("SignInWindow")))
    assert running.office.auth.out
    assert running.place.unread == 0
    running.office.chats.say_to_me(person_id(1), "two")
    for _ in range(20):
        await asyncio.sleep(0.005)
        QApplication.processEvents()
    assert (running.place.unread, running.place.told) == (0, [])
    assert shown("MainWindow") == []
    await running.leave()


async def test_who_starts_unseen_is_so_before_anybody_asks(running: Running) -> None:
    running.file.value = Preferences(start_hidden=True)
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    assert running.office.presence.state.choice is Presence.OFFLINE
    await running.leave()


async def test_where_the_window_stood_is_on_disk_when_it_is_left(tmp_path: Path, running: Running) -> None:
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    await running.leave()
    again = PreferencesFile(tmp_path / "window.json")
    await asyncio.to_thread(again.load)
    assert again.value.geometry


async def test_signing_out_closes_the_windows_of_chats(running: Running) -> None:
    running.file.value = Preferences(chats="windows")
    running.office.chats.say_to_me(person_id(0), "one")
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    main = shown("MainWindow")[0]
    assert isinstance(main, MainWindow)
    main.list.opened.emit(person_id(0))
    await running.until(lambda: bool(shown("ConversationWindow")))
    # In front of a window that shows it, nothing is told of a message; of another one it is.
    await running.until(shown("ConversationWindow")[0].isActiveWindow)
    running.office.chats.say_to_me(person_id(0), "two")
    running.office.chats.say_to_me(person_id(1), "three")
    await running.until(lambda: bool(running.place.told))
    assert running.place.told == ["three"]
    main.settings_menu().actions()[-1].trigger()
    await running.until(lambda: bool(shown("SignInWindow")))
    assert shown("ConversationWindow") == []
    await running.leave()


async def test_a_main_window_in_the_tray_leaves_the_windows_of_chats_open(running: Running) -> None:
    running.file.value = Preferences(chats="windows")
    running.place.hides = True
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    main = shown("MainWindow")[0]
    assert isinstance(main, MainWindow)
    main.list.opened.emit(person_id(0))
    await running.until(lambda: bool(shown("ConversationWindow")))
    main.close()
    await running.until(lambda: not shown("MainWindow"))
    assert len(shown("ConversationWindow")) == 1
    await running.leave()
    assert shown("ConversationWindow") == []


@pytest.mark.parametrize("chats", ["tabs", "windows"])
async def test_windows_of_chats_are_there_again_at_the_next_start(running: Running, chats: str) -> None:
    direct = running.office.chats.direct
    running.office.chats.say_to_me(person_id(0), "read")
    running.office.chats.say_to_me(person_id(1), "not read yet")
    await running.office.chats.mark_read(direct(person_id(0)), 1)
    kept = (direct(person_id(0)).hex(), direct(person_id(1)).hex(), "nonsense", "00" * 16)
    running.file.value = Preferences(chats=chats, open_beside=kept)
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("ConversationWindow")))
    assert [one.windowTitle() for one in shown("ConversationWindow")] == ["陈思远"]
    await running.leave()
    assert running.file.value.open_beside == kept[:1]


async def with_a_window(running: Running) -> str:
    """Leave the window of a chat open for the next start."""
    direct = running.office.chats.direct(person_id(0))
    running.office.chats.say_to_me(person_id(0), "read")
    await running.office.chats.mark_read(direct, 1)
    running.file.value = Preferences(chats="windows", open_beside=(direct.hex(),))
    return direct.hex()


async def test_who_starts_in_the_tray_gets_the_windows_of_chats_with_the_main_one(waiting: Running) -> None:
    kept = await with_a_window(waiting)
    waiting.tasks.start(waiting.windows.run(), "run")
    main = await waiting.waits_in_the_tray()
    assert shown("ConversationWindow") == []
    assert waiting.file.value.open_beside == (kept,)
    main.show()
    main.activateWindow()
    await waiting.until(lambda: bool(shown("ConversationWindow")))
    shown("ConversationWindow")[0].close()
    await waiting.leave()
    assert waiting.file.value.open_beside == ()


async def test_who_leaves_the_tray_unseen_finds_the_windows_of_chats_at_the_next_start(
    waiting: Running,
) -> None:
    kept = await with_a_window(waiting)
    waiting.tasks.start(waiting.windows.run(), "run")
    await waiting.waits_in_the_tray()
    await waiting.leave()
    assert waiting.file.value.open_beside == (kept,)


async def test_who_leaves_from_the_lock_finds_the_windows_of_chats_at_the_next_start(
    running: Running,
) -> None:
    kept = await with_a_window(running)
    running.file.value = msgspec.structs.replace(running.file.value, locked=True)
    await running.verifier.learn("secret", keep=True)
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("LockWindow")))
    await running.leave()
    assert running.file.value.open_beside == (kept,)


@pytest.mark.parametrize("chats", ["inside", "windows"])
async def test_no_chat_opens_before_the_lock_is_opened(running: Running, chats: str) -> None:
    running.file.value = Preferences(chats=chats)
    running.office.chats.say_to_me(person_id(0), "one")
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    await running.verifier.learn("secret", keep=False)
    main = shown("MainWindow")[0]
    assert isinstance(main, MainWindow)
    main.lock_wanted.emit()
    await running.until(lambda: bool(shown("LockWindow")))
    running.place.opened.emit(running.office.chats.direct(person_id(0)).hex())
    for _ in range(10):
        await asyncio.sleep(0.005)
        QApplication.processEvents()
    assert shown("MainWindow") + shown("ConversationWindow") == []
    line = shown("LockWindow")[0].findChildren(PasswordLine)[0]
    QTest.keyClicks(line, "secret")
    QTest.keyClick(line, Qt.Key.Key_Return)
    await running.until(lambda: not shown("LockWindow"))
    if chats == "inside":
        await running.until(lambda: bool(main.chat.timeline.in_sight))
    else:
        await running.until(lambda: bool(shown("ConversationWindow")))
    await running.leave()


async def test_a_failed_sign_out_is_told_on_the_lock(running: Running) -> None:
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    await running.verifier.learn("secret", keep=False)
    main = shown("MainWindow")[0]
    assert isinstance(main, MainWindow)
    main.lock_wanted.emit()
    lock = shown("LockWindow")[0]
    assert isinstance(lock, LockWindow)
    running.auth.refusal = Refusal(ErrorCode.STORAGE_FAILED)
    lock.sign_out_wanted.emit()
    line = lock.findChildren(PasswordLine)[0]
    await running.until(lambda: bool(line.accessibleDescription()))
    assert line.accessibleDescription() == wording(running.auth.refusal, Language.ENGLISH)
    running.auth.refusal = None
    lock.sign_out_wanted.emit()
    await running.until(lambda: bool(shown("SignInWindow")))
    assert shown("LockWindow") == []
    await running.leave()
