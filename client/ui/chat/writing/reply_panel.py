"""The panel of quick replies: search above, rows by category, by mouse and by the arrows."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from client.ui.replies.rows import ReplyDelegate
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, Kind
from client.ui.widgets.empty import Empty
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.row_view import RowView
from client.ui.widgets.search_panel import SearchPanel
from client.viewmodels.chat.replies import ReplyRow, reply_rows

SIZE = QSize(360, 380)
Rows = Callable[[str], Sequence[ReplyRow]]


class ReplyPanel(SearchPanel):
    """Floats over the chat while one chooses; `chosen` carries the words, and whether to send at once."""

    chosen = Signal(str, bool)
    manage_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(theme, window, SIZE)
        self._rows = reply_rows(self)
        self._find: Rows = lambda _: ()
        self.view = RowView(theme, self._rows, ReplyDelegate(theme, "raised"))  # type: ignore[arg-type]
        self._none = Empty(theme)
        self.manage = Button(theme, kind=Kind.TEXT, height=Height.SMALL)
        self._hint = Label(theme, role=Role.META, tone=Tone.THIRD)
        self.column.addWidget(self._none, 1)
        self.column.addWidget(self.view, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.manage)
        self.column.addLayout(foot)
        self.search.textChanged.connect(self._look_for)
        self.search.moved.connect(self._walk)
        self.search.returnPressed.connect(lambda: self._take(self.view.current()))
        self.view.clicked_row.connect(self._take)
        self.view.opened.connect(self._take)
        self.manage.clicked.connect(self._manage)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.search.setPlaceholderText(self.tr("Search quick replies"))
        self.search.setAccessibleName(self.tr("Search quick replies by words, pinyin or initials"))
        self.view.setAccessibleName(self.tr("Quick replies"))
        self.manage.setText(self.tr("Manage…"))
        self._hint.setText(self.tr("Ctrl+Enter sends at once"))

    def offer(self, find: Rows) -> None:
        """Offer what `find` finds, all of it to begin with."""
        self._find = find
        self.search.clear()
        self._look_for("")

    def _look_for(self, typed: str) -> None:
        self._rows.show(self._find(typed))
        found = self._rows.rowCount() > 0
        if typed.strip():
            self._none.say(self.tr("Nothing found"), self.tr("Try other words, pinyin or initials."))
        else:
            advice = self.tr("Keep texts that you say again and again under Manage.")
            self._none.say(self.tr("No quick replies yet"), advice)
        self._none.setVisible(not found)
        self.view.setVisible(found)
        if found:
            self.view.setCurrentIndex(self._rows.index(0))
            self.view.scrollToTop()

    def find_again(self) -> None:
        """Find what is typed anew."""
        self._look_for(self.search.text())

    def _walk(self, step: int) -> None:
        place = self.view.currentIndex().row() + step
        if 0 <= place < self._rows.rowCount():
            self.view.setCurrentIndex(self._rows.index(place))

    def _take(self, row: object) -> None:
        if isinstance(row, ReplyRow):
            control = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier)
            self.close_panel()
            self.chosen.emit(row.text, control)

    def _manage(self) -> None:
        self.close_panel()
        self.manage_wanted.emit()
