"""What an admin fills in: a leaver's successor, a department, a role to give."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from client.ui.people.picker import Picker
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Combo, Field, Line
from client.ui.widgets.labels import Label, Tone
from client.viewmodels.admin.people import AdminPeople, AdminRow
from client.viewmodels.admin.words import role_words
from client.viewmodels.groups.picking import Picking
from shared import limits
from shared.model.rights import Policy

HEIGHT = 560


def fill_departments(combo: Combo, people: AdminPeople, nowhere: str, chosen: bytes | None) -> None:
    """Offer all departments by their paths, and a word for none."""
    combo.addItem(nowhere, None)
    for path, department in people.department_names():
        combo.addItem(path, department)
    places = [combo.itemData(place) for place in range(combo.count())]
    combo.setCurrentIndex(places.index(chosen) if chosen in places else 0)


class AdminDialog(Dialog):
    """Stays until the server has agreed; what it refuses is said beside the field at fault."""

    def __init__(self, theme: Theme, window: QWidget, people: AdminPeople, *, height: int = 0) -> None:
        super().__init__(theme, window, height=height)
        self._people = people
        self._fields: dict[str, Field] = {}
        self.setObjectName("admin dialog")
        people.failed.connect(self._failed)
        people.done.connect(self.accept)
        self.finished.connect(self._stop)

    def _stop(self, _result: int) -> None:
        self._people.failed.disconnect(self._failed)
        self._people.done.disconnect(self.accept)

    def add_field(self, name: str, words: str, line: Line | Combo, row: QHBoxLayout | None = None) -> None:
        """Put a field below the others, or at the end of a row of them."""
        field = Field(self.theme, line)
        field.name(words)
        self._fields[name] = field
        (self.body if row is None else row).addWidget(field)

    def add_row(self) -> QHBoxLayout:
        """Begin a row of fields below the others."""
        row = QHBoxLayout()
        row.setSpacing(self.theme.measures.space12)
        self.body.addLayout(row)
        return row

    def complain_at(self, name: str, words: str) -> None:
        """Say what is wrong beside a field, or below all of them."""
        for field in self._fields.values():
            field.complain("")
        field = self._fields.get(name)
        if field is not None:
            field.complain(words)
            field.line.setFocus()
        self.complain("" if field is not None else words)
        self.fit()

    def _failed(self, words: str, field: str) -> None:
        self.set_busy(False)
        self.complain_at(field, words)


class SuccessorDialog(AdminDialog):
    """Ends somebody's access, and hands their groups to who is picked."""

    def __init__(
        self, theme: Theme, window: QWidget, people: AdminPeople, row: AdminRow, picking: Picking
    ) -> None:
        super().__init__(theme, window, people, height=HEIGHT)
        self._row = row
        self._picking = picking
        words = self.tr(
            "They are signed out everywhere at once. What they wrote stays theirs; "
            "their groups pass to the colleague you pick."
        )
        said = Label(theme, words, tone=Tone.SECOND)
        said.setWordWrap(True)
        self.body.addWidget(said)
        self._picker = Picker(theme, picking)
        self.body.addWidget(self._picker, 1)
        title = self.tr("Disable the account of {name}?").format(name=row.name)
        self.say(title, self.tr("Disable account"), danger=True)
        self.agreed.connect(self._save)
        self.cancel.setFocus()

    def _save(self) -> None:
        self.set_busy(True)
        picked: Sequence[bytes] = self._picking.people()
        self._people.disable(self._row.id, picked[0] if picked else None)


class MoveDialog(AdminDialog):
    """Moves people to another department."""

    def __init__(self, theme: Theme, window: QWidget, people: AdminPeople, moved: Sequence[bytes]) -> None:
        super().__init__(theme, window, people)
        self._moved = moved
        self._department = Combo(theme)
        self.add_field("department", self.tr("Department"), self._department)
        # Whoever presses Enter unread moves nobody.
        present = {row.person.department for row in people.rows.rows if row.id in moved}
        at = present.pop() if len(present) == 1 else people.chosen
        fill_departments(self._department, people, self.tr("No department"), at)
        count = len(moved)
        self.say(self.tr("Move %n people", "", count), self.tr("Move"))
        self.agreed.connect(self._save)

    def _save(self) -> None:
        self.set_busy(True)
        self._people.move(self._moved, self._department.currentData())


