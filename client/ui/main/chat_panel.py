"""The third column: header, the line about the connection, the chat, and what one writes with."""

from functools import partial

from PySide6.QtCore import QDate, QDateTime, QPoint, QTime, Signal
from PySide6.QtGui import QCursor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from client.ui.chat.log.opening import Opening
from client.ui.chat.log.row_layout import Act
from client.ui.chat.log.timeline import Timeline
from client.ui.chat.log.typing_line import TypingLine
from client.ui.chat.pictures.thumbnails import Pictures
from client.ui.chat.writing.composer import Composer
from client.ui.chat.writing.draft_keeper import DraftKeeper
from client.ui.chat.writing.enclosing import Enclosing
from client.ui.groups.notice_line import NoticeLine
from client.ui.later.reminding import Reminding
from client.ui.later.sending import SendingLater
from client.ui.main.chat_finder import ChatFinder
from client.ui.main.chat_lines import Banner, ClosedLine
from client.ui.main.header import Header
from client.ui.main.links import follow
from client.ui.theme.theme import Theme
from client.ui.widgets.empty import Empty
from client.ui.widgets.open_line import OpenLine
from client.ui.widgets.translated import Translated
from client.viewmodels.chat.calling import Called
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.chat.open_chats import ChatPlace
from client.viewmodels.main.model import MainModel
from client.viewmodels.messages.emoji import EmojiBook
from client.viewmodels.times import Times
from shared import limits
from shared.model.styles import StyledText


