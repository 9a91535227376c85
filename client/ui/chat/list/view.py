"""The list of conversations: hover, selection, and keys."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from client.ui.chat.list.delegate import ConversationDelegate
from client.ui.chat.list.menu import ConversationMenu
from client.ui.theme.theme import Theme
from client.ui.widgets.focus import KEYBOARD
from client.ui.widgets.scrolling import OverlayScrollBar
from client.viewmodels.conversations.model import Conversation, ConversationModel, Role
from client.viewmodels.row_model import Index
from client.viewmodels.times import Times

STEP = 20


class ConversationView(QListView):
    """Shows a conversation model; `opened` carries the id of the one the user went to.

    `alone_wanted` carries one that is to open in a window of its own.
    `read_wanted`, `draft_dropped` and `arranged` come from a row's menu.
    """

    opened = Signal(bytes)
    alone_wanted = Signal(bytes)
    read_wanted = Signal(bytes)
    draft_dropped = Signal(bytes)
    arranged = Signal(bytes, str, bool)

    def __init__(
        self, theme: Theme, model: ConversationModel, times: Times, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._conversations = model
        self._delegate = ConversationDelegate(theme, times, self)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(STEP)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        for changed in (model.rowsInserted, model.rowsRemoved, model.rowsMoved, model.dataChanged):
            changed.connect(self._measure)
        self._measure()
        self._bar = OverlayScrollBar(theme, self)
        theme.changed.connect(self.look_again)
        self.look_again()

    @property
    def by_keyboard(self) -> bool:
        """Whether the keyboard was here last, as against a click."""
        return self._delegate.ringed

    def look_again(self) -> None:
        """Take the theme's tokens anew."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._theme.colours.subtle)
        self.setPalette(palette)
        # A view that was never shown does not hand its palette on, and would appear in the former theme.
        self.viewport().setPalette(palette)
        self.scheduleDelayedItemsLayout()

    def _measure(self) -> None:
        """Ask for the height of each row only while a line makes one higher: each change asks anew."""
        alike = not self._conversations.divided
        if alike is not self.uniformItemSizes():
            self.setUniformItemSizes(alike)
            self.scheduleDelayedItemsLayout()

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self._delegate.times = times
        self.viewport().update()

    def set_compact(self, compact: bool) -> None:
        """Show rows of 48 instead of 60 pixels."""
        self._delegate.compact = compact
        self.scheduleDelayedItemsLayout()

    def select(self, conversation: bytes) -> None:
        """Mark a conversation as the open one, without opening it again."""
        place = self._conversations.place_of(conversation)
        if place is not None:
            self.setCurrentIndex(self._conversations.index(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the row in sight."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.scrollTo(current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open what is clicked; a click shows no keyboard ring."""
        self._delegate.ringed = False
        if event.button() is not Qt.MouseButton.LeftButton:
            # The right button opens a menu; what is marked stays the open chat.
            event.accept()
            return
        # Asked first: a press takes the focus from the editor, and a draft that is kept may move rows.
        row = self.indexAt(event.position().toPoint()).data(Role.ROW)
        super().mousePressEvent(event)
        if isinstance(row, Conversation):
            self.opened.emit(row.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open what is clicked twice in a window of its own."""
        row = self.indexAt(event.position().toPoint()).data(Role.ROW)
        if event.button() is Qt.MouseButton.LeftButton and isinstance(row, Conversation):
            self.alone_wanted.emit(row.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the row under the pointer, or of the current one."""
        by_keyboard = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keyboard else self.indexAt(event.pos())
        row = index.data(Role.ROW)
        if isinstance(row, Conversation):
            middle = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.row_menu(row).popup(middle if by_keyboard else event.globalPos())

    def row_menu(self, row: Conversation) -> ConversationMenu:
        """Return the menu of a row."""
        menu = ConversationMenu(self._theme, row, self)
        menu.opened.connect(self.opened)
        menu.alone_wanted.connect(self.alone_wanted)
        menu.read_wanted.connect(self.read_wanted)
        menu.draft_dropped.connect(self.draft_dropped)
        menu.arranged.connect(self.arranged)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by the arrows, open by Enter."""
        self._delegate.ringed = True
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)
        self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is, if it brought the focus."""
        self._delegate.ringed = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(Role.ROW)
        if isinstance(row, Conversation):
            self.opened.emit(row.id)
