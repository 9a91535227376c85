"""Reminders in a chat: set in the menu of a message, told in a line above the messages."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from client.ui.chat.log.row_menu import Reminding as Offered
from client.ui.theme.theme import Theme
from client.ui.widgets.open_line import OpenLine
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.later.reminders import Reminders

ASK, NEVER = "ask", "0"


class Reminding(QObject):
    """Stands between the messages of a chat, the line above them, and what I want to be reminded of.

    `said` carries a line for a toast.
    """

    said = Signal(str)

    def __init__(
        self, theme: Theme, window: QWidget, shown: OpenChat, reminders: Reminders, line: OpenLine
    ) -> None:
        super().__init__(line)
        self._theme = theme
        self._window = window
        self._shown = shown
        self._reminders = reminders
        self._line = line
        line.clicked.connect(self.look)
        reminders.changed.connect(self.show)
        reminders.due.connect(self._is_due)
        shown.opened.connect(self.show)

    def show(self) -> None:
        """Tell what I am reminded of in the chat that is open now."""
        conversation = self._shown.conversation
        words = "" if conversation is None else self._reminders.line(conversation)
        self._line.say(words)
        if not words:
            self._line.name(self.tr("Reminder"))

    def look(self) -> None:
        """Go to the message."""
        conversation = self._shown.conversation
        if conversation is not None:
            self._reminders.look(conversation)

    def _is_due(self, _conversation: bytes, who: str, words: str, _quietly: bool) -> None:
        """Say it where somebody looks at this window: the system tells of it elsewhere."""
        if self._window.isActiveWindow():
            self.said.emit(" · ".join(part for part in (words, who) if part))

    # The menu of a message

    def offered(self, entry: bytes) -> Sequence[Offered]:
        """Return what is offered for a message."""
        choices = [(_begun(one.words), str(one.at)) for one in self._reminders.moments.choices()]
        choices.append((self.tr("At another time…"), ASK))
        when = self._reminders.of(entry)
        if when:
            choices.append((self.tr("Cancel the reminder ({when})").format(when=when), NEVER))
        return choices

    def act(self, conversation: bytes, entry: bytes, seq: int, value: str) -> None:
        """Take what was chosen for a message."""
        if value == ASK:
            self._ask(conversation, entry, seq)
        elif value == NEVER:
            self._reminders.change(entry, 0)
        else:
            self._set(conversation, entry, seq, int(value))

    def _ask(self, conversation: bytes, entry: bytes, seq: int) -> None:
        from client.ui.later.time_choice import TimeDialog

        title, agree = self.tr("When shall you be reminded?"), self.tr("Remind me")
        dialog = TimeDialog(self._theme, self._window, self._reminders.moments, title, agree)
        dialog.decided.connect(partial(self._set, conversation, entry, seq))
        dialog.open_in_window()

    def _set(self, conversation: bytes, entry: bytes, seq: int, at: object) -> None:
        if isinstance(at, int):
            self._reminders.set(conversation, entry, seq, at)
            when = self._reminders.moments.said(at)
            self.said.emit(self.tr("You'll be reminded {when}").format(when=when))


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
