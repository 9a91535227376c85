"""Searching in one chat: a field and what is found, floating over the chat."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from client.ui.chat.timeline import Timeline
from client.ui.main.found_page import FoundPage
from client.ui.main.header import Header
from client.ui.theme.theme import Theme
from client.ui.widgets.covered import is_covered
from client.ui.widgets.fields import SearchLine
from client.ui.widgets.popup import SHADOW, Panel
from client.ui.widgets.translated import Translating
from client.viewmodels.open_chat import OpenChat

WIDTH, HEIGHT = 340, 420


class ChatFoundPage(FoundPage):
    """What is found in one chat."""

    def advice(self) -> str:
        """Return what to try where nothing is found."""
        return self.tr("Try other words, or fewer.")


class ChatFinder(Translating, Panel):
    """Opens by the button in the chat's header and by Ctrl+F; stays as it was until another chat is shown."""

    def __init__(
        self, theme: Theme, shown: OpenChat, timeline: Timeline, header: Header, window: QWidget
    ) -> None:
        super().__init__(theme, window)
        self._shown = shown
        self._timeline = timeline
        self._button = header.search
        self.search = SearchLine(theme)
        self.page = ChatFoundPage(theme, shown.search, timeline.times, "raised")
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.search)
        self._column.addWidget(self.page, 1)
        self.search.textChanged.connect(self.page.look_for)
        self.search.moved.connect(self.page.walk)
        self.search.returnPressed.connect(self.page.open_marked)
        self.search.left.connect(self.close_panel)
        self.page.message_opened.connect(self._take)
        header.search_wanted.connect(self.open_below)
        QShortcut(QKeySequence("Ctrl+F"), timeline).activated.connect(self.open_below)
        shown.opened.connect(self._forget)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _look_again(self) -> None:
        inset = self.theme.measures.space8
        self._column.setContentsMargins(inset, inset, inset, inset)
        self._column.setSpacing(inset)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.search.setPlaceholderText(self.tr("Search in this chat"))
        self.search.setAccessibleName(self.tr("Search messages of this chat by words"))

    def open_below(self) -> None:
        """Open below the button, the keyboard in the field; typing replaces what was typed before."""
        if is_covered(self._window):
            return
        self.page.set_times(self._timeline.times)
        corner = self._button.mapTo(self._button.window(), QPoint(0, 0))
        self.open_at(QRect(corner, self._button.size()))
        self.hold()
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)
        self.search.selectAll()

    def sizeHint(self) -> QSize:
        """The same for few and for many."""
        fonts = self.theme.fonts
        return QSize(fonts.pixels(WIDTH) + 2 * SHADOW, fonts.pixels(HEIGHT) + 2 * SHADOW)

    def _take(self, _conversation: bytes, seq: int) -> None:
        self.close_panel()
        self._shown.point_at(seq)

    def _forget(self) -> None:
        """Begin anew, for another chat."""
        self.search.clear()
        if self.isVisible():
            self.close_panel()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the field."""
        self.search.setFocus(event.reason())
