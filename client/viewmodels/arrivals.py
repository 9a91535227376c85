"""Which messages that come are to be told of: new ones of others, where I want to hear of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.events import EntriesStored
from client.services.chat.state import ChatState
from client.services.chat.summary import Summary
from client.viewmodels.directory import Directory
from client.viewmodels.message_words import message_words


class Arrivals(QObject):
    """`arrived` carries the conversation, who wrote, and the words.

    `disturbed` tells whether I want to be told of anything.
    """

    arrived = Signal(bytes, str, str)

    def __init__(
        self, chats: ChatState, directory: Directory, disturbed: Callable[[], bool], bus: Bus
    ) -> None:
        super().__init__()
        self._chats = chats
        self._directory = directory
        self._disturbed = disturbed
        self._told: dict[bytes, bytes] = {}
        self._stop = bus.subscribe(EntriesStored, self._stored)

    def close(self) -> None:
        """Hear no more."""
        self._stop()

    def _stored(self, event: EntriesStored) -> None:
        if not event.live or not event.entries:
            return
        summary = self._chats.summary(event.conversation)
        last = summary.last
        if last is None or self._directory.is_me(last.author) or self._told.get(summary.id) == last.id:
            return
        self._told[summary.id] = last.id
        if last.kind == "message" and not last.recalled and summary.unread and self._rings(summary):
            who = self._who(summary, last.author)
            self.arrived.emit(summary.id, who, message_words(last.text, last.attachments))

    def _rings(self, summary: Summary) -> bool:
        return self._disturbed() and (not summary.quiet or summary.mentions_me)

    def _who(self, summary: Summary, author: bytes) -> str:
        shown = self._directory.shown(author)
        return f"{summary.name} · {shown}" if summary.peer is None and summary.name else shown
