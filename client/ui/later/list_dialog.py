"""What waits for its time in a conversation, and what one does with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from client.ui.later.time_choice import TimeChoice
from client.ui.later.waiting_rows import WaitingDelegate
from client.ui.later.words_field import WordsField
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowView
from client.viewmodels.later import LaterMessages
from client.viewmodels.people_lines import PeopleLines, PersonLine
from shared.model.styles import StyledText

HEIGHT = 440
WIDTH = 560


class LaterDialog(Dialog):
    """The filled button sends the marked one now; those below the rows change it and take it back.

    `change_wanted` carries one that is to be changed.
    """

    change_wanted = Signal(bytes)

    def __init__(self, theme: Theme, window: QWidget, later: LaterMessages, conversation: bytes) -> None:
        super().__init__(theme, window, width=WIDTH, height=HEIGHT)
        self._later = later
        self._conversation = conversation
        self.rows = PeopleLines(self)
        self.view = RowView(theme, self.rows, WaitingDelegate(theme))  # type: ignore[arg-type]
        self._none = Label(theme, tone=Tone.THIRD)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.take_back = Button(theme, self.tr("Delete"))
        self.take_back.clicked.connect(self._cancel)
        self.change = Button(theme, self.tr("Change…"))
        self.change.clicked.connect(self._change)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self.view, 1)
        self.add_acts(self.change, self.take_back)
        self.say(self.tr("Messages for later"), self.tr("Send now"), self.tr("Close"))
        self.view.setAccessibleName(self.tr("Messages for later"))
        self._none.setText(self.tr("Nothing waits to be sent here."))
        self.agreed.connect(self._send)
        later.changed.connect(self._show)
        later.troubled.connect(self.complain)
        self.finished.connect(self._leave)
        self._show()

    def _leave(self) -> None:
        self._later.changed.disconnect(self._show)
        self._later.troubled.disconnect(self.complain)

    def _show(self) -> None:
        self.complain("")
        self.rows.show(self._later.lines(self._conversation))
        empty = not self.rows.rowCount()
        self._none.setVisible(empty)
        self.view.setVisible(not empty)
        for button in (self.agree, self.change, self.take_back):
            button.setEnabled(not empty)
        if not empty and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(self.rows.index(0))

    def _marked(self) -> bytes | None:
        row = self.view.current()
        return row.id if isinstance(row, PersonLine) else None

    def _send(self) -> None:
        if (marked := self._marked()) is not None:
            self._later.send_now(marked)

    def _cancel(self) -> None:
        if (marked := self._marked()) is not None:
            self._later.cancel(marked)

    def _change(self) -> None:
        if (marked := self._marked()) is not None:
            self.change_wanted.emit(marked)


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
