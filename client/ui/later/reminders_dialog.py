"""All that I want to be reminded of, and what one does with it."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from client.ui.later.time_choice import TimeDialog
from client.ui.later.waiting_rows import WaitingDelegate
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowView
from client.viewmodels.people_lines import PeopleLines, PersonLine
from client.viewmodels.reminders import Reminders

HEIGHT = 440
WIDTH = 560


class RemindersDialog(Dialog):
    """The filled button goes to the marked message; those below the rows put it off or cancel it."""

    def __init__(self, theme: Theme, window: QWidget, reminders: Reminders) -> None:
        super().__init__(theme, window, width=WIDTH, height=HEIGHT)
        self._window = window
        self._reminders = reminders
        self.rows = PeopleLines(self)
        self.view = RowView(theme, self.rows, WaitingDelegate(theme))  # type: ignore[arg-type]
        self._none = Label(theme, tone=Tone.THIRD)
        self._none.setWordWrap(True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.give_up = Button(theme, self.tr("Remove"))
        self.give_up.clicked.connect(self._give_up)
        self.put_off = Button(theme, self.tr("Put off…"))
        self.put_off.clicked.connect(self._put_off)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self.view, 1)
        self.add_acts(self.put_off, self.give_up)
        self.say(self.tr("Reminders"), self.tr("Show"), self.tr("Close"))
        self.view.setAccessibleName(self.tr("Reminders"))
        self._none.setText(self.tr("Nothing to be reminded of. Right-click a message to set a reminder."))
        self.agreed.connect(self._open)
        reminders.changed.connect(self._show)
        self.finished.connect(lambda: reminders.changed.disconnect(self._show))
        self._show()

    def _show(self) -> None:
        self.rows.show(self._reminders.lines())
        empty = not self.rows.rowCount()
        self._none.setVisible(empty)
        self.view.setVisible(not empty)
        for button in (self.agree, self.give_up, self.put_off):
            button.setEnabled(not empty)
        if not empty and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))

    def _marked(self) -> bytes | None:
        row = self.view.current()
        return row.id if isinstance(row, PersonLine) else None

    def _open(self) -> None:
        if (marked := self._marked()) is not None:
            self.accept()
            self._reminders.open(marked)

    def _give_up(self) -> None:
        if (marked := self._marked()) is not None:
            self._reminders.change(marked, 0)

    def _put_off(self) -> None:
        if (marked := self._marked()) is None:
            return
        title, agree = self.tr("When shall you be reminded?"), self.tr("Remind me")
        dialog = TimeDialog(self.theme, self._window, self._reminders.moments, title, agree)
        dialog.decided.connect(partial(self._change, marked))
        dialog.open_in_window()

    def _change(self, entry: bytes, at: object) -> None:
        if isinstance(at, int):
            self._reminders.change(entry, at)