class DepartmentDialog(AdminDialog):
    """Adds a department, or renames and moves one."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        people: AdminPeople,
        department: bytes | None,
        parent: bytes | None,
        name: str = "",
    ) -> None:
        super().__init__(theme, window, people)
        self._department = department
        self._above = parent
        self._name = Line(theme)
        self._name.setMaxLength(limits.NAME_LENGTH)
        self._name.setText(name)
        self.add_field("name", self.tr("Name"), self._name)
        self._parent = Combo(theme)
        self.add_field("parent", self.tr("Part of"), self._parent)
        fill_departments(self._parent, people, self.tr("The organisation itself"), parent)
        title = (
            self.tr("Add a department") if department is None else self.tr("Edit {name}").format(name=name)
        )
        self.say(title, self.tr("Add") if department is None else self.tr("Save"))
        self.agreed.connect(self._save)
        self._name.setFocus()

    def _save(self) -> None:
        name, parent = self._name.text().strip(), self._parent.currentData()
        if not name:
            self.complain_at("name", self.tr("A department has a name."))
            return
        self.set_busy(True)
        if self._department is None:
            self._people.add_department(name, parent)
        else:
            moved = parent != self._above
            self._people.edit_department(
                self._department,
                name=name,
                parent=parent if moved else None,
                top=moved and parent is None,
            )


class RoleDialog(AdminDialog):
    """Gives somebody a role, everywhere or in one department."""

    def __init__(
        self, theme: Theme, window: QWidget, people: AdminPeople, row: AdminRow, policy: Policy
    ) -> None:
        super().__init__(theme, window, people)
        self._row = row
        self._role = Combo(theme)
        for role in policy.roles:
            self._role.addItem(role_words(policy, role.id), role.id)
        self._role.setCurrentIndex(max(0, self._role.findData(people.role_of(row.id))))
        self.add_field("role", self.tr("Role"), self._role)
        self._reach = Combo(theme)
        fill_departments(self._reach, people, self.tr("Whole organisation"), None)
        self.add_field("reach", self.tr("Reaches"), self._reach)
        self.say(self.tr("Role of {name}").format(name=row.name), self.tr("Save"))
        self.agreed.connect(self._save)

    def _save(self) -> None:
        self.set_busy(True)
        self._people.assign(self._row.id, self._role.currentData(), self._reach.currentData())


class PasswordDialog(Dialog):
    """Tells a one-time password, this once."""

    copied = Signal()

    def __init__(self, theme: Theme, window: QWidget, name: str, number: str, password: str) -> None:
        super().__init__(theme, window)
        words = self.tr("It is shown this once. {name} ({number}) chooses another at the first sign-in.")
        said = Label(theme, words.format(name=name, number=number), tone=Tone.SECOND)
        said.setWordWrap(True)
        self.body.addWidget(said)
        self._password = Label(theme, password, role=Role.PAGE)
        self._password.setFont(theme.fonts.get(Role.PAGE, mono=True))
        self._password.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = Button(theme, self.tr("Copy"), icon="copy")
        copy.clicked.connect(lambda: self._copy(password))
        row = QHBoxLayout()
        row.addWidget(self._password, 1)
        row.addWidget(copy)
        self.body.addLayout(row)
        self.say(self.tr("One-time password"))
        copy.setFocus(Qt.FocusReason.PopupFocusReason)

    def _copy(self, password: str) -> None:
        QGuiApplication.clipboard().setText(password)
        self.copied.emit()


class HeadsDialog(Dialog):
    """Names the heads of a department."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        name: str,
        picking: Picking,
        then: Callable[[Sequence[bytes]], None],
    ) -> None:
        super().__init__(theme, window, height=HEIGHT)
        self._picking = picking
        self._then = then
        self._picker = Picker(theme, picking)
        self.body.addWidget(self._picker, 1)
        self._picker.chips.show_chosen(picking.chosen)
        self.say(self.tr("Heads of {name}").format(name=name), self.tr("Save"))
        self.agreed.connect(self._save)

    def _save(self) -> None:
        self._then(self._picking.people())
        self.accept()
