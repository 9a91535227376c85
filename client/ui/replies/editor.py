"""Quick replies in their order, and what changes them: one's own, or for an admin the company's."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from client.ui.replies.dialog import ReplyDialog
from client.ui.replies.rows import ReplyDelegate
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton
from client.ui.widgets.dialog import Question
from client.ui.widgets.empty import Empty
from client.ui.widgets.menu import Menu
from client.ui.widgets.row_view import RowView
from client.ui.widgets.translated import Translated
from client.viewmodels.chat.replies import ReplyBook, ReplyRow

WORDS = 120
"""Characters of a reply that a question names it by."""


class ReplyEditor(Translated):
    """A list and its buttons; `troubled` carries why something was not done."""

    troubled = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, book: ReplyBook) -> None:
        """`window` is where dialogs open."""
        super().__init__()
        self._theme = theme
        self._window = window
        self._book = book
        self._kept: bytes | None = None
        # Before the view hears it: rows that go take the choice with them, and may come back elsewhere.
        book.rows.rowsAboutToBeRemoved.connect(self._note_current)
        self.view = RowView(theme, book.rows, ReplyDelegate(theme, "base"))  # type: ignore[arg-type]
        self.add = Button(theme, height=Height.SMALL, icon="add")
        self._edit = IconButton(theme, "edit", height=Height.SMALL, size=16)
        self._up = IconButton(theme, "arrow_up", height=Height.SMALL, size=16)
        self._down = IconButton(theme, "arrow_down", height=Height.SMALL, size=16)
        self._remove = IconButton(theme, "delete", height=Height.SMALL, size=16)
        self._none = Empty(theme)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        m = self._theme.measures
        tools = QHBoxLayout()
        tools.setSpacing(m.space4)
        tools.addWidget(self.add)
        tools.addStretch()
        for button in (self._edit, self._up, self._down, self._remove):
            tools.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(m.space8)
        column.addLayout(tools)
        column.addWidget(self._none, 1)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        book = self._book
        self.add.clicked.connect(self.open_new)
        self._edit.clicked.connect(lambda: self._open(self.view.current()))
        self._up.clicked.connect(lambda: self._move(-1))
        self._down.clicked.connect(lambda: self._move(1))
        self._remove.clicked.connect(self._take_away)
        self.view.opened.connect(self._open)
        self.view.menu_wanted.connect(self._open_menu)
        self.view.selectionModel().currentChanged.connect(self._show)
        for keys, act in (
            (QKeySequence(Qt.Key.Key_Delete), self._take_away),
            (QKeySequence("Alt+Up"), lambda: self._move(-1)),
            (QKeySequence("Alt+Down"), lambda: self._move(1)),
        ):
            shortcut = QShortcut(keys, self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        book.changed.connect(self._show_changed)
        book.failed.connect(self._tell)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.add.setText(self.tr("New reply…"))
        self._edit.name(self.tr("Edit…"))
        self._up.name(self.tr("Move up"), "Alt+↑")
        self._down.name(self.tr("Move down"), "Alt+↓")
        self._remove.name(self.tr("Remove…"))
        self.view.setAccessibleName(self.tr("Quick replies"))
        none, reason = self.tr("No quick replies yet"), self.tr("A reply is a text you say again and again.")
        self._none.say(none, reason)
        self._book.refresh()

    def _note_current(self) -> None:
        row = self.view.current()
        if self._kept is None and isinstance(row, ReplyRow):
            self._kept = row.id

    def _show_changed(self) -> None:
        """Stay at the reply that was the current one, wherever it stands now."""
        place = None if self._kept is None else self._book.rows.place_of(self._kept)
        self._kept = None
        if place is not None:
            self.view.setCurrentIndex(self._book.rows.index(place))
        self._show()

    def _show(self) -> None:
        rows = bool(self._book.rows.rowCount())
        self.view.setVisible(rows)
        self._none.setVisible(not rows)
        row = self.view.current()
        for button in (self._edit, self._up, self._down, self._remove):
            button.setVisible(rows)
            button.setEnabled(row is not None)

    def _tell(self, words: str) -> None:
        """Say what no dialog says."""
        if not any(one.isVisible() for one in self._window.findChildren(ReplyDialog)):
            self.troubled.emit(words)

    def open_new(self) -> None:
        """Ask for a new reply, in the category of the current one."""
        row = self.view.current()
        self._ask(None, row.category if isinstance(row, ReplyRow) else "")

    def _open(self, row: object) -> None:
        if isinstance(row, ReplyRow):
            self._ask(row, row.category)

    def _ask(self, row: ReplyRow | None, category: str) -> None:
        ReplyDialog(self._theme, self._window, self._book, row, category).open_in_window()

    def _move(self, step: int) -> None:
        row = self.view.current()
        if isinstance(row, ReplyRow):
            self._book.move(row.id, step)

    def _take_away(self) -> None:
        row = self.view.current()
        if isinstance(row, ReplyRow):
            self._ask_to_remove(row)

    def _ask_to_remove(self, row: ReplyRow) -> None:
        title, agree = self.tr("Remove this quick reply?"), self.tr("Remove")
        question = Question(self._theme, self._window, title, row.line[:WORDS], agree)
        question.ask(lambda: self._book.remove(row.id))

    def _open_menu(self, row: object, place: QPoint) -> None:
        if isinstance(row, ReplyRow):
            self.row_menu(row).popup(place)

    def row_menu(self, row: ReplyRow) -> Menu:
        """Return what can be done with a reply."""
        menu = Menu(self._theme, self)
        menu.addAction(self.tr("Edit…"), lambda: self._ask(row, row.category))
        menu.addAction(self.tr("Move up"), lambda: self._book.move(row.id, -1))
        menu.addAction(self.tr("Move down"), lambda: self._book.move(row.id, 1))
        menu.addSeparator()
        menu.add_destructive(self.tr("Remove…"), lambda: self._ask_to_remove(row))
        return menu
