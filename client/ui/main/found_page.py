"""What is found while somebody types in the field above the list, or that nothing is."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStackedLayout

from client.ui.chat.list.menu import ConversationMenu
from client.ui.main.found_delegate import FoundDelegate
from client.ui.theme.theme import Theme
from client.ui.widgets.empty import Empty
from client.ui.widgets.row_view import RowView
from client.ui.widgets.translated import Translated
from client.viewmodels.chat.search import ChatSearch
from client.viewmodels.conversations.model import Conversation
from client.viewmodels.row_model import ROW
from client.viewmodels.search.found_rows import FoundModel, MessageFound, More, opens
from client.viewmodels.search.model import Search
from client.viewmodels.times import Times

SEARCH_MS = 120


class FoundView(RowView):
    """Rows of which some only name what follows: both ends are the first and the last that can be opened."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go to the ends past headings and remarks."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        places = [place for place in range(self.model().rowCount()) if opens(self.row_at(place))]
        if action in ends and places:
            return self.model().index(places[ends[action]], 0)
        return super().moveCursor(action, modifiers)

    def row_at(self, place: int) -> object:
        """Return the row at a place."""
        return self.model().index(place, 0).data(ROW)


class FoundPage(Translated):
    """Shows a search, on a surface that a token names.

    `opened` carries a row as the list names it, `message_opened` conversation and seq. `turned` tells that
    there is something to show, or nothing any more; `menu_made` carries the menu of somebody, or of a group.
    """

    opened = Signal(bytes)
    message_opened = Signal(bytes, int)
    turned = Signal()
    menu_made = Signal(object)

    def __init__(
        self, theme: Theme, search: Search | ChatSearch, times: Times, surface: str = "subtle"
    ) -> None:
        super().__init__()
        self._theme = theme
        self._search = search
        self._surface = surface
        self._typed = ""
        self._open_when_found = False
        self._marked_for = ""
        self._more_at = -1
        self.model = FoundModel(self)
        self._delegate = FoundDelegate(theme, times, surface)
        self.view = FoundView(theme, self.model, self._delegate)
        self._nothing = Empty(theme)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.view)
        self._pages.addWidget(self._nothing)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._look)
        self.view.clicked_row.connect(self._open)
        self.view.opened.connect(self._open)
        self.view.menu_wanted.connect(self._open_menu)
        search.changed.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.view.setAccessibleName(self.tr("Search results"))
        self._nothing.say(self.tr("Nothing found"), self.advice())
        self._show()

    def advice(self) -> str:
        """Return what to try where nothing is found."""
        return self.tr("Try other words, a name, its pinyin or initials like zs, or a staff number.")

    @property
    def shows(self) -> bool:
        """Whether something was searched that is still asked for."""
        return bool(self._search.text)

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self._delegate.rows.times = times
        self.view.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """Show rows of 48 instead of 60 pixels."""
        self._delegate.rows.compact = compact
        self.view.scheduleDelayedItemsLayout()

    # What is typed

    def look_for(self, typed: str) -> None:
        """Search, once a moment has passed without another key."""
        self._typed = typed.strip()
        self._open_when_found = False
        if self._typed:
            self._timer.start()
        else:
            self._timer.stop()
            self._search.end()

    def _look(self) -> None:
        self._search.look_for(self._typed)

    def walk(self, step: int) -> None:
        """Mark the next row that can be opened, or the one before."""
        place = self.view.currentIndex().row() + step
        while 0 <= place < self.model.rowCount():
            if opens(self.model.rows[place]):
                self.view.setCurrentIndex(self.model.index(place))
                return
            place += step

    def open_marked(self) -> None:
        """Open what is marked; while it is still being looked for, as soon as it is found."""
        if self._search.text != self._typed:
            self._open_when_found = True
        elif opens(row := self.view.current()):
            self._open(row)
        else:
            self._open_when_found = not self._search.complete

    # What is found

    def _show(self) -> None:
        rows = self._search.rows()
        self.view.keep_current(lambda: self.model.show(rows))
        nothing = not rows and self._search.complete and self.shows
        self._pages.setCurrentWidget(self._nothing if nothing else self.view)
        if self._search.text != self._marked_for or not opens(self.view.current()):
            self._marked_for, self._more_at = self._search.text, -1
            self._mark_first()
        self._walk_into_more()
        self.turned.emit()
        if self._open_when_found and self._search.text == self._typed and opens(self.view.current()):
            self._open_when_found = False
            self._open(self.view.current())

    def _mark_first(self) -> None:
        first = next((place for place, row in enumerate(self.model.rows) if opens(row)), None)
        if first is not None:
            self.view.setCurrentIndex(self.model.index(first))
            self.view.scrollToTop()

    def _walk_into_more(self) -> None:
        """Mark the first of the rows that came where more were asked for."""
        place = self._more_at
        if 0 <= place < self.model.rowCount() and not isinstance(self.model.rows[place], More):
            self._more_at = -1
            self.view.setCurrentIndex(self.model.index(place))

    def see_again(self) -> None:
        """Show what was found with the presence of now."""
        if self.shows:
            self._show()

    def _open(self, row: object) -> None:
        match row:
            case Conversation():
                self.opened.emit(row.id)
            case MessageFound():
                self.message_opened.emit(row.conversation, row.seq)
            case More():
                self._more_at = self.view.currentIndex().row()
                self._search.show_more(row.section)
            case _:
                pass

    def _open_menu(self, row: object, place: QPoint) -> None:
        if isinstance(row, Conversation):
            self.row_menu(row).popup(place)

    def row_menu(self, row: Conversation) -> ConversationMenu:
        """Return the menu of somebody who was found, or of a group."""
        menu = ConversationMenu(self._theme, row, self)
        self.menu_made.emit(menu)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), getattr(self._theme.colours, self._surface))
