"""The second column: search, the conversations, and what was found."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout

from client.ui.chat.list.menu import ConversationMenu
from client.ui.chat.list.view import ConversationView
from client.ui.main.folded_page import FoldedPage
from client.ui.main.found_page import FoundPage
from client.ui.main.panel_tabs import PanelTabs
from client.ui.main.rail import Place
from client.ui.people.tree_view import TreeView
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.ui.widgets.empty import Empty
from client.ui.widgets.fields import SearchLine
from client.ui.widgets.menu import Menu
from client.ui.widgets.translated import Translated
from client.viewmodels.conversations.folding import FOLDED
from client.viewmodels.conversations.model import ConversationModel
from client.viewmodels.main.model import MainModel
from client.viewmodels.people.organisation_tree import Branch, TreeRow
from client.viewmodels.times import Times
from shared.model.rights import Right


class ListPanel(Translated):
    """Search above, rows below: conversations, the organisation or groups; typing shows what was found.

    `person_menu_wanted` carries a person and a place on the screen, `branch_menu_wanted` a branch of the
    tree, `alone_wanted` a row whose chat is to open in a window of its own, `message_opened` the conversation
    and the seq of a message.
    """

    opened = Signal(bytes)
    message_opened = Signal(bytes, int)
    alone_wanted = Signal(bytes)
    person_menu_wanted = Signal(bytes, QPoint)
    group_wanted = Signal()
    rooms_wanted = Signal()
    contact_group_wanted = Signal()
    branch_menu_wanted = Signal(bytes, QPoint)

    def __init__(self, theme: Theme, model: MainModel, times: Times) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.search = SearchLine(theme)
        self.search.shortcut = "Ctrl+K"
        self.conversations = ConversationView(theme, model.conversations, times)
        self.results = FoundPage(theme, model.search, times)
        self.found = self.results.view
        self.folded = FoldedPage(theme, model.list.folded, times)
        self._in_folded = False
        self._group_rows = ConversationModel(self)
        self.groups = ConversationView(theme, self._group_rows, times)
        self.tree = TreeView(theme, model.office.organisation)
        self.tabs = PanelTabs(theme)
        self._place = Place.CHATS
        self._classic = False
        self._new = IconButton(theme, "add")
        self._none = Empty(theme)
        self._loading = Empty(theme)
        self._alone = Empty(theme)
        self._stack = QStackedLayout()
        self._views = (self.conversations, self.groups, self.folded.view)
        listing = (self.conversations, self.folded, self.results, self.groups, self.tree)
        for page in (*listing, self._none, self._loading, self._alone):
            self._stack.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._field = QHBoxLayout()
        self._field.addWidget(self.search)
        self._field.addWidget(self._new)
        self._column.addLayout(self._field)
        self._column.addSpacing(theme.measures.space8)
        self._column.addWidget(self.tabs)
        self._column.addLayout(self._stack, 1)
        self._connect()
        self._look_again()
        self.retranslate()
        self._choose_page()

    def _connect(self) -> None:
        self.search.entered.connect(self._model.search.prepare)
        self.search.textChanged.connect(self.results.look_for)
        self.search.left.connect(self._leave_search)
        self.search.moved.connect(self.results.walk)
        self.search.returnPressed.connect(self.results.open_marked)
        self.results.opened.connect(self._open_found)
        self.results.message_opened.connect(self._open_message)
        self.results.turned.connect(self._choose_page)
        self.conversations.opened.connect(self._open)
        self.folded.view.opened.connect(self.opened)
        self.folded.left.connect(self._leave_folded)
        self.groups.opened.connect(self.opened)
        for view in self._views:
            self._serve(view)
        self.results.menu_made.connect(self._serve_menu)
        self.tree.person_opened.connect(self.opened)
        self.tree.menu_wanted.connect(self._tree_menu)
        self._model.office.organisation.changed.connect(self._choose_page)
        self._new.clicked.connect(self._open_new)
        model = self._model.conversations
        model.rowsInserted.connect(self._choose_page)
        model.rowsRemoved.connect(self._choose_page)
        self._model.list.folded.rowsRemoved.connect(self._choose_page)
        self._model.presence_changed.connect(self.results.see_again)
        self._model.list.refreshed.connect(self._show_groups)
        self._theme.changed.connect(self._look_again)

    def _serve(self, asking: ConversationView | ConversationMenu) -> None:
        """Do what the menu of a row asks for."""
        asking.alone_wanted.connect(self._open_alone)
        asking.read_wanted.connect(self._read)
        asking.draft_dropped.connect(self._model.actions.drop_draft)
        asking.arranged.connect(self._model.actions.arrange)

    def _serve_menu(self, menu: ConversationMenu) -> None:
        menu.opened.connect(self._open_found)
        self._serve(menu)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(0, m.space12, 0, 0)
        self._field.setContentsMargins(m.space12, 0, m.space8, 0)
        self._field.setSpacing(m.space4)
        self.update()

    def set_classic(self, *, classic: bool) -> None:
        """Stand alone, with tabs of its own, or beside the rail."""
        self._classic = classic
        self.tabs.setVisible(classic)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(
            self.tr("Search people by name, pinyin, initials or number, groups, and messages by words")
        )
        self.conversations.setAccessibleName(self.tr("Conversations"))
        self.tree.setAccessibleName(self.tr("Organisation"))
        self.groups.setAccessibleName(self.tr("Groups"))
        self._new.name(self.tr("New group, rooms, contact groups"))
        self._loading.say(
            self.tr("The organisation is on its way"),
            self.tr("It appears as soon as the server has told it."),
        )
        self._none.say(
            self.tr("No conversations yet"),
            self.tr("Search for a colleague above to write the first message."),
        )
        self._alone.say(
            self.tr("No groups yet"), self.tr("Start one, or find a room, by the button beside the search.")
        )

    def show_place(self, place: Place) -> None:
        """Show the conversations, the organisation or the groups."""
        self._place = place
        self._in_folded = False
        self.tabs.choose(place)
        self._model.office.organisation.look(looked_at=place is Place.CONTACTS)
        self.search.clear()
        self._show_groups()
        self._choose_page()

    def _show_groups(self) -> None:
        if self._place is Place.GROUPS:
            self._group_rows.show(self._model.list.group_rows())
            self._choose_page()

    def _open(self, row: bytes) -> None:
        if row != FOLDED:
            self.opened.emit(row)
            return
        self._in_folded = True
        self._choose_page()
        self.folded.enter(by_keyboard=self.conversations.by_keyboard)

    def _open_alone(self, row: bytes) -> None:
        if row != FOLDED:
            self.alone_wanted.emit(row)

    def _read(self, row: bytes) -> None:
        """Mark a row as read, or all of those behind the row of the folded ones."""
        behind = [one.id for one in self._model.list.folded.rows if one.unread or one.flagged]
        for one in behind if row == FOLDED else (row,):
            self._model.actions.read(one)

    def _leave_folded(self) -> None:
        self._in_folded = False
        self._choose_page()
        if self.folded.view.by_keyboard:
            self.conversations.select(FOLDED)
            self.conversations.setFocus(Qt.FocusReason.TabFocusReason)

    def mark(self, row: bytes) -> None:
        """Mark a row as the open one, wherever it stands."""
        for view in (self.conversations, self.folded.view):
            view.select(row)

    def _leave_search(self) -> None:
        chats = self.folded.view if self._in_folded else self.conversations
        pages = {Place.CONTACTS: self.tree, Place.GROUPS: self.groups}
        pages.get(self._place, chats).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tree_menu(self, row: object, place: QPoint) -> None:
        if isinstance(row, TreeRow):
            wanted = self.person_menu_wanted if row.kind is Branch.PERSON else self.branch_menu_wanted
            wanted.emit(row.id, place)

    def _open_new(self) -> None:
        self.new_menu().popup(self._new.mapToGlobal(QPoint(0, self._new.height() + 4)))

    def new_menu(self) -> Menu:
        """Return what can be begun."""
        menu = Menu(self._theme, self)
        new = menu.addAction(self.tr("New group…"), self.group_wanted.emit)
        new.setEnabled(self._model.office.powers().may(Right.CREATE_GROUP))
        rooms = menu.addAction(self.tr("Find rooms…"), self.rooms_wanted.emit)
        rooms.setEnabled(self._model.office.powers().may(Right.ROOMS))
        menu.addAction(self.tr("New contact group…"), self.contact_group_wanted.emit)
        return menu

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        for view in (*self._views, self.results):
            view.set_times(times)

    def set_compact(self, compact: bool) -> None:
        """Show rows of 48 instead of 60 pixels."""
        for view in (*self._views, self.results):
            view.set_compact(compact)

    def _choose_page(self) -> None:
        if self.results.shows:
            self._stack.setCurrentWidget(self.results)
        elif self._place is Place.GROUPS:
            self._stack.setCurrentWidget(self.groups if self._group_rows.rowCount() else self._alone)
        elif self._place is Place.CONTACTS:
            known = self._model.office.organisation.known
            self._stack.setCurrentWidget(self.tree if known else self._loading)
        else:
            self._in_folded = self._in_folded and self._model.list.folded.rowCount() > 0
            held = self._model.conversations.rowCount()
            chats = self.folded if self._in_folded else self.conversations
            self._stack.setCurrentWidget(chats if held else self._none)

    def _open_found(self, row: bytes) -> None:
        self.search.clear()
        self.opened.emit(row)

    def _open_message(self, conversation: bytes, seq: int) -> None:
        self.search.clear()
        self.message_opened.emit(conversation, seq)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        painter, c = QPainter(self), self._theme.colours
        painter.fillRect(self.rect(), c.subtle)
        if self._classic:
            painter.fillRect(0, 0, self.width(), self.tabs.geometry().bottom(), c.rail)
