"""The locked window fits at every scale and in every language, and follows what the lock says."""

import asyncio
from collections.abc import Generator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication

from client.core.words.wording import Language
from client.ui.auth.lock_window import LEAST, LockWindow
from client.ui.drawing.avatars import Portrait
from client.ui.language import Speech
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.fields import PasswordLine
from client.viewmodels.settings import lock
from client.viewmodels.settings.lock import LockModel
from tests.client.ui.measuring import faults
from tests.support.blocking import Watch

NAME = "欧阳・Пётр Александрович Константинопольский"


@pytest.fixture
def speech(qapp: QApplication) -> Generator[Speech]:
    made = Speech()
    yield made
    made.speak(Language.ENGLISH)
    QLocale.setDefault(QLocale.c())


async def never(_password: str) -> bool:
    return False


async def wait(_seconds: float) -> None:
    await asyncio.Event().wait()


def keep(_tries: int) -> None: ...


async def settled() -> None:
    for _ in range(4):
        await asyncio.sleep(0.005)
        QApplication.processEvents()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("scale", [100, 150, 200])
async def test_nothing_is_cut_off(
    theme: Theme, speech: Speech, blocking_watch: Watch, language: Language, scale: int
) -> None:
    with blocking_watch.paused():
        speech.speak(language)
    theme.choose(Look(mode=Mode.DARK, scale=scale, language=language.value))
    model = LockModel(never, 0, keep, wait)
    window = LockWindow(theme, model, Portrait(b"1" * 16, NAME))
    window.resize(theme.fonts.pixels(LEAST.width()), theme.fonts.pixels(520))
    window.show()
    await settled()
    assert faults(window) == []
    model.unlock("wrong")
    await settled()
    assert model.complaint
    assert faults(window) == []
    await model.close()


async def test_after_the_last_try_only_signing_out_is_left(theme: Theme) -> None:
    model = LockModel(never, lock.MOST, keep, wait)
    window = LockWindow(theme, model, Portrait(b"1" * 16, "王芳"))
    window.show()
    line = window.findChildren(PasswordLine)[0]
    line.setText("typed")
    line.setModified(True)
    await settled()
    enabled = [one.text() for one in window.findChildren(QAbstractButton) if one.isEnabled() and one.text()]
    assert (line.isEnabled(), enabled) == (False, ["Sign out"])
    model.refuse("The vault is closed.")
    assert line.accessibleDescription() == "The vault is closed."
    await model.close()


async def test_what_can_be_done_follows_the_lock(theme: Theme) -> None:
    model = LockModel(never, 0, keep, wait)
    window = LockWindow(theme, model, Portrait(b"1" * 16, "王芳"))
    window.show()
    line = window.findChildren(PasswordLine)[0]
    unlock = next(one for one in window.findChildren(QAbstractButton) if one.text() == "Unlock")
    assert not unlock.isEnabled()
    line.setText("wrong")
    line.textEdited.emit("wrong")
    assert unlock.isEnabled()
    unlock.click()
    await settled()
    assert (line.isEnabled(), unlock.isEnabled()) == (False, False)
    await model.close()
    left = list[int]()
    window.left.connect(lambda: left.append(1))
    window.close()
    assert (left, line.text()) == ([1], "")
