"""People and departments: the tree at the left, the table in the middle, an import at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from client.ui.admin.dialogs import (
    DepartmentDialog,
    HeadsDialog,
    MoveDialog,
    PasswordDialog,
    RoleDialog,
    SuccessorDialog,
)
from client.ui.admin.person_dialog import PersonDialog
from client.ui.admin.side import Side
from client.ui.admin.table import Table, TableHead
from client.ui.drawing.writing import write
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.dialog import Question
from client.ui.widgets.elided import ElidedLabel
from client.ui.widgets.fields import SearchLine
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.menu import Menu
from client.ui.widgets.row_view import RowDelegate, RowView
from client.ui.widgets.translated import Translated
from client.viewmodels.admin.people import DISABLED, AdminRow
from client.viewmodels.groups.picking import Picking
from client.viewmodels.main.administering import Administering
from client.viewmodels.people.naming import isolated
from client.viewmodels.people.organisation import ROOT
from client.viewmodels.people.organisation_tree import Branch, TreeRow
from shared.model.rights import Right

Left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine


class DepartmentDelegate(RowDelegate):
    """A department by its depth, and how many are in it and below."""

    def height(self, row: object) -> int:
        """A department's height."""
        return self.theme.measures.row_department

    def paint_row(self, painter: QPainter, box: QRectF, row: object, surface: QColor) -> None:
        """Draw name and count."""
        if not isinstance(row, TreeRow):
            return
        c, m, fonts = self.theme.colours, self.theme.measures, self.theme.fonts
        inside = box.adjusted(m.space12 + row.depth * m.indent, 0, -m.space12, 0)
        figures = fonts.get(Role.PREVIEW, figures=True)
        count = str(row.people)
        width = QFontMetricsF(figures).horizontalAdvance(count)
        painter.setFont(figures)
        painter.setPen(c.text3)
        painter.drawText(QRectF(inside.right() - width - 1, box.top(), width + 1, box.height()), Left, count)
        name = inside.adjusted(0, 0, -width - m.space8, 0)
        ink = c.text3 if row.kind is Branch.FAVOURITES else c.text1
        write(painter, self.theme, name, isolated(row.name), Role.CONTROL, ink)

    def tip(self, row: object, box: QRectF) -> str:
        """Say the name where it has no room."""
        if not isinstance(row, TreeRow):
            return ""
        metrics = QFontMetricsF(self.theme.fonts.get(Role.CONTROL))
        room = box.width() - row.depth * self.theme.measures.indent - 3 * self.theme.measures.space20
        return row.name if metrics.horizontalAdvance(row.name) > room else ""


