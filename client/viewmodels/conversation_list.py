"""The list of conversations: said anew when something that it tells has changed."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

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
    PresenceSeen,
    SomeoneTypes,
    StateStored,
)
from client.services.chat.summary import Summary
from client.viewmodels.conversation_rows import ConversationRows, is_several, is_shown
from client.viewmodels.conversations import Conversation, ConversationModel
from client.viewmodels.folding import fold
from client.viewmodels.open_chat import OpenChat
from client.viewmodels.services import Services

REFRESH_MS = 30
"""Events that come together change the list once."""
KINDS = (
    *(HeadsChanged, PeopleStored, SomeoneTypes, DraftWritten, ConversationReset, StateStored, EntriesStored),
    *(EntryQueued, EntryFailed, EntryDropped, ConnectionChanged, PresenceSeen),
)


class ConversationList(QObject):
    """`refreshed` tells that the list was said anew, `unread_changed` how much of it waits for me."""

    refreshed = Signal()
    unread_changed = Signal(int)

    def __init__(
        self,
        services: Services,
        model: ConversationModel,
        rows: ConversationRows,
        shown: Callable[[], Sequence[OpenChat]],
    ) -> None:
        """`model` shows the list, `rows` words it; `shown` returns the chats in sight."""
        super().__init__()
        self.folded = ConversationModel(self)
        self._chats = services.chat.state
        self._presence = services.presence
        self._model = model
        self._rows = rows
        self._shown = shown
        self._unread = 0
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.refresh)
        self._stops = [services.bus.subscribe(kind, self._something) for kind in KINDS]

    def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()
        self._refresh.stop()

    def _something(self, _event: object) -> None:
        self.refresh_soon()

    def refresh_soon(self) -> None:
        """Say the list anew, once for all that comes in this moment."""
        if not self._refresh.isActive():
            self._refresh.start()

    def refresh(self) -> None:
        """Say the list anew."""
        shown = [one for one in self._chats.newest_first(self._held()) if is_shown(one)]
        peers = [one.chat.peer for one in self._shown() if one.chat is not None]
        peers += [one.peer for one in shown]
        self._presence.watch("list", tuple(peer for peer in peers if peer is not None))
        listed, folded = fold([self.row(one) for one in shown])
        self._model.show(listed)
        self.folded.show(folded)
        unread = self.unread()
        if unread != self._unread:
            self._unread = unread
            self.unread_changed.emit(unread)
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
