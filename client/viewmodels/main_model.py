"""The main window's model: conversations, who I am, the connection, search, and the chat that is open."""

from collections.abc import Callable, Coroutine, Mapping, Sequence

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
from client.viewmodels.chat_model import SENDING, ChatModel
from client.viewmodels.conversation_rows import ConversationRows, is_shown
from client.viewmodels.conversations import Conversation, ConversationModel
from client.viewmodels.directory import Directory
from client.viewmodels.office import Office
from client.viewmodels.people import Presence
from client.viewmodels.presence import shown_presence
from client.viewmodels.search import Search
from client.viewmodels.services import Services
from shared.errors import Refusal
from shared.model import conversation as model
from shared.model import presence as known
from shared.model.state import Draft

REFRESH_MS = 30
"""Events that come together change the list once."""


class MainModel(QObject):
    """`opened` tells that another chat is open (or none), `arrived` that a message of someone else came.

    `draft_changed` tells that another device has changed what is begun in the open chat.
    """

    opened = Signal()
    connection_changed = Signal()
    me_changed = Signal()
    unread_changed = Signal(int)
    troubled = Signal(str)
    signed_out = Signal()
    arrived = Signal(bytes, str, str)
    draft_changed = Signal()
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
        self.chat: ChatModel | None = None
        self._services = services
        self._language = language
        self._begun = Draft("", 0)
        self._awaited: bytes | None = None
        self._fresh: dict[bytes, bytes] = {}
        self._tasks = Tasks("main window")
        self._closing = Tasks("closed chats")
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
        self._refresh.stop()
        await self._tasks.close()
        await self._close_chat()
        await self.admin.close()
        await self.office.close()
        await self._closing.finish(SENDING)

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
        chat = self.chat
        if chat is not None and any(item.key == f"draft/{chat.conversation.hex()}" for item in event.items):
            self.draft_changed.emit()

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
            self.arrived.emit(summary.id, who, last.text)

    def _troubled(self, event: Troubled) -> None:
        self.troubled.emit(wording(event.refusal, self._language()))

    def refresh(self) -> None:
        """Say the list anew."""
        state = self._services.chat.state
        shown = [one for one in state.newest_first(self._held()) if is_shown(one)]
        peers = [one.peer for one in shown if one.peer is not None]
        if self.chat is not None and self.chat.peer is not None:
            peers.insert(0, self.chat.peer)
        self._services.presence.watch("list", tuple(peers))
        self.conversations.show([self._row(one) for one in shown])
        self.unread_changed.emit(self.unread())
        self.refreshed.emit()

    def asking(self) -> int:
        """Return how many wait to be let into the group that is open."""
        return 0 if self.chat is None else self._services.chat.state.summary(self.chat.conversation).waiting

    def unread(self) -> int:
        """Return how many messages wait that I want to be told of."""
        return self._services.chat.state.badge().rings

    def _held(self) -> Mapping[bytes, int]:
        """Return where the open chat stands in the list: typing must not move the row one types in."""
        if self.chat is None:
            return {}
        said = self._services.chat.state.summary(self.chat.conversation).said
        return {self.chat.conversation: max(said, self._begun.time if self._begun.text else 0)}

    def _row(self, summary: Summary) -> Conversation:
        is_open = self.chat is not None and self.chat.conversation == summary.id
        return self._rows.row(summary, is_open=is_open)

    # The open chat

    def open_row(self, row: bytes) -> None:
        """Open the conversation of a row; the row of a one-to-one conversation is named by the person."""
        conversation = self._conversation_of(row)
        self.open(conversation, None if conversation == row else row)

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

    def open(self, conversation: bytes, peer: bytes | None) -> None:
        """Show a conversation."""
        if self.chat is not None and self.chat.conversation == conversation:
            return
        self.leave_draft()
        before, self.chat = self.chat, self._chat_model(conversation, peer)
        self._begun = self._services.chat.state.summary(conversation).draft
        self.opened.emit()
        self._start(self._open(self.chat), "open")
        if before is not None:
            self._closing.start(before.close(), "close")

    def _chat_model(self, conversation: bytes, peer: bytes | None) -> ChatModel:
        services = self._services
        kind = services.chat.state.summary(conversation).kind
        several = kind not in {None, model.ConversationKind.DIRECT}
        made = ChatModel(
            conversation,
            peer,
            services.chat,
            self.directory,
            lambda: services.chat.state.summary(conversation),
            services.bus,
            self._language,
            group=self.office.group(conversation) if several else None,
            counts=self.office.read_counts(conversation) if several else None,
        )
        made.troubled.connect(self.troubled)
        made.reconnect_wanted.connect(self.reconnect)
        return made

    async def _open(self, chat: ChatModel) -> None:
        try:
            await chat.open()
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
        self.refresh()

    async def _close_chat(self) -> None:
        if self.chat is not None:
            chat, self.chat = self.chat, None
            self.opened.emit()
            await chat.close()

    def draft(self) -> str:
        """Return what was begun in the open chat."""
        return "" if self.chat is None else self._services.chat.draft_text(self.chat.conversation)

    def keep_draft(self, text: str) -> None:
        """Keep what is typed in the open chat."""
        if self.chat is not None:
            self._services.chat.keep_draft(self.chat.conversation, text, to=self.chat.peer)

    def leave_draft(self) -> None:
        """Say that nobody types in the open chat any more."""
        if self.chat is not None:
            self._services.chat.leave_draft(self.chat.conversation)

    def prepare_search(self) -> None:
        """Make ready for somebody who is about to search."""
        self._start(self.directory.prepare(), "prepare search")

    def look_for(self, text: str, tell: Callable[[str, Sequence[Conversation]], None]) -> None:
        """Search, and tell what was found for which text, unless the window closes before."""
        self._start(self.search.look_for(text, tell), "search")

    def _start(self, work: Coroutine[object, object, None], name: str) -> None:
        self._tasks.start(work, name)
