"""Beginning a group of colleagues, calling it otherwise, and taking people in."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from client.ui.people.pick_dialog import PickDialog
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Field, Line
from client.viewmodels.groups.picking import Picking
from shared import limits


class NewContactGroupDialog(PickDialog):
    """Asks for a name, and for the first people, who may be none; `begin` is given both."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        picking: Picking,
        begin: Callable[[str, Sequence[bytes]], None],
    ) -> None:
        super().__init__(theme, window, picking, lambda people: begin(self._name.text(), people))
        self._name = Line(theme)
        self._name.setMaxLength(limits.NAME_LENGTH)
        self._field = Field(theme, self._name)
        self.put_first(self._field, self._name)
        self._field.name(self.tr("Name"))
        self._name.setPlaceholderText(self.tr("Only you see it"))
        self._name.textChanged.connect(self.count)
        self.name(self.tr("New contact group"), self.tr("Create"), self.tr("Create ({count})"))
        self._name.setFocus()

    def may_agree(self, count: int) -> bool:
        """Tell whether it has a name, and not too many people."""
        return bool(self._name.text().strip()) and count <= limits.CONTACTS


class AddContactsDialog(PickDialog):
    """Picks people for a group that holds so many."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        picking: Picking,
        then: Callable[[Sequence[bytes]], None],
        held: int,
    ) -> None:
        self._room = limits.CONTACTS - held
        super().__init__(theme, window, picking, then)
        self.name(self.tr("Add people"), self.tr("Add"), self.tr("Add ({count})"))
        self.picker.search.setFocus()

    def may_agree(self, count: int) -> bool:
        """Tell whether somebody is chosen, and there is room for them."""
        return 0 < count <= self._room


class RenameContactGroupDialog(Dialog):
    """Calls a group otherwise; `then` is given the name."""

    def __init__(self, theme: Theme, window: QWidget, name: str, then: Callable[[str], None]) -> None:
        super().__init__(theme, window)
        self._then = then
        self._line = Line(theme)
        self._line.setMaxLength(limits.NAME_LENGTH)
        self._line.setText(name)
        self._line.setAccessibleName(self.tr("Name"))
        self._line.textChanged.connect(self._look)
        self.body.addWidget(self._line)
        self.say(self.tr("Rename contact group"), self.tr("Save"))
        self.agreed.connect(self._save)
        self._line.selectAll()
        self._line.setFocus()

    def _look(self, name: str) -> None:
        self.agree.setEnabled(bool(name.strip()))

    def _save(self) -> None:
        self._then(self._line.text())
        self.accept()
