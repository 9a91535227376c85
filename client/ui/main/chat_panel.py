"""The third column: header, the line about the connection, the chat, and what one writes with."""

from PySide6.QtCore import QDate, QDateTime, QEvent, QPoint, QTime, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from client.ui.chat.composer import Composer, TypingLine
from client.ui.chat.draft_keeper import DraftKeeper
from client.ui.chat.timeline import Timeline
from client.ui.main.calendar import Calendar
from client.ui.main.list_panel import Empty
from client.ui.theme.fonts import Role
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button, Height, IconButton, Kind
from client.ui.widgets.labels import IconLine, Label, Tone
from client.ui.widgets.menu import Menu
from client.ui.widgets.presence_mark import PresenceMark
from client.viewmodels.emoji import EmojiBook
from client.viewmodels.main_model import MainModel
from client.viewmodels.people import Presence
from client.viewmodels.presence import presence_words
from client.viewmodels.times import Times
from shared import limits


class Header(QWidget):
    """Title, a line below it, and what can be done with the whole chat."""

    date_wanted = Signal(QDate)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.title = Label(theme, role=Role.TITLE, strong=True)
        self.under = Label(theme, role=Role.META, tone=Tone.THIRD)
        self._mark = PresenceMark(theme)
        self._date = IconButton(theme, "calendar")
        self._date.clicked.connect(self._open_calendar)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addStretch()
        names.addWidget(self.title)
        under = QHBoxLayout()
        under.setSpacing(theme.measures.space4)
        under.addWidget(self._mark)
        under.addWidget(self.under, 1)
        names.addLayout(under)
        names.addStretch()
        self._row = QHBoxLayout(self)
        self._row.addLayout(names, 1)
        self._row.addWidget(self._date)
        theme.changed.connect(self._look_again)
        self._look_again()
        self.retranslate()

    def _look_again(self) -> None:
        m = self._theme.measures
        self.setFixedHeight(m.header)
        # The glyph, which is smaller than its button, ends where the bubbles do.
        self._row.setContentsMargins(m.space20, 0, m.space12, 0)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._date.name(self.tr("Jump to a date"))

    def show_names(self, title: str, under: str, presence: Presence | None = None) -> None:
        """Say whom one talks to, and how they can be reached."""
        self.title.setText(title)
        parts = ["" if presence is None else presence_words(presence), under]
        self.under.setText(" · ".join(part for part in parts if part))
        self.under.setVisible(any(parts))
        self._mark.show_presence(presence)

    def _open_calendar(self) -> None:
        menu = self.calendar_menu()
        corner = self._date.mapToGlobal(QPoint(self._date.width(), self._date.height() + 4))
        menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def calendar_menu(self) -> Menu:
        """Return the calendar to choose a day in."""
        menu = Menu(self._theme, self)
        calendar = Calendar(self._theme)

        def take(day: QDate) -> None:
            menu.close()
            self.date_wanted.emit(day)

        calendar.chosen.connect(take)
        action = QWidgetAction(menu)
        action.setDefaultWidget(calendar)
        menu.addAction(action)
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, self._theme.colours.line)


