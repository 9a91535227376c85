"""A dialog in which people are picked for something."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtWidgets import QWidget

from client.ui.people.picker import Picker
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.fields import Field, Line
from client.viewmodels.groups.picking import Picking
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
        self._walk()
        picking.changed.connect(self.count)
        self.agreed.connect(self._take)

    def put_first(self, field: Field, line: Line) -> None:
        """Put a field above, also for who comes by Tab."""
        self.body.insertWidget(0, field)
        self._walk(line)

    def _walk(self, *first: QWidget) -> None:
        """Let Tab go from above down: what came last into the body would come after the buttons."""
        order = (self._cross, *first, self.picker.search, self.picker.view, self.cancel, self.agree)
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

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
