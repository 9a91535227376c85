"""Roles: which there are, what each allows, and who holds it."""

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from client.ui.admin.side import Side
from client.ui.drawing.writing import write
from client.ui.people.people_list import PeopleDelegate
from client.ui.people.pick_dialog import PickDialog
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height
from client.ui.widgets.checks import Check
from client.ui.widgets.dialog import Dialog, Question
from client.ui.widgets.fields import Field, Line
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.menu import Menu
from client.ui.widgets.row_view import RowDelegate, RowView
from client.ui.widgets.translated import Translated
from client.viewmodels.admin.roles import RoleRow
from client.viewmodels.admin.words import right_words, role_words
from client.viewmodels.main.administering import Administering
from client.viewmodels.people.lines import PersonLine
from shared import limits
from shared.model import rights
from shared.model.rights import Right

Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine
HOLDERS = 300


class RoleDelegate(RowDelegate):
    """A role's name, and how many hold it."""

    def height(self, row: object) -> int:
        """A row of a table."""
        return self.theme.measures.row_table

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw both."""
        if not isinstance(row, RoleRow):
            return
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        count = "" if row.holders is None else str(row.holders)
        figures = fonts.get(Role.PREVIEW, figures=True)
        width = QFontMetricsF(figures).horizontalAdvance(count)
        inside = box.adjusted(m.space12, 0, -m.space12, 0)
        painter.setFont(figures)
        painter.setPen(c.text3)
        painter.drawText(QRectF(inside.right() - width - 1, box.top(), width + 1, box.height()), Left, count)
        name = inside.adjusted(0, 0, -width - m.space8, 0)
        write(painter, self.theme, name, row.name, Role.CONTROL, c.text1)


class HolderDelegate(PeopleDelegate):
    """Who holds a role, and where."""

    surface = "base"
    chooses = True


class NewRoleDialog(Dialog):
    """Names a role of one's own."""

    def __init__(self, theme: Theme, window: QWidget, admin: Administering) -> None:
        super().__init__(theme, window)
        self._admin = admin
        self._name = Line(theme)
        self._name.setMaxLength(limits.NAME_LENGTH)
        self._field = Field(theme, self._name)
        self._field.name(self.tr("Name of the role"))
        hint = Label(
            theme, self.tr("It begins with what an employee may do."), role=Role.PREVIEW, tone=Tone.THIRD
        )
        self.body.addWidget(self._field)
        self.body.addWidget(hint)
        self.say(self.tr("New role"), self.tr("Make role"))
        self.agreed.connect(self._save)
        self._name.setFocus()

    def _save(self) -> None:
        name = self._name.text().strip()
        if not name:
            self._field.complain(self.tr("A role has a name."))
            self.fit()
            return
        self._admin.roles.add(name)
        self.accept()


