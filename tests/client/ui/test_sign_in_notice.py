"""The line that tells of a new device in my account."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.core.events import StateStored
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from shared.ids import new_id
from shared.model.state import Arrival, encode_value, state_key
from shared.protocol.sync import StateItem
from tests.client.fakes.identities import NOW
from tests.client.ui.office_windows import OfficeWindow

PHONE, TABLET = new_id(), new_id()


def comes(office: OfficeWindow, device: bytes, arrival: Arrival) -> None:
    item = StateItem(state_key("arrival", device), encode_value(arrival), 1)
    office.company.bus.publish(StateStored((item,)))


def plain(words: str) -> str:
    return words.replace("\u2068", "").replace("\u2069", "")


async def test_it_shows_until_i_say_it_was_me_one_after_the_other(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    notice = office.window.side.notice
    assert not notice.isVisible()
    comes(office, PHONE, Arrival("ThinkPad", "windows", "192.0.2.7", NOW))
    comes(office, TABLET, Arrival("", "linux", "198.51.100.4", NOW + 1, known=True))
    assert notice.isVisible()
    said = plain(notice.accessibleName())
    assert said.startswith("Your device signed in from a new place, Linux, 198.51.100.4 · ")
    devices, mine = (one for one in notice.findChildren(Button) if one.isVisible())
    assert (devices.text(), mine.text()) == ("Look at my devices", "It was me")
    mine.setFocus()
    QTest.keyClick(mine, Qt.Key.Key_Space)
    for _ in range(5):
        await asyncio.sleep(0.01)
        QApplication.processEvents()
    said = plain(notice.accessibleName())
    assert said.startswith("A new device signed in to your account, ThinkPad, 192.0.2.7 · ")
    wanted: list[str] = []
    office.model.settings_wanted.connect(wanted.append)
    QTest.mouseClick(devices, Qt.MouseButton.LeftButton)
    assert wanted == ["devices"]
    # Another of my devices confirms it, or signs it out.
    comes(office, PHONE, Arrival("ThinkPad", "windows", "192.0.2.7", NOW, confirmed=True))
    assert not notice.isVisible()
    await office.model.close()
