"""The second column: search, the conversations, and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from client.ui.chat.list_view import ConversationView
from client.ui.drawing.logo import paint_houses
from client.ui.people.tree_view import TreeView
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import IconButton
from client.ui.widgets.fields import SearchLine
from client.ui.widgets.labels import Label, Tone
from client.ui.widgets.menu import Menu
from client.ui.widgets.translated import Translated
from client.viewmodels.conversations import Conversation, ConversationModel
from client.viewmodels.main_model import MainModel
from client.viewmodels.organisation_tree import Branch, TreeRow
from client.viewmodels.times import Times
from shared.model.rights import Right

SEARCH_MS = 120
HOUSES = (96, 70)


class Houses(QWidget):
    """The drawing of an empty place."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        width, height = (self._theme.fonts.pixels(side) for side in HOUSES)
        self.setFixedSize(width, height)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw both houses."""
        paint_houses(QPainter(self), QRectF(self.rect()).adjusted(2, 2, -2, -2), self._theme)


class Empty(QWidget):
    """Both houses, a sentence and a reason."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._title = Label(theme, strong=True)
        self._reason = Label(theme, role=Role.PREVIEW, tone=Tone.THIRD)
        for label in (self._title, self._reason):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.measures.space20, 0, theme.measures.space20, theme.measures.space32)
        column.setSpacing(theme.measures.space4)
        column.addStretch()
        column.addWidget(Houses(theme), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(theme.measures.space8)
        column.addWidget(self._title)
        column.addWidget(self._reason)
        column.addStretch()

    def say(self, title: str, reason: str) -> None:
        """Say what is empty and why."""
        self._title.setText(title)
        self._reason.setText(reason)


class ListPanel(Translated):
    """Search above, rows below: conversations or the organisation; typing shows what was found instead.

    `person_menu_wanted` carries a person and a place on the screen.
    """

    opened = Signal(bytes)
    person_menu_wanted = Signal(bytes, QPoint)
    group_wanted = Signal()
    rooms_wanted = Signal()

    def __init__(self, theme: Theme, model: MainModel, times: Times) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._results = ConversationModel(self)
        self.search = SearchLine(theme)
        self.search.shortcut = "Ctrl+K"
        self.conversations = ConversationView(theme, model.conversations, times)
        self.found = ConversationView(theme, self._results, times)
        self.tree = TreeView(theme, model.office.organisation)
        self._contacts = False
        self._new = IconButton(theme, "add")
        self._none = Empty(theme)
        self._nobody = Empty(theme)
        self._loading = Empty(theme)
        self._stack = QStackedLayout()
        for page in (self.conversations, self.found, self.tree, self._none, self._nobody, self._loading):
            self._stack.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._field = QHBoxLayout()
        self._field.addWidget(self.search)
        self._field.addWidget(self._new)
        self._column.addLayout(self._field)
        self._column.addSpacing(theme.measures.space8)
        self._column.addLayout(self._stack, 1)
        self._found_for = ""
        self._open_when_found = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_MS)
        self._timer.timeout.connect(self._start_search)
        self._connect()
        self._look_again()
        self.retranslate()
        self._choose_page()

    def _connect(self) -> None:
        self.search.entered.connect(self._model.prepare_search)
        self.search.textChanged.connect(self._text_changed)
        self.search.left.connect(self._leave_search)
        self.search.moved.connect(self._walk)
        self.search.returnPressed.connect(self._open_first)
        self.conversations.opened.connect(self.opened)
        self.found.opened.connect(self._open_found)
        self.conversations.read_wanted.connect(self._model.read_row)
        self.conversations.draft_dropped.connect(self._model.drop_draft)
        self.conversations.arranged.connect(self._model.arrange_row)
        self.tree.person_opened.connect(self.opened)
        self.tree.menu_wanted.connect(self._tree_menu)
        self._model.office.organisation.changed.connect(self._choose_page)
        self._new.clicked.connect(self._open_new)
        model = self._model.conversations
        model.rowsInserted.connect(self._choose_page)
        model.rowsRemoved.connect(self._choose_page)
        self._model.presence_changed.connect(self._see_again)
        self._theme.changed.connect(self._look_again)

    def _look_again(self) -> None:
        m = self._theme.measures
        self._column.setContentsMargins(0, m.space12, 0, 0)
        self._field.setContentsMargins(m.space12, 0, m.space8, 0)
        self._field.setSpacing(m.space4)
        self.setMinimumWidth(m.list_least)
        self.setMaximumWidth(m.list_most)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setAccessibleName(self.tr("Search people by name, pinyin, initials or number"))
        self.conversations.setAccessibleName(self.tr("Conversations"))
        self.found.setAccessibleName(self.tr("Search results"))
        self.tree.setAccessibleName(self.tr("Organisation"))
        self._new.name(self.tr("New group, rooms"))
        self._loading.say(
            self.tr("The organisation is on its way"),
            self.tr("It appears as soon as the server has told it."),
        )
        self._none.say(
            self.tr("No conversations yet"),
            self.tr("Search for a colleague above to write the first message."),
        )
        self._nobody.say(
            self.tr("Nobody found"), self.tr("Try the name, pinyin, initials like zs, or the staff number.")
        )

    def show_contacts(self, contacts: bool) -> None:
        """Show the organisation instead of the conversations, or these again."""
        self._contacts = contacts
        self._model.office.organisation.look(looked_at=contacts)
        self.search.clear()
        self._choose_page()

    def _leave_search(self) -> None:
        here = self.tree if self._contacts else self.conversations
        here.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tree_menu(self, row: object, place: QPoint) -> None:
        if isinstance(row, TreeRow) and row.kind is Branch.PERSON:
            self.person_menu_wanted.emit(row.id, place)

    def _open_new(self) -> None:
        self.new_menu().popup(self._new.mapToGlobal(QPoint(0, self._new.height() + 4)))

    def new_menu(self) -> Menu:
        """Return what can be begun."""
        menu = Menu(self._theme, self)
        new = menu.addAction(self.tr("New group…"), self.group_wanted.emit)
        new.setEnabled(self._model.office.powers().may(Right.CREATE_GROUP))
        rooms = menu.addAction(self.tr("Find rooms…"), self.rooms_wanted.emit)
        rooms.setEnabled(self._model.office.powers().may(Right.ROOMS))
        return menu

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self.conversations.set_times(times)
        self.found.set_times(times)

    def _choose_page(self) -> None:
        if self._found_for:
            self._stack.setCurrentWidget(self.found if self._results.rowCount() else self._nobody)
        elif self._contacts:
            known = self._model.office.organisation.known
            self._stack.setCurrentWidget(self.tree if known else self._loading)
        else:
            held = self._model.conversations.rowCount()
            self._stack.setCurrentWidget(self.conversations if held else self._none)

    def _text_changed(self, text: str) -> None:
        self._open_when_found = False
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._found_for = ""
            self._model.search.end()
            self._results.show([])
            self._choose_page()

    def _start_search(self) -> None:
        """Search; what was shown before stays until something is found."""
        self._model.look_for(self.search.text(), self._show_found)

    def _show_found(self, text: str, found: Sequence[Conversation]) -> None:
        if text != self.search.text():
            return
        self._found_for = text.strip()
        self._results.show(found)
        self._choose_page()
        if found:
            self.found.setCurrentIndex(self._results.index(0))
            if self._open_when_found:
                self._open_found(found[0].id)

    def _see_again(self) -> None:
        """Show what was found with the presence of now."""
        if self._found_for:
            rows = [self._results.row(place) for place in range(self._results.rowCount())]
            self._results.show(self._model.search.seen_now(rows))

    def _walk(self, step: int) -> None:
        if self._stack.currentWidget() is not self.found:
            return
        place = self.found.currentIndex().row() + step
        if 0 <= place < self._results.rowCount():
            self.found.setCurrentIndex(self._results.index(place))

    def _open_first(self) -> None:
        """Open what is marked; while it is still being looked for, as soon as it is found."""
        if self._found_for != self.search.text().strip():
            self._open_when_found = True
            return
        index = self.found.currentIndex()
        if self._stack.currentWidget() is self.found and index.isValid():
            self._open_found(self._results.row(index.row()).id)

    def _open_found(self, row: bytes) -> None:
        self.search.clear()
        self.opened.emit(row)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.subtle)
