"""An admin's pages: what is refused is said beside the field, passwords are told once, tables as a whole."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from client.ui.admin.dialogs import MoveDialog
from client.ui.admin.person_dialog import PersonDialog
from client.ui.main.rail import Place
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.viewmodels.admin.people import spoken_person
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.rights import EMPLOYEE_POWERS, Right, Role
from shared.protocol.admin import AddPerson, EditPerson, ImportChange
from shared.protocol.org import Person
from tests.client.fakes.admin import PASSWORD
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.office_windows import CHEN, RESEARCH, SALES, ZHANG, OfficeWindow
from tests.client.ui.test_groups import settled


async def admin(theme: Theme, qtbot: QtBot) -> OfficeWindow:
    office = OfficeWindow(theme, qtbot)
    office.window.go_to(Place.ADMIN)
    await settled()
    return office


def field(dialog: Dialog, name: str) -> QLineEdit:
    return next(one for one in dialog.findChildren(QLineEdit) if one.accessibleName() == name)


def button(dialog: Dialog, text: str) -> Button:
    return next(one for one in dialog.findChildren(Button) if one.text() == text)


async def test_only_who_has_something_to_administer_is_led_there(theme: Theme, qtbot: QtBot) -> None:
    office = await admin(theme, qtbot)
    assert office.window.rail.admin.isVisible()
    office.company.people.may = EMPLOYEE_POWERS
    office.model.list.refresh()
    assert not office.window.rail.admin.isVisible()
    assert not office.window.admin.isVisible()
    await office.model.close()


async def test_what_is_refused_is_said_beside_the_field_and_what_was_typed_stays(
    theme: Theme, qtbot: QtBot
) -> None:
    office = await admin(theme, qtbot)
    dialog = office.window.admin.people.add_person()
    dialog.agree.click()
    assert field(dialog, "Staff number").accessibleDescription() == "Everyone has a staff number."
    QTest.keyClicks(field(dialog, "Staff number"), "HC0551")
    QTest.keyClicks(field(dialog, "Name"), "Tian Tian")
    office.company.admin.refusal = Refusal(ErrorCode.NUMBER_TAKEN)
    dialog.agree.click()
    await settled()
    assert dialog.isVisible()
    assert field(dialog, "Staff number").accessibleDescription()
    assert field(dialog, "Name").text() == "Tian Tian"
    office.company.admin.refusal = None
    dialog.agree.click()
    await settled()
    assert office.company.admin.done == [(AddPerson("HC0551", "Tian Tian"),)]
    # The password is told once, and can be copied.
    told = office.dialog()
    button(told, "Copy").click()
    assert QGuiApplication.clipboard().text() == PASSWORD
    await office.model.close()


async def test_a_record_is_changed_in_every_word(theme: Theme, qtbot: QtBot) -> None:
    office = await admin(theme, qtbot)
    card = ("研发总监", 1, ("8216",), "chen@hc.example")
    office.company.people.change(Person(CHEN, "HC0001", "陈思远", False, 3, RESEARCH, *card, level="P6"))
    people = office.model.admin.people
    people.choose(RESEARCH)
    (row,) = people.rows.rows
    assert spoken_person(row).startswith("陈思远, HC0001, 研发总监, P6, ")
    dialog = PersonDialog(theme, office.window, people, row, None)
    dialog.open_in_window()
    level = field(dialog, "Level")
    assert (level.text(), level.maxLength()) == ("P6", limits.NAME_LENGTH)
    level.selectAll()
    QTest.keyClicks(level, " M2 ")
    QTest.keyClick(level, Qt.Key.Key_Return)
    await settled()
    change = EditPerson(CHEN, "HC0001", "陈思远", RESEARCH, False, *card, level="M2")
    assert office.company.admin.done == [(change,)]
    await office.model.close()


async def test_somebody_is_added_with_a_level(theme: Theme, qtbot: QtBot) -> None:
    office = await admin(theme, qtbot)
    dialog = office.window.admin.people.add_person()
    for name, words in (("Staff number", "HC0551"), ("Name", "Tian Tian"), ("Title", "QA"), ("Level", "P5")):
        QTest.keyClicks(field(dialog, name), words)
    dialog.agree.click()
    await settled()
    assert office.company.admin.done == [(AddPerson("HC0551", "Tian Tian", title="QA", level="P5"),)]
    await office.model.close()


async def test_characters_that_nobody_sees_are_said_where_they_are(theme: Theme, qtbot: QtBot) -> None:
    office = await admin(theme, qtbot)
    dialog = office.window.admin.people.add_person()
    for name, words in (("Staff number", "HC0551"), ("Name", "Tian Tian"), ("Level", "P\u202e5")):
        field(dialog, name).setText(words)
    office.company.admin.refusal = Refusal(ErrorCode.BAD_MESSAGE, part="level")
    dialog.agree.click()
    await settled()
    assert "nobody can see" in field(dialog, "Level").accessibleDescription()
    office.company.admin.refusal = Refusal(ErrorCode.BAD_MESSAGE)
    dialog.agree.click()
    await settled()
    assert (dialog.error.isVisible(), field(dialog, "Level").accessibleDescription()) == (True, "")
    await office.model.close()


async def test_moving_somebody_begins_where_they_are(theme: Theme, qtbot: QtBot) -> None:
    office = await admin(theme, qtbot)
    for moved, place in (((CHEN,), RESEARCH), ((CHEN, ZHANG), None)):
        dialog = MoveDialog(theme, office.window, office.model.admin.people, moved)
        (combo,) = dialog.findChildren(QComboBox)
        assert combo.currentData() == place
        dialog.reject()
    await office.model.close()


async def test_people_are_moved_together_and_disabled_with_a_successor(theme: Theme, qtbot: QtBot) -> None:
    office = await admin(theme, qtbot)
    people = office.model.admin.people
    people.choose(RESEARCH)
    assert [row.id for row in people.rows.rows] == [CHEN]
    people.check(CHEN)
    people.move(tuple(people.checked), SALES)
    await settled()
    assert office.company.admin.done == [(EditPerson(CHEN, department=SALES),)]
    dialog = office.window.admin.people.disable(people.rows.rows[0])
    picking = dialog._picking  # pyright: ignore[reportPrivateUsage] - what the tree would tick
    assert all(row.id != CHEN for row in picking.rows.rows)
    picking.chosen[ZHANG] = "张伟"
    dialog.agree.click()
    await settled()
    assert office.company.admin.done[-1] == ("disable", CHEN, ZHANG)
    assert office.dialogs == []
    await office.model.close()


async def test_a_table_with_a_fault_changes_nothing_and_without_one_all_of_it(
    theme: Theme, qtbot: QtBot, tmp_path: Path
) -> None:
    office = await admin(theme, qtbot)
    table = tmp_path / "people.csv"
    table.write_text("number,name\n", "utf-8")
    office.window.admin.open_table(str(table))
    await settled(20)
    panel = office.window.admin.preview
    assert panel.isVisible()
    assert not panel.apply.isEnabled()
    assert [row.kind for row in office.model.admin.imports.rows.rows] == ["error", "added"]
    office.company.admin.errors = ()
    office.company.admin.changes = (ImportChange(2, "added", "HC0551", "田恬"),)
    office.window.admin.open_table(str(table))
    await settled(20)
    assert panel.apply.text() == "Apply 1 changes"
    panel.apply.click()
    await settled(20)
    assert office.company.admin.done[-1] == ("apply", b"key")
    assert not panel.isVisible()
    told = office.dialog()
    button(told, "Copy all").click()
    assert QGuiApplication.clipboard().text() == f"HC0551\t田恬\t{PASSWORD}"
    office.model.admin.imports.export(tmp_path / "out.csv")
    await settled(20)
    assert (tmp_path / "out.csv").read_bytes() == b"number,name\n"
    await office.model.close()


async def test_a_table_that_cannot_be_read_is_told(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    office = await admin(theme, qtbot)
    told: list[str] = []
    office.window.admin.troubled.connect(told.append)
    office.window.admin.open_table(str(tmp_path / "absent.xlsx"))
    await settled(20)
    assert told == ["absent.xlsx can't be read. Close it elsewhere, try again."]
    await office.model.close()


async def test_rights_are_ticked_and_the_super_admins_stay(theme: Theme, qtbot: QtBot) -> None:
    office = await admin(theme, qtbot)
    page, roles = office.window.admin.roles, office.model.admin.roles
    office.window.admin.show_page(1)
    assert not page.checks[Right.MANAGE_ROLES].isChecked()
    page.checks[Right.MANAGE_ROLES].click()
    await settled()
    (put,) = office.company.admin.done
    assert isinstance(put[0] if isinstance(put, tuple) else put, Role)
    roles.choose("super_admin")
    assert all(check.isChecked() and not check.isEnabled() for check in page.checks.values())
    assert [line.id for line in roles.holders.rows] == [ME]
    roles.choose("admin")
    roles.give(person_id(2))
    await settled()
    assert office.company.admin.done[-1] == ("assign", person_id(2), "admin", ())
    await office.model.close()
