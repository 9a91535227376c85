"""All that I want to be reminded of, and what one does with it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from client.ui.later.time_choice import TimeDialog
from client.ui.later.waiting_dialog import WaitingDialog
from client.ui.theme.theme import Theme
from client.viewmodels.later.reminders import Reminders


class RemindersDialog(WaitingDialog):
    """The filled button goes to the marked message; those below the rows put it off or cancel it."""

    def __init__(self, theme: Theme, window: QWidget, reminders: Reminders) -> None:
        super().__init__(theme, window)
        self._window = window
        self._reminders = reminders
        self.put_off, self.give_up = self.offer(
            ((self.tr("Put off…"), self._put_off), (self.tr("Remove"), self._give_up))
        )
        nothing, advice = (
            self.tr("Nothing to be reminded of"),
            self.tr("Right-click a message to set a reminder."),
        )
        self.name(self.tr("Reminders"), self.tr("Show"), nothing, advice)
        self.agreed.connect(self._open)
        self.view.opened.connect(self._open)
        reminders.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.show_lines(self._reminders.lines())

    def _open(self) -> None:
        if (marked := self.marked) is not None:
            self.accept()
            self._reminders.open(marked)

    def _give_up(self, entry: bytes) -> None:
        self._reminders.change(entry, 0)

    def _put_off(self, entry: bytes) -> None:
        title, agree = self.tr("When shall you be reminded?"), self.tr("Remind me")
        dialog = TimeDialog(self.theme, self._window, self._reminders.moments, title, agree)
        dialog.decided.connect(partial(self._change, entry))
        dialog.open_in_window()

    def _change(self, entry: bytes, at: object) -> None:
        if isinstance(at, int):
            self._reminders.change(entry, at)
