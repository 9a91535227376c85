"""Beginning a group: who is in it, how it is called, and when it ends."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from client.ui.groups.end_choice import EndChoice
from client.ui.people.pick_dialog import PickDialog
from client.ui.theme.theme import Theme
from client.ui.widgets.fields import Field, Line
from client.viewmodels.groups.picking import Picking
from shared import limits


class NewGroupDialog(PickDialog):
    """Picks the members of a new group; `found` is given its name, them, and when it ends."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        picking: Picking,
        found: Callable[[str, Sequence[bytes], int], None],
    ) -> None:
        super().__init__(
            theme, window, picking, lambda people: found(self._name.text(), people, self._end.chosen())
        )
        self._name = Line(theme)
        self._name.setMaxLength(limits.NAME_LENGTH)
        self._field = Field(theme, self._name)
        self.put_first(self._field, self._name)
        self._end = EndChoice(theme)
        self.body.addWidget(self._end)
        self._field.name(self.tr("Name of the group"))
        self._name.setPlaceholderText(self.tr("Optional"))
        self.name(self.tr("New group"), self.tr("Begin group"), self.tr("Begin group ({count})"))
        self.picker.search.setFocus()

    def begin_with(self, name: str, people: Sequence[bytes]) -> None:
        """Have a name and some people chosen from the start."""
        self._name.setText(name)
        self.picking.choose(people)
