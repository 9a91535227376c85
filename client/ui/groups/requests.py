"""Letting people in who ask to join."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from client.ui.people.people_list import LineDelegate
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowView
from client.viewmodels.main.requests import JoinRequests
from client.viewmodels.people.lines import PersonLine

HEIGHT = 440


class RequestsDialog(Dialog):
    """The filled button lets the marked one in, the one at the left turns them down."""

    def __init__(self, theme: Theme, window: QWidget, requests: JoinRequests) -> None:
        super().__init__(theme, window, height=HEIGHT)
        self._requests = requests
        self.view = RowView(theme, requests.rows, LineDelegate(theme, chooses=True))  # type: ignore[arg-type]
        self._none = Label(theme, tone=Tone.THIRD)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._down = Button(theme, self.tr("Turn down"))
        self._down.clicked.connect(self._turn_down)
        self.add_left(self._down)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self.view, 1)
        self._none.hide()
        self.say(self.tr("Requests to join"), self.tr("Let in"), self.tr("Close"))
        self.view.setAccessibleName(self.tr("Requests to join"))
        self._none.setText(self.tr("Nobody waits to be let in."))
        self.agreed.connect(self._let_in)
        requests.loaded.connect(self._show)
        requests.failed.connect(self.complain)
        requests.load()

    def _show(self) -> None:
        rows = self._requests.rows
        empty = not rows.rowCount()
        self._none.setVisible(empty)
        self.view.setVisible(not empty)
        self.agree.setEnabled(not empty)
        self._down.setEnabled(not empty)
        if not empty and not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(rows.index(0))

    def _let_in(self) -> None:
        if isinstance(row := self.view.current(), PersonLine):
            self._requests.let_in(row.id)

    def _turn_down(self) -> None:
        if isinstance(row := self.view.current(), PersonLine):
            self._requests.turn_down(row.id)
