"""Searching in one chat: a field and what is found, floating over the chat."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from client.ui.chat.log.timeline import Timeline
from client.ui.main.found_page import FoundPage
from client.ui.main.header import Header
from client.ui.theme.theme import Theme
from client.ui.widgets.covered import is_covered
from client.ui.widgets.search_panel import SearchPanel
from client.viewmodels.chat.open_chat import OpenChat

SIZE = QSize(340, 420)


class ChatFoundPage(FoundPage):
    """What is found in one chat."""

    def advice(self) -> str:
        """Return what to try where nothing is found."""
        return self.tr("Try other words, or fewer.")


class ChatFinder(SearchPanel):
    """Opens by the button in the chat's header and by Ctrl+F; stays as it was until another chat is shown."""

    def __init__(
        self, theme: Theme, shown: OpenChat, timeline: Timeline, header: Header, window: QWidget
    ) -> None:
        super().__init__(theme, window, SIZE)
        self._shown = shown
        self._timeline = timeline
        self._header = header
        self.page = ChatFoundPage(theme, shown.search, timeline.times, "raised")
        self.column.addWidget(self.page, 1)
        self.search.textChanged.connect(self.page.look_for)
        self.search.moved.connect(self.page.walk)
        self.search.returnPressed.connect(self.page.open_marked)
        self.page.message_opened.connect(self._take)
        header.search_wanted.connect(self._turn)
        QShortcut(QKeySequence("Ctrl+F"), timeline).activated.connect(self.open_below)
        shown.opened.connect(self._forget)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.search.setPlaceholderText(self.tr("Search in this chat"))
        self.search.setAccessibleName(self.tr("Search messages of this chat by words"))

    def open_below(self) -> None:
        """Open below the button; typing replaces what was typed before."""
        if not is_covered(self._window):
            self.open_by(self._header.search)

    def _turn(self) -> None:
        self.turn(self._header.search)

    def open_by(self, button: QWidget) -> None:
        """Open with what was typed before chosen."""
        self.page.set_times(self._timeline.times)
        super().open_by(button)
        self.search.selectAll()

    def _take(self, _conversation: bytes, seq: int) -> None:
        self.close_panel()
        self._shown.point_at(seq)

    def _forget(self) -> None:
        """Begin anew, for another chat."""
        self.search.clear()
        if self.isVisible():
            self.close_panel()
