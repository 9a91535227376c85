"""Beginning a group, and letting people into one: who, and how it is called."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from client.ui.groups.end_choice import EndChoice
from client.ui.people.picker import Picker
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Field, Line
from client.viewmodels.picking import Picking
from shared import limits

HEIGHT = 560


class PickDialog(Dialog):
    """Picks people for something that `then` does with them."""

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        picking: Picking,
        then: Callable[[Sequence[bytes]], None],
    ) -> None:
        super().__init__(theme, window, height=HEIGHT)
        self.picking = picking
        self._then = then
        self._words = ("", "")
        self.picker = Picker(theme, picking)
        self.body.addWidget(self.picker, 1)
        picking.changed.connect(self.count)
        self.agreed.connect(self._take)

    def put_first(self, field: Field, line: Line) -> None:
        """Put a field above, also for who comes by Tab."""
        self.body.insertWidget(0, field)
        QWidget.setTabOrder(self._cross, line)

    def name(self, title: str, agree: str, counted: str = "") -> None:
        """Say what is done with who is picked; `counted` says it with their {count}."""
        self._words = (agree, counted)
        self.say(title, agree)
        self.count()

    def count(self) -> None:
        """Say how many are chosen, and whether that will do."""
        agree, counted = self._words
        count = len(self.picking.chosen)
        self.agree.setText(counted.format(count=count) if counted and count else agree)
        self.agree.setEnabled(self.may_agree(count))
        self.agree.updateGeometry()

    def may_agree(self, count: int) -> bool:
        """Tell whether enough are chosen, and not too many."""
        return 0 < count < limits.MEMBERS

    def _take(self) -> None:
        self._then(self.picking.people())
        self.accept()


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