class ChatPanel(Translated):
    """Shows the chat of one window, or that none is open there.

    `author_wanted` carries a person and a place on the screen, `readers_wanted` a seq and its counts,
    `said` a line for a toast.
    """

    said = Signal(str)
    author_wanted = Signal(bytes, QPoint)
    readers_wanted = Signal(int, tuple)

    def __init__(
        self,
        theme: Theme,
        model: MainModel,
        shown: OpenChat,
        times: Times,
        book: EmojiBook,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self._shown = shown
        self.header = Header(theme)
        self.notice = NoticeLine(theme)
        self.banner = Banner(theme)
        self.timeline = Timeline(theme, times)
        self.typing = TypingLine(theme)
        self.composer = Composer(theme, book, window)
        self.composer.limit = limits.TEXT_LENGTH
        self.composer.replying.serve(model.replies)
        self.composer.editor.marks.serve(model.spelling)
        self.closed = ClosedLine(theme)
        self.waiting = OpenLine(theme, "clock")
        self.reminder = OpenLine(theme, "alert")
        self._empty = Empty(theme)
        self.finder = ChatFinder(theme, shown, self.timeline, self.header, window)
        self._drafts = DraftKeeper(self.composer, shown)
        chat = QWidget()
        column = QVBoxLayout(chat)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.header, self.notice, self.reminder):
            column.addWidget(part)
        column.addWidget(self.timeline, 1)
        for part in (self.typing, self.waiting, self.composer, self.closed):
            column.addWidget(part)
        self._enclosing = Enclosing(theme, shown, model.enclosures, chat, self.timeline, self.composer)
        self.later = SendingLater(theme, window, shown, model.later, self.composer, self.waiting)
        self.reminding = Reminding(theme, window, shown, model.reminders, self.reminder)
        self.timeline.reminding = self.reminding.offered
        self._pictures = Pictures(model.files, self)
        self.timeline.show_pictures(self._pictures)
        self.opening = Opening(theme, shown, model.files, self.timeline, window)
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
        if shown.chat is not None:
            self._show_chat()

    def _connect(self) -> None:
        model = self._model
        for part in (self.opening, self.later, self.reminding):
            part.said.connect(self.said)
        self._shown.opened.connect(self._show_chat)
        model.chats.place_changed.connect(self._say_empty)
        model.connection.changed.connect(self._show_connection)
        model.presence_changed.connect(self._show_header)
        self.banner.again.clicked.connect(model.connection.reconnect)
        self.timeline.link_activated.connect(self._open_link)
        self.timeline.acted.connect(self._act)
        self.timeline.seen.connect(self._seen)
        self.timeline.settled.connect(self._watch_readers)
        self.timeline.typed.connect(self.composer.editor.insert)
        self.composer.submitted.connect(self._send)
        self.composer.calling.chosen.connect(self._called)
        self.composer.replying.manage_wanted.connect(lambda: model.settings_wanted.emit("replies"))
        self.composer.editor.keep_wanted.connect(self._keep)
        self.composer.editor.typed.connect(self._types)
        self.header.date_wanted.connect(self._go_to)
        self.finder.closed.connect(self.composer.editor.setFocus)
        self._theme.changed.connect(self._look_again)
        self._look_again()

    def _look_again(self) -> None:
        self.setMinimumWidth(self._theme.measures.chat_least)
        self.update()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self.header.retranslate()
        self.banner.retranslate()
        self.timeline.setAccessibleName(self.tr("Messages"))
        self.later.show()
        self.reminding.show()
        self._say_empty()
        self._show_header()
        self._show_connection()

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self.timeline.set_times(times)
        self.later.show()

    def _say_empty(self) -> None:
        if self._model.chats.place is ChatPlace.INSIDE:
            title = self.tr("No conversation is open")
            self._empty.say(title, self.tr("Choose one on the left, or press Ctrl+K to search."))
        else:
            title = self.tr("Chats open in windows of their own")
            self._empty.say(title, self.tr("The settings tell where chats open."))

    def _show_chat(self) -> None:
        chat = self._shown.chat
        self._pictures.forget()
        self.composer.close_panels()
        self._pages.setCurrentIndex(0 if chat is None else 1)
        if chat is None:
            self.timeline.show_window(None)
            return
        chat.header_changed.connect(self._show_header)
        chat.typing_changed.connect(self._show_typing)
        chat.window.was_reset.connect(self._show_read)
        self.timeline.show_window(chat.window, group=chat.is_group, read=-1)
        self.timeline.urged = chat.urged
        self.composer.calling.fitting = None if chat.calling is None else chat.calling.who_fits
        self._drafts.show()
        self._enclosing.show()
        self.later.show()
        self.reminding.show()
        self._show_header()
        self._show_typing()
        self.composer.editor.setFocus()

    def _show_read(self, _place: int) -> None:
        chat = self._shown.chat
        if chat is not None:
            self.timeline.set_read(chat.read_at_opening)

    def _show_header(self) -> None:
        chat = self._shown.chat
        if chat is not None:
            presence, status = self._model.presence_of(chat.peer), self._model.status_of(chat.peer)
            self.header.show_names(chat.title, chat.subtitle, presence, status)
            hint = self.tr("Message {name}").format(name=chat.title)
            self.composer.editor.set_hint(hint)
            closed = chat.closed_words
            self.closed.say(closed)
            self.composer.setVisible(not closed)
            self.typing.setVisible(not closed)
        self._enclosing.follow()

    def _show_typing(self) -> None:
        chat = self._shown.chat
        self.typing.say("" if chat is None else chat.typing_words)

    def _show_connection(self) -> None:
        self.banner.say(self._model.connection.words)

    # What the user does

    def _send(self, words: StyledText) -> None:
        chat = self._shown.chat
        if chat is not None:
            chat.send(words)
            self.composer.set_text("")
            self.timeline.go_to_latest()

    def _keep(self, words: str) -> None:
        self._model.replies.keep(words, lambda: self.said.emit(self.tr("Kept as a quick reply")))

    def _called(self, one: object) -> None:
        chat = self._shown.chat
        if chat is not None and chat.calling is not None and isinstance(one, Called):
            chat.calling.choose(one)

    def _types(self) -> None:
        chat = self._shown.chat
        if chat is not None and self.composer.editor.hasFocus():
            chat.types(active=bool(self.composer.editor.text.strip()))

    def _act(self, kind: str, row: bytes, value: str) -> None:
        chat = self._shown.chat
        if chat is None:
            return
        if kind == Act.AUTHOR.value:
            self.author_wanted.emit(bytes.fromhex(value), QCursor.pos())
            return
        place = chat.window.place_of(row)
        shown = None if place is None else chat.window.rows[place]
        if kind == Act.READERS.value:
            if shown is not None and shown.readers is not None:
                self.readers_wanted.emit(shown.seq, shown.readers)
        elif kind == Act.REMIND.value:
            if shown is not None:
                self.reminding.act(chat.conversation, shown.id, shown.seq, value)
        elif kind == Act.URGE.value:
            if shown is not None:
                done = partial(self.said.emit, self.tr("Reminded"))
                self._model.office.urge(chat.conversation, shown.seq, done)
        else:
            chat.act(kind, row, value)

    def _open_link(self, target: str) -> None:
        if follow(target):
            self.said.emit(self.tr("Path copied. Open it in the file manager."))

    def _watch_readers(self) -> None:
        """Follow how many read my messages that are in sight."""
        chat = self._shown.chat
        if chat is not None and chat.is_group:
            rows = (one.layout.row for one in self.timeline.in_sight)
            chat.watch_readers([row.seq for row in rows if row.own and row.seq and row.speaks])

    def _seen(self, seq: int) -> None:
        chat = self._shown.chat
        if chat is not None and self.isActiveWindow():
            chat.seen(seq)

    def see_again(self) -> None:
        """Mark what is in sight as read, when the window becomes active."""
        newest = max((one.layout.row.seq for one in self.timeline.in_sight), default=0)
        if newest:
            self._seen(newest)

    def _go_to(self, day: QDate) -> None:
        chat = self._shown.chat
        if chat is not None:
            chat.window.go_to_time(QDateTime(day, QTime(0, 0)).toMSecsSinceEpoch())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.base)
