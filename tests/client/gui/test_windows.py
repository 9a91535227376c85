"""Which window is shown when, and what stays on the desktop and the disk."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from client.core.events import StateStored
from client.gui.settings import SettingsDesk
from client.ui.main.window import MainWindow
from client.ui.widgets.checks import Check
from client.viewmodels.settings.preferences import Preferences, PreferencesFile
from shared.model.presence import Presence
from shared.model.state import Arrival, encode_value, state_key
from shared.protocol.sync import StateItem
from tests.client.fakes.identities import NOW, person_id
from tests.client.gui.running import Running, main_window, shown

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support", extend=True)]


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


@pytest.mark.parametrize("automatic", [True, False])
async def test_coming_in_unseen_is_kept_for_who_comes_in_unasked(running: Running, automatic: bool) -> None:
    main = await main_window(running)
    main.settings_menu().actions()[-1].trigger()
    await running.until(lambda: bool(shown("SignInWindow")))
    window = shown("SignInWindow")[0]
    fields = {one.accessibleName(): one for one in window.findChildren(QLineEdit)}
    QTest.keyClicks(fields["Staff number or name"], "HC0000")
    QTest.keyClicks(fields["Password"], "battery staple")
    boxes = {one.text(): one for one in window.findChildren(Check)}
    assert boxes["Sign in automatically"].isChecked()
    if not automatic:
        boxes["Sign in automatically"].click()
    boxes["Sign in offline to others"].click()
    QTest.keyClick(fields["Password"], Qt.Key.Key_Return)
    await running.until(lambda: bool(shown("MainWindow")))
    assert running.office.presence.state.choice is Presence.OFFLINE
    assert running.file.value.start_hidden is automatic
    await running.leave()


async def test_where_the_window_stood_is_on_disk_when_it_is_left(tmp_path: Path, running: Running) -> None:
    running.tasks.start(running.windows.run(), "run")
    await running.until(lambda: bool(shown("MainWindow")))
    await running.leave()
    again = PreferencesFile(tmp_path / "window.json")
    await asyncio.to_thread(again.load)
    assert again.value.geometry


LINK = "linxin://hc-server:7443/AAAA?name=HC"


async def test_an_invite_link_opened_meanwhile_is_filled_in_or_said_to_come_too_late(
    running: Running,
) -> None:
    main = await main_window(running)
    said: list[str] = []
    main._model.troubled.connect(said.append)  # pyright: ignore[reportPrivateUsage] - what a toast says
    running.place.link_opened.emit(LINK)
    assert said == [
        "You are signed in to \u2068恒川精密科技\u2069 already. To use the link, sign in to another account."
    ]
    main.settings_menu().actions()[-1].trigger()
    await running.until(lambda: bool(shown("SignInWindow")))
    running.place.link_opened.emit(LINK)
    fields = {one.accessibleName(): one.text() for one in shown("SignInWindow")[0].findChildren(QLineEdit)}
    assert fields["Server address or invite link"] == LINK
    await running.leave()


async def test_a_new_device_is_told_of_once_and_a_click_leads_to_the_devices(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def show(*_: object, **_how: object) -> None: ...

    def note(_: object, page: str) -> None:
        opened.append(page)

    monkeypatch.setattr(SettingsDesk, "show", show)
    monkeypatch.setattr(SettingsDesk, "open", note)
    await main_window(running)

    def comes(device: bytes, *, confirmed: bool = False) -> None:
        arrival = Arrival("ThinkPad", "windows", "192.0.2.7", NOW, confirmed=confirmed)
        item = StateItem(state_key("arrival", device), encode_value(arrival), 1)
        running.office.bus.publish(StateStored((item,)))

    comes(b"d" * 16)
    assert running.place.warned == {"devices": "A new device signed in to your account"}
    running.place.warned.clear()
    comes(b"d" * 16)
    comes(b"e" * 16, confirmed=True)
    assert running.place.warned == {}
    running.place.opened.emit("devices")
    assert opened == ["devices"]
    await running.leave()
