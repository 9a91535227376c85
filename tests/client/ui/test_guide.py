"""The guide of an admin who is alone: it comes by itself once, adds people, and gives an invite."""

import asyncio
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language
from client.services.inviting import Offer
from client.ui.admin.guide_page import GuidePage
from client.ui.admin.qr_code import QUIET, drawn
from client.ui.main import rail
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from shared.errors import ErrorCode, Refusal
from shared.model.invite import Invite, Place, parse_invite
from shared.model.rights import EVERY_POWER
from shared.protocol.org import Person
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import person_id
from tests.client.fakes.invites import INVITE


class Start:
    """A window of somebody who may do everything, in a company of their own."""

    def __init__(self, theme: Theme, qtbot: QtBot, *, guided: bool = False, alone: bool = True) -> None:
        self.company: Company = company("陈思远")
        self.company.people.may = EVERY_POWER
        if alone:
            self.company.people.change(Person(person_id(0), "", "", False, 2, withheld=True))
        self.model = MainModel(self.company.services, lambda: Language.ENGLISH)
        self.window = MainWindow(theme, self.model, Preferences(guided=guided))
        self.chosen: list[str] = []
        self.window.preference_chosen.connect(self._chose)
        qtbot.addWidget(self.window)
        self.window.show()
        self.company.people.change()

    def _chose(self, name: str, _value: str) -> None:
        self.chosen.append(name)

    @property
    def guide(self) -> GuidePage:
        return self.window.admin.guide

    def words(self) -> str:
        return "\n".join(one.text() for one in self.guide.findChildren(QLabel) if one.isVisible())


async def settled(times: int = 12) -> None:
    for _ in range(times):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


async def test_who_is_alone_is_led_there_once(theme: Theme, qtbot: QtBot) -> None:
    start = Start(theme, qtbot)
    await settled()
    assert start.guide.isVisible()
    assert "So far you are alone here." in start.words()
    assert start.chosen == ["guided"]
    start.guide.leave.click()
    await settled()
    assert not start.guide.isVisible()
    assert start.window.admin.people.isVisible()
    start.company.people.change()
    await settled()
    assert not start.guide.isVisible()
    await start.model.close()


@pytest.mark.parametrize(("guided", "alone"), [(True, True), (False, False)])
async def test_others_are_left_where_they_are(theme: Theme, qtbot: QtBot, guided: bool, alone: bool) -> None:
    start = Start(theme, qtbot, guided=guided, alone=alone)
    await settled()
    assert not start.guide.isVisible()
    assert start.chosen == []
    start.window.go_to(rail.Place.ADMIN)
    start.window.admin.begin()
    await settled()
    assert start.guide.isVisible()
    assert parse_invite(start.guide.link.text()) == INVITE
    await start.model.close()


async def test_people_are_added_from_there(theme: Theme, qtbot: QtBot) -> None:
    start = Start(theme, qtbot)
    await settled()
    QTest.mouseClick(start.guide.add, Qt.MouseButton.LeftButton)
    await settled()
    (dialog,) = (one for one in start.window.findChildren(Dialog) if one.isVisible())
    assert dialog.accessibleName() == "Add a person"
    dialog.reject()
    start.company.people.change(Person(person_id(5), "7", "何静", False, 3))
    start.window.admin.begin()
    await settled()
    assert "2 people are here." in start.words()
    await start.model.close()


async def test_the_link_is_shown_copied_and_kept_as_a_picture(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    start = Start(theme, qtbot)
    await settled()
    guide, clipboard = start.guide, QGuiApplication.clipboard()
    assert INVITE.name in start.words()
    assert "AAAQ-EAYE-AUDA-OCAJ\nBIFQ-YDIO-B4IB-CEQT" in start.words()
    QTest.mouseClick(guide.copy, Qt.MouseButton.LeftButton)
    assert parse_invite(clipboard.text()) == INVITE
    QTest.mouseClick(guide.letter, Qt.MouseButton.LeftButton)
    assert guide.link.text() in clipboard.text()
    assert "AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT" in clipboard.text()
    guide.keep_picture(str(tmp_path / "invite.png"))
    await settled()
    assert QImage(str(tmp_path / "invite.png")).width() > 400
    troubles: list[str] = []
    guide.troubled.connect(troubles.append)
    guide.keep_picture(str(tmp_path / "nowhere" / "invite.png"))
    await settled()
    assert len(troubles) == 1
    await start.model.close()


async def test_addresses_are_mended_by_hand(theme: Theme, qtbot: QtBot) -> None:
    start = Start(theme, qtbot)
    start.company.invites.now = Offer(
        Invite((Place("127.0.0.1"),), INVITE.organisation, INVITE.name), outside=False
    )
    await settled()
    start.window.admin.begin()
    await settled()
    guide = start.guide
    assert "listens to this computer alone" in start.words()
    for typed, good in (("", False), ("a b/c", False), ("hc-server，10.0.0.7:9000", True)):
        guide.addresses.setFocus()
        guide.addresses.setText(typed)
        QTest.keyClick(guide.addresses, Qt.Key.Key_Return)
        assert bool(guide.addresses.property("invalid")) is not good
    assert parse_invite(guide.link.text()).places == (Place("hc-server"), Place("10.0.0.7", 9_000))
    assert "listens to this computer alone" not in start.words()
    await start.model.close()


async def test_without_a_server_there_is_nothing_to_hand_out(theme: Theme, qtbot: QtBot) -> None:
    start = Start(theme, qtbot, guided=True)
    start.company.invites.refusal = Refusal(ErrorCode.OFFLINE)
    start.window.go_to(rail.Place.ADMIN)
    start.window.admin.begin()
    await settled()
    assert not start.guide.copy.isEnabled()
    start.company.invites.refusal = None
    QTest.mouseClick(start.guide.again, Qt.MouseButton.LeftButton)
    await settled()
    assert start.guide.copy.isEnabled()
    await start.model.close()


def test_the_code_is_dark_on_light_with_room_around_it(theme: Theme) -> None:
    code = drawn("linxin://a/AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT")
    edge = {code.pixelColor(place, row).name() for place in range(code.width()) for row in range(QUIET)}
    assert edge == {"#ffffff"}
    # A finder pattern stands in three corners: a dark ring, a light one, a dark heart.
    for x, y in ((QUIET, QUIET), (code.width() - QUIET - 7, QUIET), (QUIET, code.height() - QUIET - 7)):
        row = [code.pixelColor(x + step, y + 3).name() == "#ffffff" for step in range(7)]
        assert row == [False, True, False, False, False, True, False]