class Banner(QWidget):
    """A quiet line about the connection, and a button to try at once."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = IconLine(theme, "cloud_off", tone=Tone.WARNING, filled=False)
        self.again = Button(theme, kind=Kind.TEXT, height=Height.SMALL)
        row = QHBoxLayout(self)
        m = theme.measures
        row.setContentsMargins(m.space20, m.space4, m.space16, m.space4)
        row.addWidget(self._line, 1)
        row.addWidget(self.again)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.again.setText(self.tr("Try now"))

    def say(self, words: str) -> None:
        """Say what is the matter, or nothing."""
        self._line.set_words(words)
        self.setAccessibleName(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.warning_tint)


class ChatPanel(QWidget):
    """Shows the chat that the main model has open, or that none is."""

    link_activated = Signal(str)

    def __init__(
        self, theme: Theme, model: MainModel, times: Times, book: EmojiBook, window: QWidget
    ) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.header = Header(theme)
        self.banner = Banner(theme)
        self.timeline = Timeline(theme, times)
        self.typing = TypingLine(theme)
        self.composer = Composer(theme, book, window)
        self.composer.limit = limits.TEXT_LENGTH
        self._empty = Empty(theme)
        self._drafts = DraftKeeper(self.composer, model)
        chat = QWidget()
        column = QVBoxLayout(chat)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.timeline, 1)
        column.addWidget(self.typing)
        column.addWidget(self.composer)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(chat)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.banner)
        outer.addLayout(self._pages, 1)
        self._connect()
        self.retranslate()
        self._show_connection()

    def _connect(self) -> None:
        model = self._model
        model.opened.connect(self._show_chat)
        model.connection_changed.connect(self._show_connection)
        model.presence_changed.connect(self._show_header)
        self.banner.again.clicked.connect(model.reconnect)
        self.timeline.link_activated.connect(self.link_activated)
        self.timeline.acted.connect(self._act)
        self.timeline.seen.connect(self._seen)
        self.timeline.typed.connect(self.composer.editor.insert)
        self.composer.submitted.connect(self._send)
        self.composer.editor.typed.connect(self._types)
        self.header.date_wanted.connect(self._go_to)
        self._theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        self.setMinimumWidth(self._theme.measures.chat_least)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.header.retranslate()
        self.banner.retranslate()
        self.timeline.setAccessibleName(self.tr("Messages"))
        self._empty.say(
            self.tr("No conversation is open"), self.tr("Choose one on the left, or press Ctrl+K to search.")
        )
        self._show_header()
        self._show_connection()

    def _show_chat(self) -> None:
        chat = self._model.chat
        self._pages.setCurrentIndex(0 if chat is None else 1)
        if chat is None:
            self.timeline.show_window(None)
            return
        chat.header_changed.connect(self._show_header)
        chat.typing_changed.connect(self._show_typing)
        chat.window.was_reset.connect(self._show_read)
        self.timeline.show_window(chat.window, group=chat.is_group, read=-1)
        self._drafts.show()
        self._show_header()
        self._show_typing()
        self.composer.editor.setFocus()

    def _show_read(self, _place: int) -> None:
        chat = self._model.chat
        if chat is not None:
            self.timeline.set_read(chat.read_at_opening)

    def _show_header(self) -> None:
        chat = self._model.chat
        if chat is not None:
            self.header.show_names(chat.title, chat.subtitle, self._model.presence_of(chat.peer))
            hint = self.tr("Message {name}").format(name=chat.title)
            self.composer.editor.set_hint(hint)

    def _show_typing(self) -> None:
        chat = self._model.chat
        self.typing.say("" if chat is None else chat.typing_words)

    def _show_connection(self) -> None:
        self.banner.say(self._model.connection_words)

    # What the user does

    def _send(self, text: str) -> None:
        chat = self._model.chat
        if chat is not None:
            chat.send(text)
            self.composer.set_text("")
            self.timeline.go_to_latest()

    def _types(self) -> None:
        chat = self._model.chat
        if chat is not None and self.composer.editor.hasFocus():
            chat.types(active=bool(self.composer.editor.text.strip()))

    def _act(self, kind: str, row: bytes, value: str) -> None:
        chat = self._model.chat
        if chat is not None:
            chat.act(kind, row, value)

    def _seen(self, seq: int) -> None:
        chat = self._model.chat
        if chat is not None and self.isActiveWindow():
            chat.seen(seq)

    def see_again(self) -> None:
        """Mark what is in sight as read, when the window becomes active."""
        newest = max((one.layout.row.seq for one in self.timeline.in_sight), default=0)
        if newest:
            self._seen(newest)

    def _go_to(self, day: QDate) -> None:
        chat = self._model.chat
        if chat is not None:
            chat.window.go_to_time(QDateTime(day, QTime(0, 0)).toMSecsSinceEpoch())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.base)
