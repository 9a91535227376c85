"""Windows behind the lock: nothing opens before it is opened, and what goes wrong is told on it."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from client.core.words.wording import Language, wording
from client.ui.auth.lock_window import LockWindow
from client.ui.widgets.fields import PasswordLine
from client.viewmodels.settings.lock import MOST
from client.viewmodels.settings.preferences import Preferences
from shared.errors import ErrorCode, Refusal
from tests.client.fakes.identities import person_id
from tests.client.gui.running import Running, main_window, shown

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


@pytest.mark.parametrize("chats", ["inside", "windows"])
async def test_no_chat_opens_before_the_lock_is_opened(running: Running, chats: str) -> None:
    running.file.value = Preferences(chats=chats)
    running.office.chats.say_to_me(person_id(0), "one")
    main = await main_window(running)
    await running.verifier.learn("secret", keep=False)
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
    main = await main_window(running)
    await running.verifier.learn("secret", keep=False)
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


async def test_who_was_wrong_too_often_is_told_why_they_are_out(running: Running) -> None:
    main = await main_window(running)
    await running.verifier.learn("secret", keep=False)
    main.lock_wanted.emit()
    lock = shown("LockWindow")[0]
    assert isinstance(lock, LockWindow)
    running.file.value = Preferences(locked=True, lock_tries=MOST)
    lock.sign_out_wanted.emit()
    await running.until(lambda: bool(shown("SignInWindow")))
    said = [one.text() for one in shown("SignInWindow")[0].findChildren(QLabel)]
    assert "Signed out here after too many wrong passwords. What is not sent yet is kept." in said
    await running.leave()
