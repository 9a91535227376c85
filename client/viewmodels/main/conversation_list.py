"""The list of conversations: of what it tells, what has changed is said anew."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

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
    MembersCalled,
    PeopleStored,
    PresenceSeen,
    PresenceUnwatched,
    ReminderDue,
    SessionOpened,
    SomeoneTypes,
    StateStored,
)
from client.services.chat.state import CONVERSATION
from client.services.chat.summary import Summary, subject_of
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.conversations.folding import fold
from client.viewmodels.conversations.model import Conversation, ConversationModel
from client.viewmodels.conversations.order import ListOrder
from client.viewmodels.conversations.row_cache import RowCache
from client.viewmodels.conversations.rows import ConversationRows, is_several
from client.viewmodels.main.services import Services
from client.viewmodels.people.directory import Directory

REFRESH_MS = 30
"""Events that come together change the list once."""
KINDS = (
    *(HeadsChanged, SomeoneTypes, DraftWritten, ConversationReset, EntriesStored),
    *(EntryQueued, EntryFailed, EntryDropped),
)
"""Events that change what a conversation says of itself."""
ELSE = (PeopleStored, MembersCalled, ConnectionChanged, SessionOpened, ReminderDue)
"""Events that may change any row: names, how people are seen, who I am, what I am reminded of."""


class ConversationList(QObject):
    """`refreshed` tells that the list was said anew, `unread_changed` how much of it waits for me.

    Each conversation counts, whatever the list is like: what an event costs is looking which have changed.
    """

    refreshed = Signal()
    unread_changed = Signal(int)

    def __init__(
        self,
        services: Services,
        model: ConversationModel,
        rows: ConversationRows,
        directory: Directory,
        shown: Callable[[], Sequence[OpenChat]],
    ) -> None:
        """`model` shows the list, `rows` words it, naming by `directory`; `shown` are the chats in sight."""
        super().__init__()
        self.folded = ConversationModel(self)
        self._chats = services.chat.state
        self._presence = services.presence
        self._model = model
        self._directory = directory
        self._shown = shown
        self._rows = RowCache(lambda summary, is_open: rows.row(summary, is_open=is_open))
        self._order = ListOrder(self._chats)
        self._told = directory.told_of
        self._unread = 0
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.update)
        self._stops = self._subscribe(services.bus)

    def _subscribe(self, bus: Bus) -> list[Callable[[], None]]:
        return [
            *(bus.subscribe(kind, lambda _: self.update_soon()) for kind in KINDS),
            *(bus.subscribe(kind, lambda _: self._forget()) for kind in ELSE),
            bus.subscribe(StateStored, self._state),
            bus.subscribe(PresenceSeen, lambda event: self._people({one.person for one in event.seen})),
            bus.subscribe(PresenceUnwatched, lambda event: self._people(set(event.people))),
        ]

    def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()
        self._refresh.stop()

    def _state(self, event: StateStored) -> None:
        subjects = (subject_of(item) for item in event.items)
        if all(subject is not None and subject[0] in CONVERSATION for subject in subjects):
            self.update_soon()
        else:
            # What I noted of a person stands in every row that names them.
            self._forget()

    def _forget(self) -> None:
        self._rows.forget()
        self.update_soon()

    def _people(self, people: Collection[bytes]) -> None:
        self._rows.forget_people(people)
        self.update_soon()

    def update_soon(self) -> None:
        """Say what has changed, once for all that comes in this moment."""
        if not self._refresh.isActive():
            self._refresh.start()

    def refresh(self) -> None:
        """Say the whole list anew: in another language, on another day."""
        self._rows.forget()
        self.update()

    def update(self) -> None:
        """Say what has changed since the last time."""
        if self._told != self._directory.told_of:
            self._told = self._directory.told_of
            self._rows.forget()
        held = self._held()
        shown = self._order.look(held)
        self._rows.keep_only(self._chats.conversations.keys())
        peers = [one.chat.peer for one in self._shown() if one.chat is not None]
        peers += [one.peer for one in shown]
        self._presence.watch("list", tuple(peer for peer in peers if peer is not None))
        listed, folded = fold([self._rows.row(one, is_open=one.id in held) for one in shown])
        self._model.show(listed)
        self.folded.show(folded)
        if self._order.rings != self._unread:
            self._unread = self._order.rings
            self.unread_changed.emit(self._unread)
        self.refreshed.emit()

    def unread(self) -> int:
        """Return how many messages wait that I want to be told of."""
        return self._chats.badge().rings

    def _held(self) -> Mapping[bytes, int]:
        """Return where open chats stand in the list."""
        return {one.conversation: one.held for one in self._shown() if one.conversation is not None}

    def row(self, summary: Summary) -> Conversation:
        """Return a conversation's row."""
        is_open = any(one.conversation == summary.id for one in self._shown())
        return self._rows.row(summary, is_open=is_open)

    def group_rows(self) -> list[Conversation]:
        """Return a row for every conversation of several, also for those that the list does not show."""
        several = [one for one in self._chats.conversations.values() if is_several(one.kind)]
        return [self.row(one) for one in sorted(several, key=lambda one: one.time, reverse=True)]