class RolesPage(Translated):
    """The list at the left, rights as boxes in the middle, holders at the right."""

    def __init__(self, theme: Theme, window: QWidget, admin: Administering) -> None:
        super().__init__()
        self._theme = theme
        self._window = window
        self._admin = admin
        self._roles = admin.roles
        self.list = RowView(theme, self._roles.roles, RoleDelegate(theme))  # type: ignore[arg-type]
        self._side = Side(theme, self.list)
        self._title = Label(theme, role=Role.TITLE, strong=True)
        self._hint = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._hint.setWordWrap(True)
        self.checks = {right: Check(theme) for right in Right}
        self._remove = Button(theme, height=Height.SMALL)
        self._holders_title = Label(theme, strong=True)
        self.holders = RowView(theme, self._roles.holders, HolderDelegate(theme))  # type: ignore[arg-type]
        self._nobody = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self._nobody.setWordWrap(True)
        self._give = Button(theme, height=Height.SMALL, icon="person_add")
        self._lay_out()
        self._connect()
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        middle = QVBoxLayout()
        middle.setContentsMargins(m.space24, m.space16, m.space24, m.space16)
        middle.setSpacing(m.space8)
        middle.addWidget(self._title)
        middle.addWidget(self._hint)
        middle.addSpacing(m.space8)
        for check in self.checks.values():
            middle.addWidget(check, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addStretch()
        middle.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(m.space16, m.space16, m.space16, m.space16)
        right.setSpacing(m.space8)
        right.addWidget(self._holders_title)
        right.addWidget(self._nobody)
        right.addWidget(self.holders, 1)
        right.addWidget(self._give, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(middle, 1)
        row.addWidget(self._right)

    def _connect(self) -> None:
        roles = self._roles
        self.list.clicked_row.connect(self._choose)
        self.list.opened.connect(self._choose)
        self._side.add.clicked.connect(self._new_role)
        for right, check in self.checks.items():
            check.clicked.connect(lambda on=False, right=right: roles.allow(right, on=bool(on)))
        self._remove.clicked.connect(self._remove_role)
        self._give.clicked.connect(self._pick)
        self.holders.menu_wanted.connect(self._holder_menu)
        roles.changed.connect(self._show)

    def _look_again(self) -> None:
        self._right.setFixedWidth(self._theme.fonts.pixels(HOLDERS))
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.list.setAccessibleName(self.tr("Roles"))
        self.holders.setAccessibleName(self.tr("Who holds it"))
        self._side.add.setText(self.tr("New role"))
        self._remove.setText(self.tr("Remove role…"))
        self._holders_title.setText(self.tr("Who holds it"))
        self._give.setText(self.tr("Give to somebody"))
        for right, check in self.checks.items():
            check.setText(right_words(right))
            check.updateGeometry()
        self._show()

    def _show(self) -> None:
        roles, role = self._roles, self._roles.role
        self._title.setText(role_words(self._admin.policy, roles.chosen))
        self._hint.setText(self._hint_words())
        for right, check in self.checks.items():
            check.setChecked(roles.is_fixed or (role is not None and right.value in role.rights))
            check.setEnabled(not roles.is_fixed)
        self._remove.setVisible(roles.is_own)
        empty = not roles.holders.rowCount()
        everyone = self.tr("Everyone without another role.")
        nobody = self.tr("Nobody yet.")
        self._nobody.setText(everyone if roles.chosen == rights.EMPLOYEE else nobody)
        self._nobody.setVisible(empty)
        self._give.setVisible(roles.chosen not in {rights.EMPLOYEE, rights.DEPARTMENT_HEAD})
        self._side.mark(roles.roles.place_of(roles.chosen))

    def _hint_words(self) -> str:
        if self._roles.is_fixed:
            return self.tr("May do everything, so that somebody can always mend the rest.")
        if self._roles.chosen == rights.DEPARTMENT_HEAD:
            return self.tr("Beside their own role, for the departments they head. Named in the departments.")
        return self.tr("Each change is in force at once.")

    def _choose(self, row: object) -> None:
        if isinstance(row, RoleRow):
            self._roles.choose(row.role.id)

    def _new_role(self) -> None:
        NewRoleDialog(self._theme, self._window, self._admin).open_in_window()

    def _remove_role(self) -> None:
        name = role_words(self._admin.policy, self._roles.chosen)
        title = self.tr("Remove the role {name}?").format(name=name)
        words = self.tr("Nobody may hold it any more.")
        question = Question(self._theme, self._window, title, words, self.tr("Remove role"))
        question.ask(self._roles.remove)

    def _pick(self) -> None:
        picking = self._admin.picking(single=True)
        dialog = PickDialog(self._theme, self._window, picking, lambda people: self._roles.give(people[0]))
        dialog.name(self.tr("Give the role to"), self.tr("Give"))
        dialog.finished.connect(lambda: self._admin.end(picking))
        dialog.open_in_window()

    def _holder_menu(self, row: object, place: QPoint) -> None:
        if isinstance(row, PersonLine) and self._roles.chosen != rights.DEPARTMENT_HEAD:
            self.holder_menu(row).popup(place)

    def holder_menu(self, row: PersonLine) -> Menu:
        """Return what can be done with somebody who holds the role."""
        menu = Menu(self._theme, self)
        menu.addAction(self.tr("Take the role away"), lambda: self._roles.take(row.id))
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, and the line beside the holders."""
        painter, c = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), c.base)
        painter.fillRect(self._right.geometry().left(), 0, 1, self.height(), c.line)
