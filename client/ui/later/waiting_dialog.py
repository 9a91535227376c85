"""A dialog with lines of what waits for its time, of which one is marked."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from client.ui.later.waiting_rows import WaitingDelegate
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.empty import Empty
from client.ui.widgets.row_view import RowView
from client.viewmodels.people.lines import PeopleLines, PersonLine

HEIGHT = 440
WIDTH = 560


class WaitingDialog(Dialog):
    """What is done to the marked line stands below the lines; words stand there instead of none."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, width=WIDTH, height=HEIGHT)
        self.rows = PeopleLines(self)
        self.view = RowView(theme, self.rows, WaitingDelegate(theme))  # type: ignore[arg-type]
        self._none = Empty(theme)
        self._acts: Sequence[Button] = ()
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self.view, 1)

    def offer(self, acts: Sequence[tuple[str, Callable[[bytes], None]]]) -> Sequence[Button]:
        """Return a button for each thing that is done to the marked line, by its words."""
        self._acts = [Button(self.theme, words) for words, _ in acts]
        for button, (_, act) in zip(self._acts, acts, strict=True):
            button.clicked.connect(self._on_marked(act))
        self.add_acts(*self._acts)
        return self._acts

    def name(self, title: str, agree: str, nothing: str, advice: str) -> None:
        """Say what the lines are, what the filled button does, and what stands there while there are none."""
        self.say(title, agree, QCoreApplication.translate("Dialog", "Close"))
        self.view.setAccessibleName(title)
        self._none.say(nothing, advice)

    def show_lines(self, lines: Sequence[PersonLine]) -> None:
        """Become these lines, with one of them marked."""
        self.view.keep_current(lambda: self.rows.show(lines))
        some = bool(self.rows.rowCount())
        self._none.setVisible(not some)
        self.view.setVisible(some)
        for button in (self.agree, *self._acts):
            button.setEnabled(some)
            button.setVisible(some)
        if some and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))

    @property
    def marked(self) -> bytes | None:
        """What is marked."""
        row = self.view.current()
        return row.id if isinstance(row, PersonLine) else None

    def _on_marked(self, act: Callable[[bytes], None]) -> Callable[[], None]:
        def do() -> None:
            if (marked := self.marked) is not None:
                act(marked)

        return do
