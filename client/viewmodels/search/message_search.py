"""Looking for messages as somebody types: only what was asked for last counts."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.events import EntriesStored, EntryDropped
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.store.rows import Found
from client.viewmodels.messages.touched import touched
from shared.errors import Refusal


class MessageSearch(Protocol):
    """Finds messages, the newest first, in one conversation or in all. Raises Refusal.

    `further` goes on where an answer before ended.
    """

    async def find(self, typed: str, *, further: int = 0, conversation: bytes = b"") -> Found: ...


class Asking(QObject):
    """Asks for messages, of one `conversation` if it is set; `troubled` tells why they can't be searched.

    `outdated` tells that a message which was found was edited or taken back since, or has left the outbox.
    """

    troubled = Signal(str)
    outdated = Signal()

    def __init__(self, messages: MessageSearch, bus: Bus, language: Callable[[], Language]) -> None:
        super().__init__()
        self.conversation = b""
        self._messages = messages
        self._language = language
        self._found: frozenset[bytes] = frozenset()
        self._tasks = Tasks("search")
        self._running: asyncio.Task[None] | None = None
        self._stops = (bus.subscribe(EntriesStored, self._stored), bus.subscribe(EntryDropped, self._dropped))

    async def close(self) -> None:
        """End what is under way."""
        for stop in self._stops:
            stop()
        await self._tasks.close()

    def _stored(self, event: EntriesStored) -> None:
        if self._found and any(touched(entry) in self._found for entry in event.entries):
            self.outdated.emit()

    def _dropped(self, event: EntryDropped) -> None:
        if event.id in self._found:
            self.outdated.emit()

    def start(self, work: Coroutine[object, object, None]) -> None:
        """Do this from now on, and what was done before no more."""
        self.give_up()
        self._running = self._tasks.start(work, "look")

    def give_up(self) -> None:
        """End what is under way; nobody waits for it."""
        if self._running is not None:
            self._running.cancel()
            self._running = None

    async def find(self, text: str, further: int = 0) -> Found:
        """Return what is found, nothing where messages can't be searched."""
        try:
            found = await self._messages.find(text, further=further, conversation=self.conversation)
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
            return Found()
        earlier = self._found if further else frozenset[bytes]()
        self._found = earlier | {hit.id for hit in found.hits}
        return found
