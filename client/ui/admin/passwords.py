"""The one-time passwords of those an import has added: told once, to be copied or kept in a file."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from client.ui.people.people_list import LineDelegate
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowView
from client.viewmodels.people.lines import PeopleLines, PersonLine
from shared.protocol.admin import NewPassword

HEIGHT = 480


class PasswordsDialog(Dialog):
    """Lists number, name and password."""

    keep_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget, passwords: tuple[NewPassword, ...]) -> None:
        super().__init__(theme, window, width=480, height=HEIGHT)
        self._passwords = passwords
        words = self.tr("They are shown this once. Each chooses another at the first sign-in.")
        said = Label(theme, words, tone=Tone.SECOND)
        said.setWordWrap(True)
        self.body.addWidget(said)
        rows = PeopleLines(self)
        lines = (
            PersonLine(one.number.encode(), one.name or one.number, tag=one.password, under=one.number)
            for one in passwords
        )
        rows.show(list(lines))
        self.view = RowView(theme, rows, LineDelegate(theme))  # type: ignore[arg-type]
        self.view.setAccessibleName(self.tr("One-time passwords"))
        self.body.addWidget(self.view, 1)
        copy = Button(theme, self.tr("Copy all"), icon="copy")
        copy.clicked.connect(self._copy)
        keep = Button(theme, self.tr("Save…"))
        keep.clicked.connect(self.keep_wanted)
        self.add_left(keep)
        self.add_left(copy)
        self.say(self.tr("One-time passwords"))

    def _copy(self) -> None:
        lines = (f"{one.number}\t{one.name}\t{one.password}" for one in self._passwords)
        QGuiApplication.clipboard().setText("\n".join(lines))