class Bar(QWidget):
    """What can be done with those who are ticked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._count = Label(theme, role=Role.CONTROL)
        self.move_them = Button(theme, kind=Kind.TEXT, height=Height.SMALL)
        row = QHBoxLayout(self)
        m = theme.measures
        row.setContentsMargins(m.space16, 0, m.space16, 0)
        row.addWidget(self._count, 1)
        row.addWidget(self.move_them)
        self.setFixedHeight(m.row_member)
        self.hide()

    def show_count(self, count: int) -> None:
        """Say how many are ticked."""
        self._count.setText(self.tr("%n chosen", "", count))
        self.move_them.setText(self.tr("Move…"))
        self.setVisible(count > 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.tint)


class PeoplePage(Translated):
    """Shows the people an admin looks after; dialogs open in the window."""

    def __init__(self, theme: Theme, window: QWidget, admin: Administering) -> None:
        super().__init__()
        self._theme = theme
        self._window = window
        self._admin = admin
        self._people = admin.people
        self.tree = RowView(theme, self._people.departments, DepartmentDelegate(theme))  # type: ignore[arg-type]
        self._side = Side(theme, self.tree)
        self._title = ElidedLabel(theme, role=Role.TITLE, strong=True)
        self._count = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        self.search = SearchLine(theme)
        self.add = Button(theme, icon="person_add")
        self._bar = Bar(theme)
        self._head = TableHead(theme)
        self.table = Table(theme, self._people)
        self._lay_out()
        self._connect()
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        above = QHBoxLayout()
        above.setContentsMargins(m.space16, m.space12, m.space16, m.space12)
        above.setSpacing(m.space8)
        above.addWidget(self._title)
        above.addWidget(self._count, 1)
        above.addWidget(self.search)
        above.addWidget(self.add)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(above)
        middle.addWidget(self._bar)
        middle.addWidget(self._head)
        middle.addWidget(self.table, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addLayout(middle, 1)

    def _connect(self) -> None:
        people = self._people
        self.tree.clicked_row.connect(self._choose)
        self.tree.opened.connect(self._choose)
        self.tree.menu_wanted.connect(self._tree_menu)
        self._side.add.clicked.connect(self._new_department)
        self.search.textChanged.connect(people.search)
        self.search.left.connect(self.table.setFocus)
        self.add.clicked.connect(self.add_person)
        self._head.toggled.connect(self._check_all)
        self._bar.move_them.clicked.connect(self._move_checked)
        self.table.opened.connect(self._edit)
        self.table.menu_wanted.connect(self._row_menu)
        people.changed.connect(self._show)
        people.password_told.connect(self._tell_password)

    def _look_again(self) -> None:
        pixels = self._theme.fonts.pixels
        self.search.setFixedWidth(pixels(160))
        # A title that gives way altogether says nothing, nor has it a place for its tooltip.
        self._title.setMinimumWidth(pixels(112))
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.tree.setAccessibleName(self.tr("Departments"))
        self.table.setAccessibleName(self.tr("People"))
        self._side.add.setText(self.tr("Add department"))
        self.search.setPlaceholderText(self.tr("Name, number"))
        self.search.setAccessibleName(self.tr("Search people"))
        self.add.setText(self.tr("Add"))
        self._show()

    def _show(self) -> None:
        people = self._people
        self._title.setText(people.title)
        count = people.rows.rowCount()
        self._count.setText(self.tr("%n people", "", count))
        self._bar.show_count(len(people.checked))
        self._head.count(len(people.checked), count)
        may = self._admin.powers
        self.add.setVisible(may.may(Right.MANAGE_PEOPLE))
        self._side.add.setVisible(may.may(Right.MANAGE_DEPARTMENTS))
        self._side.mark(people.departments.place_of((b"", people.chosen)))

    def _choose(self, row: object) -> None:
        if isinstance(row, TreeRow):
            self.search.clear()
            self._people.choose(row.id)

    def _check_all(self, on: bool) -> None:
        self._people.check_all(on=on)

    @property
    def _department(self) -> bytes | None:
        """The department that is looked at, None for the whole organisation."""
        return None if self._people.chosen in {ROOT, DISABLED} else self._people.chosen

    # People

    def add_person(self) -> PersonDialog:
        """Fill in somebody new."""
        dialog = PersonDialog(self._theme, self._window, self._people, None, self._department)
        dialog.open_in_window()
        return dialog

    def _edit(self, row: object) -> None:
        if isinstance(row, AdminRow) and self._admin.powers.may(Right.MANAGE_PEOPLE):
            PersonDialog(self._theme, self._window, self._people, row, None).open_in_window()

    def _move_checked(self) -> None:
        MoveDialog(self._theme, self._window, self._people, tuple(self._people.checked)).open_in_window()

    def _row_menu(self, row: object, place: QPoint) -> None:
        if isinstance(row, AdminRow):
            self.row_menu(row).popup(place)

    def row_menu(self, row: AdminRow) -> Menu:
        """Return what can be done with somebody."""
        menu, may = Menu(self._theme, self), self._admin.powers
        if may.may(Right.MANAGE_PEOPLE):
            menu.addAction(self.tr("Edit…"), lambda: self._edit(row))
            menu.addAction(self.tr("Move…"), lambda: self._move(row))
            menu.addAction(self.tr("Reset password…"), lambda: self._reset(row))
        policy = self._admin.policy
        if may.may(Right.MANAGE_ROLES) and policy is not None:
            role = RoleDialog
            menu.addAction(
                self.tr("Role…"),
                lambda: role(self._theme, self._window, self._people, row, policy).open_in_window(),
            )
        if may.may(Right.MANAGE_PEOPLE):
            menu.addSeparator()
            if row.person.disabled:
                menu.addAction(self.tr("Enable account"), lambda: self._people.enable(row.id))
            else:
                menu.add_destructive(self.tr("Disable account…"), lambda: self.disable(row))
        return menu

    def _move(self, row: AdminRow) -> None:
        MoveDialog(self._theme, self._window, self._people, (row.id,)).open_in_window()

    def _reset(self, row: AdminRow) -> None:
        title = self.tr("Reset the password of {name}?").format(name=row.name)
        words = self.tr("They are signed out everywhere and come in with a one-time password.")
        question = Question(self._theme, self._window, title, words, self.tr("Reset"), danger=False)
        question.ask(lambda: self._people.reset_password(row))

    def disable(self, row: AdminRow) -> SuccessorDialog:
        """Ask who takes over, and end an access."""
        picking = self._admin.picking(without=(row.id,), single=True)
        dialog = SuccessorDialog(self._theme, self._window, self._people, row, picking)
        dialog.finished.connect(self._ending(picking))
        dialog.open_in_window()
        return dialog

    def _ending(self, picking: Picking) -> Callable[[], None]:
        return lambda: self._admin.end(picking)

    def _tell_password(self, name: str, number: str, password: str) -> None:
        PasswordDialog(self._theme, self._window, name, number, password).open_in_window()

    # Departments

    def _new_department(self) -> None:
        DepartmentDialog(self._theme, self._window, self._people, None, self._department).open_in_window()

    def _tree_menu(self, row: object, place: QPoint) -> None:
        if isinstance(row, TreeRow) and row.kind is Branch.DEPARTMENT:
            menu = self.department_menu(row)
            if not menu.isEmpty():
                menu.popup(place)

    def department_menu(self, row: TreeRow) -> Menu:
        """Return what can be done with a department."""
        menu = Menu(self._theme, self)
        if self._admin.powers.may(Right.MANAGE_DEPARTMENTS):
            menu.addAction(self.tr("Rename or move…"), lambda: self._edit_department(row))
            menu.addAction(self.tr("Heads…"), lambda: self._name_heads(row))
            menu.addSeparator()
            menu.add_destructive(self.tr("Remove department…"), lambda: self._remove_department(row))
        return menu

    def _edit_department(self, row: TreeRow) -> None:
        parent = self._admin.parent_of(row.id)
        DepartmentDialog(self._theme, self._window, self._people, row.id, parent, row.name).open_in_window()

    def _name_heads(self, row: TreeRow) -> None:
        picking = self._admin.picking()
        picking.chosen.update(self._admin.heads_of(row.id))

        def name(people: Sequence[bytes]) -> None:
            self._people.edit_department(row.id, heads=people)

        dialog = HeadsDialog(self._theme, self._window, row.name, picking, name)
        dialog.finished.connect(self._ending(picking))
        dialog.open_in_window()

    def _remove_department(self, row: TreeRow) -> None:
        title = self.tr("Remove the department {name}?").format(name=row.name)
        words = self.tr("It must be empty. Its group ends; what was said there is kept.")
        question = Question(self._theme, self._window, title, words, self.tr("Remove department"))
        question.ask(lambda: self._people.remove_department(row.id))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.base)
