"""Locked: every window hidden behind one, nothing told by name, and all as before once it is opened."""

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from client.core.keys.vault import FileVault
from client.core.keys.verifier import Verifier
from client.gui.locking import Locking
from client.ui.auth.lock_window import LockWindow
from client.ui.drawing.avatars import Portrait
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.fields import PasswordLine
from client.viewmodels.settings.preferences import Preferences, PreferencesFile
from tests.support.blocking import Watch

pytestmark = pytest.mark.gui


class Place:
    """A desktop that notes what it speaks for."""

    def __init__(self) -> None:
        self.covered: QWidget | None = None

    def cover(self, window: QWidget | None) -> None:
        self.covered = window


class House:
    """Two windows that may be locked."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self.verifier = Verifier(FileVault(folder / "secrets.json"))
        self.file = PreferencesFile(folder / "window.json")
        self.file.value = Preferences(lock_after=5)
        self.place = Place()
        self.windows = [QWidget(), QWidget()]
        self.windows[0].show()
        self.opened = self.gave_up = 0
        theme = Theme(application, Look(mode=Mode.LIGHT))
        self.locking = Locking(
            *(theme, self.verifier, self.file, self.keep, self.place),
            person=lambda: Portrait(b"1" * 16, "王芳"),
            main=lambda: None,
        )
        self.locking.opened.connect(self._opened)
        self.locking.sign_out_wanted.connect(self._gave_up)

    def _opened(self) -> None:
        self.opened += 1

    def _gave_up(self) -> None:
        self.gave_up += 1

    def keep(self, **what: object) -> None:
        self.file.value = msgspec.structs.replace(self.file.value, **what)

    @property
    def lock(self) -> LockWindow:
        assert isinstance(self.place.covered, LockWindow)
        return self.place.covered

    async def tries(self, password: str, holds: Callable[[], bool]) -> None:
        line = self.lock.findChildren(PasswordLine)[0]
        line.setText(password)
        line.textEdited.emit(password)
        line.returnPressed.emit()
        async with asyncio.timeout(5):
            while not holds():
                await asyncio.sleep(0.005)
                QApplication.processEvents()

    def shown(self) -> list[bool]:
        return [one.isVisible() for one in self.windows]


@pytest.fixture
async def house(qapp: QApplication, tmp_path: Path, blocking_watch: Watch) -> AsyncIterator[House]:
    with blocking_watch.paused():
        made = House(qapp, tmp_path)
        await made.verifier.learn("right", keep=False)
        yield made
        await made.locking.close()
        for one in made.windows:
            one.close()


async def test_what_was_shown_is_hidden_and_comes_back_with_the_password(house: House) -> None:
    house.locking.lock()
    assert house.locking.locked
    assert house.shown() == [False, False]
    assert house.lock.isVisible()
    assert house.file.value.locked
    # Once more changes nothing: what was hidden is still known.
    house.locking.lock()
    await house.tries("right", lambda: house.opened == 1)
    assert house.shown() == [True, False]
    assert house.place.covered is None
    assert not house.file.value.locked


async def test_a_window_in_the_tray_is_locked_there(house: House) -> None:
    house.windows[0].hide()
    house.locking.lock()
    assert not house.lock.isVisible()
    await house.tries("right", lambda: house.opened == 1)
    assert house.shown() == [False, False]


async def test_a_wrong_password_is_kept_in_mind(house: House) -> None:
    house.locking.lock()
    await house.tries("wrong", lambda: house.file.value.lock_tries == 1)
    assert house.shown() == [False, False]
    house.locking.end()
    assert house.file.value == Preferences(lock_after=5)


@pytest.mark.parametrize(
    ("minutes", "seconds", "locked"), [(5, 300, True), (5, 299, False), (0, 9999, False)]
)
async def test_who_touches_nothing_for_a_while_is_asked(
    house: House, minutes: int, seconds: float, locked: bool
) -> None:
    house.keep(lock_after=minutes)
    for _ in range(2):
        house.locking.idle(seconds)
        assert house.locking.locked is locked


async def test_nothing_is_locked_that_could_not_be_opened(house: House) -> None:
    await house.verifier.forget()
    house.locking.lock()
    assert (house.locking.locked, house.shown()) == (False, [True, False])


async def test_who_gives_up_may_sign_out(house: House) -> None:
    house.locking.lock()
    house.lock.sign_out_wanted.emit()
    assert house.gave_up == 1
