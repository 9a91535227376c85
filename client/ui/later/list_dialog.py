"""What waits for its time in a conversation, and what one does with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from client.ui.later.time_choice import TimeChoice
from client.ui.later.waiting_dialog import WIDTH, WaitingDialog
from client.ui.later.words_field import WordsField
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.viewmodels.later.waiting import LaterMessages
from shared.model.styles import StyledText


class LaterDialog(WaitingDialog):
    """The filled button sends the marked one now; those below the rows change it and take it back.

    `change_wanted` carries one that is to be changed.
    """

    change_wanted = Signal(bytes)

    def __init__(self, theme: Theme, window: QWidget, later: LaterMessages, conversation: bytes) -> None:
        super().__init__(theme, window)
        self._later = later
        self._conversation = conversation
        self.change, self.take_back = self.offer(
            ((self.tr("Change…"), self.change_wanted.emit), (self.tr("Delete"), later.cancel))
        )
        nothing, advice = (
            self.tr("Nothing waits here"),
            self.tr("The arrow beside Send keeps a message for later."),
        )
        self.name(self.tr("Messages for later"), self.tr("Send now"), nothing, advice)
        self.agreed.connect(self._send)
        self.view.opened.connect(self.change.click)
        later.changed.connect(self._show)
        later.troubled.connect(self.complain)
        self._show()

    def _show(self) -> None:
        self.complain("")
        self.show_lines(self._later.lines(self._conversation))

    def _send(self) -> None:
        if (marked := self.marked) is not None:
            self._later.send_now(marked)


class ChangeDialog(Dialog):
    """Other words and another time for one that waits, or could not be sent.

    Stays until the server has them: what was written anew stands nowhere else.
    """

    def __init__(self, theme: Theme, window: QWidget, later: LaterMessages, entry: bytes) -> None:
        super().__init__(theme, window, width=WIDTH)
        self._later = later
        self._entry = entry
        held = later.get(entry)
        field = WordsField(theme)
        self.text = field.editor
        if held is not None:
            self.text.formatting.show(StyledText(held.message.text, held.message.styles))
        self.text.setAccessibleName(self.tr("Words"))
        self.text.sent.connect(self.agree.click)
        moments = later.moments
        soon = moments.choices()[0].at
        due = soon if held is None or moments.over(held.due) else held.due
        self.choice = TimeChoice(theme, moments, due)
        self._bare = held is None or not held.message.attachments
        self.body.addWidget(field)
        self.body.addWidget(self.choice)
        self.say(self.tr("Change a message for later"), self.tr("Keep"))
        self.choice.changed.connect(lambda: self.complain(""))
        self.agreed.connect(self._decide)
        later.rewritten.connect(self._rewritten)
        later.troubled.connect(self._refused)

    def open_in_window(self) -> None:
        """Show it, with the keyboard in the words: what changes their looks stands before them."""
        super().open_in_window()
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def _decide(self) -> None:
        words, at = self.text.words, self.choice.at
        if self._bare and not words.text.strip():
            self.complain(self.tr("Write something first."))
        elif self._later.moments.over(at):
            self.complain(self.tr("This time has passed. Choose a later one."))
        else:
            self.complain("")
            self.set_busy(True)
            self._later.change(self._entry, words, at)

    def _rewritten(self, entry: bytes) -> None:
        if entry == self._entry:
            self.accept()

    def _refused(self, words: str) -> None:
        self.set_busy(False)
        self.complain(words)
