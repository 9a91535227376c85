"""The windows of chats beside the main one: closed with it, and there again at the next start."""

import msgspec
import pytest

from client.viewmodels.settings.preferences import Preferences
from tests.client.fakes.identities import person_id
from tests.client.gui.running import Running, main_window, shown

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


async def test_signing_out_closes_the_windows_of_chats(running: Running) -> None:
    running.file.value = Preferences(chats="windows")
    running.office.chats.say_to_me(person_id(0), "one")
    main = await main_window(running)
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
    main = await main_window(running)
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
