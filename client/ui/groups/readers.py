"""Who has read a message of mine in a group, and who has not."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QWidget

from client.ui.people.people_list import LineDelegate
from client.ui.settings.segments import Segments
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Kind
from client.ui.widgets.dialog import Dialog
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowView
from client.viewmodels.groups.readers import Readers
from client.viewmodels.times import Times, unix_ms

HEIGHT = 480
READ, UNREAD = "read", "unread"


class ReadersDialog(Dialog):
    """Two lists behind two tabs; `counts` are how many have read it, and of how many."""

    def __init__(self, theme: Theme, window: QWidget, readers: Readers, counts: tuple[int, int]) -> None:
        super().__init__(theme, window, height=HEIGHT)
        self._readers = readers
        self.tabs = Segments(theme, (READ, UNREAD))
        self.view = RowView(theme, readers.rows, LineDelegate(theme))  # type: ignore[arg-type]
        self._none = Label(theme, tone=Tone.THIRD)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setWordWrap(True)
        self.remind = Button(theme, kind=Kind.TEXT, icon="alert_urgent")
        self.add_left(self.remind)
        self.remind.hide()
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._none, 1)
        self.body.addWidget(self.view, 1)
        read, of = counts
        names = {
            READ: self.tr("Read ({count})").format(count=read),
            UNREAD: self.tr("Not read ({count})").format(count=of - read),
        }
        self.tabs.name(names)
        self.say(self.tr("Who has read it"))
        self.view.setAccessibleName(self.tr("Who has read it"))
        self.tabs.chosen.connect(self._load)
        self.remind.clicked.connect(self._urge)
        readers.loaded.connect(self._show)
        readers.asked.connect(self._asked)
        readers.failed.connect(self._failed)
        self.tabs.choose(READ)
        self._load(READ)

    def _load(self, which: str) -> None:
        self.complain("")
        self.remind.hide()
        self.view.show()
        self._none.hide()
        self._readers.load(read=which == READ)

    def _show(self) -> None:
        empty = not self._readers.rows.rowCount()
        nobody, all_of_them = self.tr("Nobody has read it yet."), self.tr("Everyone has read it.")
        self._none.setText(nobody if self._readers.read else all_of_them)
        self._none.setVisible(empty)
        self.view.setVisible(not empty)
        self.remind.setVisible(not empty and not self._readers.read)
        self._say_when()

    def _urge(self) -> None:
        self.complain("")
        self.remind.setEnabled(False)
        self._readers.urge()

    def _failed(self, words: str) -> None:
        self.complain(words)
        self._say_when()

    def _asked(self, count: int) -> None:
        self._say_when()
        self.remind.setToolTip(self.tr("%n reminded", "", count))

    def _say_when(self) -> None:
        """Say on the button when it was last done."""
        urged = self._readers.urged
        self.remind.setEnabled(self._readers.may_urge(unix_ms()))
        when = Times(QLocale(self.theme.look.language)).in_list(urged) if urged else ""
        said = (
            self.tr("Remind again (last {time})") if self.remind.isEnabled() else self.tr("Reminded {time}")
        )
        self.remind.setText(said.format(time=when) if urged else self.tr("Remind"))
