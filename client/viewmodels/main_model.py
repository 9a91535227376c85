"""The main window's model: conversations, who I am, the connection, search, and the chats that are open."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    ConversationReset,
    DraftWritten,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryQueued,
    HeadsChanged,
    PeopleStored,
    PresenceChose,
    PresenceSeen,
    SessionEnded,
    SessionOpened,
    SomeoneTypes,
    StateStored,
    Troubled,
)
from client.core.tasks import Tasks
from client.core.wording import Language, wording
from client.services.chat.summary import Summary
from client.viewmodels.administering import Administering
from client.viewmodels.attached import AttachedFiles
from client.viewmodels.chat_model import ChatModel
from client.viewmodels.chat_stack import TabLine
from client.viewmodels.conversation_rows import ConversationRows, is_several, is_shown
from client.viewmodels.conversations import Conversation, ConversationModel
from client.viewmodels.directory import Directory
from client.viewmodels.enclosures import Enclosures
from client.viewmodels.file_names import downloads
from client.viewmodels.message_words import message_words
from client.viewmodels.office import Office
from client.viewmodels.open_chat import OpenChat
from client.viewmodels.open_chats import OpenChats
from client.viewmodels.people import Presence
from client.viewmodels.presence import shown_presence
from client.viewmodels.search import Search
from client.viewmodels.services import Services
from shared.errors import Refusal
from shared.model import presence as known
from shared.model.styles import StyledText

LINE = StyledText("\n")
REFRESH_MS = 30
"""Events that come together change the list once."""


class MainModel(QObject):
    """`arrived` tells that a message of someone else came, `refreshed` that the list was said anew."""

    connection_changed = Signal()
    me_changed = Signal()
    unread_changed = Signal(int)
    troubled = Signal(str)
    signed_out = Signal()
    arrived = Signal(bytes, str, str)
    presence_changed = Signal()
    refreshed = Signal()

    def __init__(self, services: Services, language: Callable[[], Language]) -> None:
        super().__init__()
        self.conversations = ConversationModel(self)
        self.directory = Directory(services.people, services.me)
        self.office = Office(services, self.directory, lambda: self.organisation, language)
        self.admin = Administering(self.office)
        self.office.troubled.connect(self.troubled)
        self.office.founded.connect(self.open_group)
        self._rows = ConversationRows(self.directory, self.presence_of, self.status_of)
        chats = services.chat.state
        self.search = Search(self.directory, chats, services.presence, self._row, self.presence_of)
        self._services = services
        self._language = language
        self.enclosures = Enclosures()
        self.enclosures.refused.connect(self.troubled)
        self.files = AttachedFiles(services.files, downloads, services.bus, language)
        self.files.troubled.connect(self.troubled)
        self.chats = OpenChats(self._open_chat, self._tab)
        self._awaited: bytes | None = None
        self._fresh: dict[bytes, bytes] = {}
        self._unread = 0
        self._tasks = Tasks("main window")
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self._stops = self._subscribe(services.bus)
        self.refresh()

    def _subscribe(self, bus: Bus) -> list[Callable[[], None]]:
        kinds = (
            *(HeadsChanged, PeopleStored, SomeoneTypes, DraftWritten, ConversationReset),
            *(EntryQueued, EntryFailed, EntryDropped),
        )
        stops = [bus.subscribe(kind, self._something) for kind in kinds]
        return [
            *stops,
            bus.subscribe(StateStored, self._state),
            bus.subscribe(EntriesStored, self._stored),
            bus.subscribe(ConnectionChanged, self._connection),
            bus.subscribe(SessionOpened, lambda _: self.me_changed.emit()),
            bus.subscribe(PresenceChose, lambda _: self.me_changed.emit()),
            bus.subscribe(PresenceSeen, self._presence_seen),
            bus.subscribe(SessionEnded, lambda _: self.signed_out.emit()),
            bus.subscribe(Troubled, self._troubled),
        ]

    async def close(self) -> None:
        """Close the chat and hear no more."""
        for stop in self._stops:
            stop()
        await self._tasks.close()
        await self.chats.close()
        await self.enclosures.close()
        await self.files.close()
        self._refresh.stop()
        await self.admin.close()
        await self.office.close()

    # Who and where

    @property
    def my_id(self) -> bytes:
        """My own id, empty before the first sign-in."""
        return self._services.me() or b""

    @property
    def my_name(self) -> str:
        """My own name."""
        return self._services.auth.state.name or self._services.my_name()

    @property
    def organisation(self) -> str:
        """The company's name."""
        return self._services.auth.state.organisation_name or self._services.company()

    @property
    def up(self) -> bool:
        """Whether the server can be reached."""
        return self._services.auth.state.up

    @property
    def connection_words(self) -> str:
        """The quiet line about the connection, empty while all is well."""
        state = self._services.auth.state
        if state.up:
            return ""
        if state.reason is None:
            return QCoreApplication.translate("Main", "Connecting…")
        return wording(state.reason, self._language())

    def _connection(self, event: ConnectionChanged) -> None:
        self.connection_changed.emit()
        self._presence_seen(event)

    def reconnect(self) -> None:
        """Try to connect at once."""
        self._services.auth.network_changed()

    def sign_out(self) -> None:
        """Sign this device out."""
        self._start(self._sign_out(), "sign out")

    async def _sign_out(self) -> None:
        try:
            await self._services.auth.sign_out()
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
        else:
            self.signed_out.emit()

    # Presence

    @property
    def my_presence(self) -> Presence:
        """How I am seen, as far as that is my choice; without a server I am not."""
        choice = shown_presence(self._services.presence.state.choice)
        if not self.up:
            return Presence.OFFLINE
        return Presence.INVISIBLE if choice in {None, Presence.OFFLINE} else choice or Presence.ONLINE

    @property
    def my_status(self) -> tuple[Presence, str]:
        """How I am seen, and my own words for it."""
        return self.my_presence, self._services.presence.state.status.text

    @property
    def my_signature(self) -> str:
        """The words under my name on my card."""
        return self.office.cards.card(self.my_id).signature

    @property
    def my_words(self) -> str:
        """My own words, and until when they hold; empty without either."""
        status = self._services.presence.state.status
        return self.office.said(status.text, status.until)

    def choose_presence(self, presence: Presence, text: str = "", until: int = 0) -> None:
        """Be seen like this from now on, with these words, until a time (Unix ms, 0: for good)."""
        hidden = presence is Presence.INVISIBLE
        choice = known.Presence.OFFLINE if hidden else known.Presence(presence.value)
        self._services.presence.choose(choice, text, until)

    def presence_of(self, person: bytes | None) -> Presence | None:
        """Return how someone is seen, None where nothing is known."""
        return None if person is None else shown_presence(self._services.presence.of(person))

    def status_of(self, person: bytes | None) -> str:
        """Return what someone says of being there, and until when."""
        seen = None if person is None else self._services.presence.seen(person)
        return "" if seen is None else self.office.said(seen.text, seen.until)

    def _presence_seen(self, event: object) -> None:
        self._something(event)
        self.presence_changed.emit()

    # The list

    def _something(self, _event: object) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def open_group(self, conversation: bytes) -> None:
        """Open a group, once it is known that I am in it."""
        self._awaited = conversation
        self._open_awaited()

    def _open_awaited(self) -> None:
        known = self._services.chat.state.conversations.get(self._awaited or b"")
        if known is not None and known.kind is not None:
            self._awaited = None
            self.open(known.id, None)

    def _state(self, event: StateStored) -> None:
        self._something(event)
        if self._awaited is not None:
            self._open_awaited()
        keys = {item.key for item in event.items}
        for one in self.chats.shown:
            if one.conversation is not None and f"draft/{one.conversation.hex()}" in keys:
                one.draft_changed.emit()

    def _stored(self, event: EntriesStored) -> None:
        self._something(event)
        if not event.live or not event.entries:
            return
        summary = self._services.chat.state.summary(event.conversation)
        last = summary.last
        if last is None or self.directory.is_me(last.author) or self._fresh.get(summary.id) == last.id:
            return
        self._fresh[summary.id] = last.id
        quiet = self.my_presence is Presence.DO_NOT_DISTURB
        quiet = quiet or (summary.muted and not summary.mentions_me)
        if last.kind == "message" and not last.recalled and summary.unread and not quiet:
            author = self.directory.shown(last.author)
            who = f"{summary.name} · {author}" if summary.peer is None and summary.name else author
            self.arrived.emit(summary.id, who, message_words(last.text, last.attachments))

    def _troubled(self, event: Troubled) -> None:
        self.troubled.emit(wording(event.refusal, self._language()))

    def refresh(self) -> None:
        """Say the list anew."""
        state = self._services.chat.state
        shown = [one for one in state.newest_first(self._held()) if is_shown(one)]
        peers = [one.chat.peer for one in self.chats.shown if one.chat is not None]
        peers += [one.peer for one in shown]
        self._services.presence.watch("list", tuple(peer for peer in peers if peer is not None))
        self.conversations.show([self._row(one) for one in shown])
        unread = self.unread()
        if unread != self._unread:
            self._unread = unread
            self.unread_changed.emit(unread)
        self.refreshed.emit()

    def unread(self) -> int:
        """Return how many messages wait that I want to be told of."""
        return self._services.chat.state.badge().rings

    def _held(self) -> Mapping[bytes, int]:
        """Return where open chats stand in the list."""
        return {one.conversation: one.held for one in self.chats.shown if one.conversation is not None}

    def _row(self, summary: Summary) -> Conversation:
        return self._rows.row(summary, is_open=self.chats.showing(summary.id) is not None)

    def group_rows(self) -> list[Conversation]:
        """Return a row for every conversation of several, also for those that the list does not show."""
        several = [one for one in self._services.chat.state.conversations.values() if is_several(one.kind)]
        return [self._row(one) for one in sorted(several, key=lambda one: one.time, reverse=True)]

    # Open chats

    @property
    def chat(self) -> ChatModel | None:
        """The chat in the main window."""
        return self.chats.main.chat

    def open(self, conversation: bytes, peer: bytes | None) -> None:
        """Show a conversation."""
        self.chats.open(conversation, peer)

    def open_again(self, conversation: bytes) -> None:
        """Show what was open last; one with something new waits until somebody means to read it."""
        known = self._services.chat.state.conversations.get(conversation)
        if known is not None and not known.unread:
            self.chats.open_again(conversation)

    def open_row(self, row: bytes) -> None:
        """Open the conversation of a row; the row of a one-to-one conversation is named by the person."""
        self.open(*self._named_by(row))

    def open_row_alone(self, row: bytes) -> None:
        """Open the conversation of a row in a window of its own."""
        self.chats.open_alone(*self._named_by(row))

    def _named_by(self, row: bytes) -> tuple[bytes, bytes | None]:
        conversation = self._conversation_of(row)
        return conversation, None if conversation == row else row

    def _conversation_of(self, row: bytes) -> bytes:
        state = self._services.chat.state
        direct = next((one for one in state.conversations.values() if one.peer == row), None)
        if direct is not None:
            return direct.id
        return row if row in state.conversations else self._services.chat.direct(row)

    def read_row(self, row: bytes) -> None:
        """Mark all of a row's conversation as read."""
        self._start(self._read_row(self._conversation_of(row)), "read")

    async def _read_row(self, conversation: bytes) -> None:
        chat, summary = self._services.chat, self._services.chat.state.summary(conversation)
        try:
            await chat.mark_read(conversation, summary.head)
            if summary.arrangement.unread:
                await chat.arrange(conversation, unread=False)
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))

    def arrange_row(self, row: bytes, what: str, on: bool) -> None:
        """Keep a row's conversation otherwise: on top, muted, marked as unread, out of the list."""
        self._start(self._arrange(self._conversation_of(row), what, on=on), "arrange")

    async def _arrange(self, conversation: bytes, what: str, *, on: bool) -> None:
        try:
            await self._services.chat.arrange(conversation, **{what: on})
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))

    def drop_draft(self, row: bytes) -> None:
        """Take away what was begun in a row's conversation."""
        conversation = self._conversation_of(row)
        self._services.chat.keep_draft(conversation, "")
        self._services.chat.leave_draft(conversation)

    def _open_chat(self) -> OpenChat:
        made = OpenChat(self._services.chat, self._chat_model, self._language)
        made.opened.connect(self._opened)
        made.loaded.connect(self.refresh)
        return made

    def _opened(self) -> None:
        self._something(None)

    def _tab(self, conversation: bytes, peer: bytes | None) -> TabLine:
        """Word a tab; who is talked to for the first time is known by their id alone."""
        summary = self._services.chat.state.summary(conversation)
        row = self._row(summary)
        title = row.title if peer is None else self.directory.shown(peer)
        return TabLine(conversation, title, row.unread, row.muted)

    def _chat_model(self, conversation: bytes, peer: bytes | None) -> ChatModel:
        services = self._services
        several = is_several(services.chat.state.summary(conversation).kind)
        made = ChatModel(
            conversation,
            peer,
            services.chat,
            self.directory,
            lambda: services.chat.state.summary(conversation),
            services.bus,
            self._language,
            files=services.files,
            enclosures=self.enclosures,
            group=self.office.group(conversation) if several else None,
            counts=self.office.read_counts(conversation) if several else None,
        )
        made.reconnect_wanted.connect(self.reconnect)
        made.unsent.connect(partial(self._begin_again, conversation, peer))
        return made

    def _begin_again(self, conversation: bytes, peer: bytes | None, words: StyledText) -> None:
        """Keep words whose files could not be sent with them as begun, before what has been begun since."""
        if not words.text:
            return
        chats = self._services.chat
        since = chats.begun(conversation)
        both = StyledText.joined((words, LINE, since)) if since.text else words
        chats.keep_draft(conversation, both.text, to=peer, styles=both.styles)
        shown = self.chats.showing(conversation)
        if shown is not None:
            shown.draft_put_back.emit()

    def prepare_search(self) -> None:
        """Make ready for somebody who is about to search."""
        self._start(self.directory.prepare(), "prepare search")

    def look_for(self, text: str, tell: Callable[[str, Sequence[Conversation]], None]) -> None:
        """Search, and tell what was found for which text, unless the window closes before."""
        self._start(self.search.look_for(text, tell), "search")

    def _start(self, work: Coroutine[object, object, None], name: str) -> None:
        self._tasks.start(work, name)
