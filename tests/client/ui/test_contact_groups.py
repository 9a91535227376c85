"""Groups of colleagues that I keep, in the window: begun, filled, ordered, talked to, deleted."""

import asyncio
from unittest.mock import patch

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.ui.groups.new_group import NewGroupDialog
from client.ui.people.card import CardDialog
from client.ui.people.contact_group_dialogs import NewContactGroupDialog, RenameContactGroupDialog
from client.ui.people.contact_group_menu import ContactGroupMenu, PersonGroupsMenu
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.ui.widgets.dialog import Question
from client.ui.widgets.menu import Menu
from client.viewmodels.people.contact_groups import OwnGroup
from client.viewmodels.people.organisation import ROOT
from client.viewmodels.people.organisation_tree import FAVOURITES
from shared import limits
from shared.model.rights import Powers
from tests.client.ui.office_windows import CHEN, HE, ZHANG, OfficeWindow


async def settled() -> None:
    for _ in range(8):
        await asyncio.sleep(0.01)
        QApplication.processEvents()


async def keep(office: OfficeWindow, name: str, *people: bytes) -> bytes:
    return await office.company.people.contact_groups.begin(name, people)


def groups(office: OfficeWindow) -> list[tuple[str, tuple[bytes, ...]]]:
    return [(one.name, one.people) for one in office.model.office.contact_groups.all()]


def the_group(office: OfficeWindow, name: str) -> OwnGroup:
    return next(one for one in office.model.office.contact_groups.all() if one.name == name)


def entries(menu: Menu) -> dict[str, bool]:
    return {action.text(): action.isEnabled() for action in menu.actions() if action.text()}


def choose(menu: Menu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


def menu_of(office: OfficeWindow, branch: bytes) -> ContactGroupMenu:
    return office.window.surfaces.contact_groups.menu(branch)


async def test_begun_by_the_keyboard_with_who_was_meant(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    menu = office.window.surfaces.people.menu(CHEN, QPoint())
    sub = next(action.menu() for action in menu.actions() if action.text() == "Contact groups")
    assert isinstance(sub, PersonGroupsMenu)
    assert list(entries(sub)) == ["New contact group…"]
    choose(sub, "New contact group…")
    dialog = office.dialog()
    assert isinstance(dialog, NewContactGroupDialog)
    assert not dialog.agree.isEnabled()
    QTest.keyClicks(dialog.focusWidget(), "VIP & co")
    assert (dialog.agree.isEnabled(), dialog.agree.text()) == (True, "Create (1)")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    await settled()
    assert groups(office) == [("VIP & co", (CHEN,))]
    tree = [row.name for row in office.model.office.organisation.rows.rows]
    assert tree[:2] == ["VIP & co", "陈思远"]
    sub = office.window.surfaces.contact_groups.person_menu(CHEN, office.window)
    assert (sub.actions()[0].text(), sub.actions()[0].isChecked()) == ("VIP && co", True)
    sub.actions()[0].trigger()
    await settled()
    assert groups(office) == [("VIP & co", ())]
    await office.model.close()


async def test_the_menu_of_a_group_leads_to_all_of_it(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    one, two = await keep(office, "客户经理们", CHEN, ZHANG), await keep(office, "供应商")
    assert entries(menu_of(office, one)) == {
        "Chat with all of them…": True,
        "Add people…": True,
        "Rename…": True,
        "Move up": False,
        "Move down": True,
        "Delete…": True,
        "New contact group…": True,
    }
    assert not entries(menu_of(office, two))["Chat with all of them…"]
    for branch in (ROOT, FAVOURITES):
        assert list(entries(menu_of(office, branch))) == ["New contact group…"]
    choose(menu_of(office, two), "Move up")
    await settled()
    assert [name for name, _ in groups(office)] == ["供应商", "客户经理们"]
    choose(menu_of(office, two), "Rename…")
    dialog = office.dialog()
    assert isinstance(dialog, RenameContactGroupDialog)
    QTest.keyClicks(dialog.focusWidget(), "Suppliers")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    await settled()
    assert [name for name, _ in groups(office)] == ["Suppliers", "客户经理们"]
    choose(menu_of(office, two), "Delete…")
    question = office.dialog()
    assert isinstance(question, Question)
    QTest.mouseClick(question.agree, Qt.MouseButton.LeftButton)
    await settled()
    assert groups(office) == [("客户经理们", (CHEN, ZHANG))]
    await office.model.close()


async def test_people_are_taken_in_from_the_tree(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    group = await keep(office, "客户经理们", CHEN)
    dialog = office.window.surfaces.contact_groups.add(the_group(office, "客户经理们"))
    assert CHEN not in {row.id for row in dialog.picking.rows.rows}
    dialog.picking.choose((CHEN, HE))
    assert dialog.agree.text() == "Add (1)"
    QTest.mouseClick(dialog.agree, Qt.MouseButton.LeftButton)
    await settled()
    assert groups(office) == [("客户经理们", (CHEN, HE))]
    choose(menu_of(office, group), "Chat with all of them…")
    begun = office.dialog()
    assert isinstance(begun, NewGroupDialog)
    assert begun.picking.people() == (CHEN, HE)
    assert begun.agree.isEnabled()
    await office.model.close()


async def test_a_long_name_does_not_make_the_menu_wide(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    name = "客户经理们和供应商" * 7
    await keep(office, name)
    menu = office.window.surfaces.contact_groups.person_menu(CHEN, office.window)
    assert menu.sizeHint().width() < 360
    assert menu.actions()[0].text().endswith("…")
    assert menu.actions()[0].toolTip() == name
    await office.model.close()


async def test_nothing_is_said_to_be_done_that_was_refused(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    said: list[str] = []
    troubles: list[str] = []
    surfaces = office.window.surfaces.contact_groups
    surfaces.said.connect(said.append)
    office.model.troubled.connect(troubles.append)
    group = await keep(office, "客户经理们")
    menu = surfaces.person_menu(CHEN, office.window)
    await office.company.people.contact_groups.take_away(group)
    choose(menu, "客户经理们")
    await settled()
    assert (said, len(troubles)) == ([], 1)
    for number in range(limits.CONTACT_GROUPS):
        await keep(office, str(number))
    dialog = surfaces.new((CHEN,))
    QTest.keyClicks(dialog.focusWidget(), "one more")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    await settled()
    assert (said, len(troubles)) == ([], 2)
    choose(surfaces.person_menu(CHEN, office.window), "1")
    await settled()
    assert said == ["Added to “1”"]
    await office.model.close()


async def test_who_may_begin_no_chat_is_offered_none(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    group = await keep(office, "客户经理们", CHEN)
    office.company.people.may = Powers({})
    assert not entries(menu_of(office, group))["Chat with all of them…"]
    await office.model.close()


async def test_the_card_leads_to_the_groups(theme: Theme, qtbot: QtBot) -> None:
    office = OfficeWindow(theme, qtbot)
    await keep(office, "客户经理们")
    card = office.window.surfaces.people.card(HE, office.window.mapToGlobal(QPoint(300, 100)))
    assert isinstance(card, CardDialog)
    button = next(one for one in card.findChildren(IconButton) if one.accessibleName() == "Contact groups")
    with patch.object(Menu, "popup"):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    (menu,) = office.window.findChildren(PersonGroupsMenu)
    choose(menu, "客户经理们")
    await settled()
    assert groups(office) == [("客户经理们", (HE,))]
    await office.model.close()
