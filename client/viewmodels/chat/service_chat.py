"""One conversation of the chat service as a source of rows: standing entries said in words."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    ConversationReset,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryQueued,
    StateStored,
)
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.services.chat.history import HistoryView
from client.services.chat.summary import Summary
from client.store.rows import Waiting
from client.viewmodels.chat.rows import ChatRow, Delivery, RowKind
from client.viewmodels.chat.source import ChatListener, ChatPage
from client.viewmodels.chat.standing_rows import StandingRows
from client.viewmodels.messages.system_lines import Names
from shared.errors import Refusal
from shared.model.bodies import AMENDMENTS, decode_body
from shared.model.entry import SignedEntry, decode_header
from shared.model.fold import Fold, Standing

HOLD_AFTER = 3.0
"""Seconds without a connection after which a message that waits says so."""


class Chats(Protocol):
    """What this source needs of the chat service."""

    async def history(
        self, conversation: bytes, *, before: int = 0, after: int | None = None, limit: int = 50
    ) -> HistoryView: ...

    async def standing(self, entry: bytes) -> Standing | None: ...

    async def seq_at(self, conversation: bytes, ms: int) -> int: ...

    async def waiting(self) -> list[Waiting]: ...

    @property
    def up(self) -> bool: ...


class ServiceChat:
    """Reads pages, follows events, and turns both into rows. `summary` tells how the conversation stands."""

    def __init__(
        self,
        conversation: bytes,
        chats: Chats,
        names: Names,
        summary: Callable[[], Summary],
        bus: Bus,
        language: Callable[[], Language],
        readers: Callable[[int], tuple[int, int] | None],
    ) -> None:
        self._conversation = conversation
        self._chats = chats
        self._summary = summary
        self._bus = bus
        self._rows = StandingRows(names, lambda: summary().marks, readers, language)
        self._readers = readers
        self._listeners: list[ChatListener] = []
        self._tasks = Tasks("chat source")
        self._stops: list[Callable[[], None]] = []
        self._held = False
        self._holding: asyncio.TimerHandle | None = None

    # Reading

    @property
    def head(self) -> int:
        """The newest seq of the log."""
        return self._summary().head

    async def before(self, seq: int, limit: int) -> ChatPage:
        """Return the rows before a seq."""
        return self._page(await self._chats.history(self._conversation, before=seq, limit=limit))

    async def after(self, seq: int, limit: int) -> ChatPage:
        """Return the rows after a seq."""
        return self._page(await self._chats.history(self._conversation, after=seq, limit=limit))

    def _page(self, view: HistoryView) -> ChatPage:
        return ChatPage(tuple(self.row(one) for one in view.rows), view.more, view.whole)

    async def seq_from(self, ms: int) -> int:
        """Return the first row's seq not before a time."""
        return max(1, await self._chats.seq_at(self._conversation, ms))

    async def waiting(self) -> tuple[ChatRow, ...]:
        """Return the own messages that have no place yet."""
        rows = (
            self._unplaced(one.entry, one.refusal, offered=one.offered)
            for one in await self._chats.waiting()
            if one.conversation == self._conversation
        )
        return tuple(row for row in rows if row is not None)

    # In words

    def row(self, standing: Standing) -> ChatRow:
        """Return the row of a standing entry."""
        return self._rows.row(standing)

    def delivery(self, own: bool, seq: int) -> Delivery:
        """Return how far an own message with a place has come."""
        return self._rows.delivery(own, seq)

    def recount(self) -> None:
        """Show how many have read own rows now."""

        def now(row: ChatRow) -> ChatRow:
            if not row.own or row.kind is not RowKind.MESSAGE:
                return row
            readers = self._readers(row.seq)
            return row if readers == row.readers else replace(row, readers=readers)

        for listener in tuple(self._listeners):
            listener.restate(now)

    def name_anew(self) -> None:
        """Show how people are called now."""
        for listener in tuple(self._listeners):
            listener.restate(self._rows.named_anew)

    def _unplaced(
        self, entry: SignedEntry, refusal: Refusal | None, *, offered: bool = False
    ) -> ChatRow | None:
        """Return the row of an own message under way, None for what shows in another row."""
        waits = Delivery.HELD if self._held else Delivery.WAITING
        return self._rows.unplaced(entry, refusal, waits, offered=offered)

    # Following

    def listen(self, listener: ChatListener) -> Callable[[], None]:
        """Tell a listener of every change."""
        if not self._listeners:
            self._subscribe()
        self._listeners.append(listener)

        def stop() -> None:
            self._listeners.remove(listener)
            if not self._listeners:
                self._unsubscribe()

        return stop

    async def close(self) -> None:
        """End what is under way."""
        self._unsubscribe()
        await self._tasks.close()

    def _subscribe(self) -> None:
        self._stops = [
            self._bus.subscribe(EntriesStored, self._stored),
            self._bus.subscribe(EntryQueued, self._queued),
            self._bus.subscribe(EntryFailed, self._failed),
            self._bus.subscribe(EntryDropped, self._dropped),
            self._bus.subscribe(StateStored, self._state),
            self._bus.subscribe(ConversationReset, self._reset),
            self._bus.subscribe(ConnectionChanged, lambda event: self._connection(up=event.up)),
        ]
        self._connection(up=self._chats.up)

    def _unsubscribe(self) -> None:
        for stop in self._stops:
            stop()
        self._stops = []
        self._stop_holding()

    def _stored(self, event: EntriesStored) -> None:
        if event.conversation != self._conversation:
            return
        for entry in event.entries:
            header = decode_header(entry.header)
            if header.kind in AMENDMENTS:
                self._amended(header.kind, entry.body)
            elif event.live:
                alone = Fold()
                alone.apply(entry)
                standing = alone.standing(header.id)
                if standing is not None:
                    self._arrived(self.row(standing))

    def _arrived(self, row: ChatRow) -> None:
        for listener in tuple(self._listeners):
            listener.arrived(row)

    def _amended(self, kind: str, data: bytes) -> None:
        body = decode_body(kind, data)
        target = getattr(body, "target", None)
        if isinstance(target, bytes):
            self._tasks.start(self._refresh(target), "refresh")

    async def _refresh(self, entry: bytes) -> None:
        standing = await self._chats.standing(entry)
        if standing is not None:
            row = self.row(standing)
            for listener in tuple(self._listeners):
                listener.row_changed(row)

    def _queued(self, event: EntryQueued) -> None:
        if event.conversation != self._conversation:
            return
        header = decode_header(event.entry.header)
        if header.kind in AMENDMENTS:
            self._amended(header.kind, event.entry.body)
        elif (row := self._unplaced(event.entry, None)) is not None:
            for listener in tuple(self._listeners):
                listener.waits(row)

    def _failed(self, event: EntryFailed) -> None:
        if event.conversation == self._conversation:
            self._tasks.start(self._show_failed(event.id), "failed")

    async def _show_failed(self, entry: bytes) -> None:
        for one in await self._chats.waiting():
            row = self._unplaced(one.entry, one.refusal) if one.id == entry else None
            if row is not None:
                for listener in tuple(self._listeners):
                    listener.waits(row)

    def _dropped(self, event: EntryDropped) -> None:
        if event.conversation == self._conversation:
            for listener in tuple(self._listeners):
                listener.dropped(event.id)

    # What waits, while there is no connection

    def _connection(self, *, up: bool) -> None:
        """After a while without a connection, say of what waits that it does."""
        self._stop_holding()
        if not up and not self._held:
            loop = asyncio.get_running_loop()
            self._holding = loop.call_later(HOLD_AFTER, lambda: self._hold(held=True))
        elif up:
            self._hold(held=False)

    def _stop_holding(self) -> None:
        if self._holding is not None:
            self._holding.cancel()
            self._holding = None

    def _hold(self, *, held: bool) -> None:
        if held is not self._held:
            self._held = held
            self._tasks.start(self._show_waiting(), "waiting")

    async def _show_waiting(self) -> None:
        rows = await self.waiting()
        for listener in tuple(self._listeners):
            listener.still_waits(rows)

    def _state(self, event: StateStored) -> None:
        if any(item.key == f"marks/{self._conversation.hex()}" for item in event.items):
            for listener in tuple(self._listeners):
                listener.delivered(self.delivery)

    def _reset(self, event: ConversationReset) -> None:
        if event.conversation == self._conversation:
            for listener in tuple(self._listeners):
                listener.reset()
