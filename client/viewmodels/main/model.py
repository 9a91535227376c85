"""The main window's model: its parts, each with a room of its own, and what passes between them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.events import ConnectionChanged, PresenceSeen, StateStored, Troubled
from client.core.words.wording import Language, wording
from client.viewmodels.chat.attached import AttachedFiles
from client.viewmodels.chat.enclosures import Enclosures
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.chat.open_chats import OpenChats
from client.viewmodels.chat.replies import OfferedReplies
from client.viewmodels.chat.search import ChatSearch
from client.viewmodels.chat.stack import TabLine
from client.viewmodels.conversations.model import ConversationModel
from client.viewmodels.conversations.rows import ConversationRows
from client.viewmodels.later.reminders import Reminders
from client.viewmodels.later.waiting import LaterMessages
from client.viewmodels.main.administering import Administering
from client.viewmodels.main.arrivals import Arrivals
from client.viewmodels.main.chat_factory import ChatFactory
from client.viewmodels.main.connection import Connection
from client.viewmodels.main.conversation_list import ConversationList
from client.viewmodels.main.me import Me
from client.viewmodels.main.office import Office
from client.viewmodels.main.row_actions import RowActions
from client.viewmodels.main.services import Services
from client.viewmodels.messages.emoji import EmojiBook
from client.viewmodels.messages.file_names import downloads
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import shown_presence
from client.viewmodels.search.model import Search
from client.viewmodels.settings.spelling import SpellingModel
from client.viewmodels.sign_in.news import SignInNews


class MainModel(QObject):
    """`presence_changed` tells that somebody is seen otherwise, `troubled` what went wrong.

    `settings_wanted` carries the page of the settings that somebody asks for.
    """

    troubled = Signal(str)
    settings_wanted = Signal(str)
    presence_changed = Signal()

    def __init__(self, services: Services, language: Callable[[], Language]) -> None:
        super().__init__()
        self._services = services
        self._language = language
        self._awaited: bytes | None = None
        bus, chats = services.bus, services.chat.state
        self.directory = Directory(services.people, services.me, services.groups.nickname)
        self.office = Office(services, self.directory, lambda: self.organisation, language)
        self.admin = Administering(self.office)
        self.me = Me(services, self.office)
        self.connection = Connection(services.auth, bus, language)
        self.sign_ins = SignInNews(services.arrivals, bus, language)
        self.enclosures = Enclosures()
        self.emoji = EmojiBook()
        self.files = AttachedFiles(services.files, downloads, bus, language)
        self.later = LaterMessages(services.later, bus, language)
        self._factory = ChatFactory(services, self.directory, self.office, self.enclosures, language)
        self.reminders = Reminders(
            *(services.reminders, services.chat, self.directory, self._may_be_disturbed, bus, language)
        )
        rows = ConversationRows(self.directory, self.presence_of, self.status_of, self.reminders.is_due_in)
        self.conversations = ConversationModel(self)
        self.list = ConversationList(
            services, self.conversations, rows, self.directory, lambda: self.chats.shown
        )
        self.chats = OpenChats(self._open_chat, self._tab)
        self.actions = RowActions(services.chat, self.chats, language)
        self.arrivals = Arrivals(services.chat, self.directory, self._may_be_disturbed, bus)
        self.search = Search(
            *(self.directory, chats, services.presence, services.search, bus),
            row=self.list.row,
            presence_of=self.presence_of,
            language=language,
        )
        self.replies = OfferedReplies(services.replies, language)
        self.spelling = SpellingModel(services.spelling, services.own_words, bus, language)
        self._join()
        self._stops = self._subscribe(bus)
        self.list.refresh()

    def _join(self) -> None:
        heard = (
            self.files,
            self.later,
            self.reminders,
            self.actions,
            self.search,
            self.replies,
            self.spelling,
        )
        for part in (self.office, self.connection, self.sign_ins, *heard):
            part.troubled.connect(self.troubled)
        self.enclosures.refused.connect(self.troubled)
        self.office.founded.connect(self.open_group)
        self.reminders.opened.connect(self.actions.open_message)
        self._factory.reconnect_wanted.connect(self.connection.reconnect)
        self._factory.put_back.connect(self._show_put_back)

    def _subscribe(self, bus: Bus) -> list[Callable[[], None]]:
        return [
            bus.subscribe(StateStored, self._state),
            bus.subscribe(ConnectionChanged, self._presence_seen),
            bus.subscribe(PresenceSeen, self._presence_seen),
            bus.subscribe(
                Troubled, lambda event: self.troubled.emit(wording(event.refusal, self._language()))
            ),
        ]

    async def close(self) -> None:
        """Close the chats and hear no more."""
        for stop in self._stops:
            stop()
        await self.arrivals.close()
        self.me.close()
        await self.connection.close()
        await self.sign_ins.close()
        await self.actions.close()
        await self.search.close()
        await self.replies.close()
        await self.spelling.close()
        await self.chats.close()
        await self.enclosures.close()
        await self.emoji.close()
        await self.files.close()
        await self.later.close()
        await self.reminders.close()
        self.list.close()
        await self.admin.close()
        await self.office.close()

    @property
    def organisation(self) -> str:
        """The company's name."""
        return self._services.auth.state.organisation_name or self._services.company()

    # Others

    def presence_of(self, person: bytes | None) -> Presence | None:
        """Return how someone is seen, None where nothing is known."""
        return None if person is None else shown_presence(self._services.presence.of(person))

    def status_of(self, person: bytes | None) -> str:
        """Return what someone says of being there, and until when."""
        seen = None if person is None else self._services.presence.seen(person)
        return "" if seen is None else self.office.said(seen.text, seen.until)

    def _presence_seen(self, _event: object) -> None:
        self.presence_changed.emit()

    def _may_be_disturbed(self) -> bool:
        return self.me.presence is not Presence.DO_NOT_DISTURB

    # Chats

    def open_told(self, row: bytes) -> None:
        """Open what was told of: the message that I am reminded of, or else the row's conversation."""
        if not self.reminders.look(self.actions.conversation_of(row)):
            self.actions.open(row)

    def open_group(self, conversation: bytes) -> None:
        """Open a group, once it is known that I am in it."""
        self._awaited = conversation
        self._open_awaited()

    def _open_awaited(self) -> None:
        known = self._services.chat.state.conversations.get(self._awaited or b"")
        if known is not None and known.kind is not None:
            self._awaited = None
            self.chats.open(known.id, None)

    def open_again(self, conversation: bytes) -> None:
        """Show what was open last; one with something new waits until somebody means to read it."""
        known = self._services.chat.state.conversations.get(conversation)
        if known is not None and not known.unread:
            self.chats.open_again(conversation)

    def _state(self, event: StateStored) -> None:
        if self._awaited is not None:
            self._open_awaited()
        keys = {item.key for item in event.items}
        for one in self.chats.shown:
            if one.conversation is not None and f"draft/{one.conversation.hex()}" in keys:
                one.draft_changed.emit()

    def _show_put_back(self, conversation: bytes) -> None:
        shown = self.chats.showing(conversation)
        if shown is not None:
            shown.draft_put_back.emit()

    def _open_chat(self) -> OpenChat:
        search = ChatSearch(self._services.search, self._services.bus, self._language)
        made = OpenChat(self._services.chat, self._factory.make, self._language, search)
        made.opened.connect(self.list.update_soon)
        made.loaded.connect(self.list.update)
        return made

    def _tab(self, conversation: bytes, peer: bytes | None) -> TabLine:
        """Word a tab; who is talked to for the first time is known by their id alone."""
        row = self.list.row(self._services.chat.state.summary(conversation))
        title = row.title if peer is None else self.directory.shown(peer)
        return TabLine(conversation, title, row.unread, row.muted)
