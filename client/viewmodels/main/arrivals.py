"""Which messages are to be told of: new ones of others, and those that I am asked to read."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.bus import Bus
from client.core.events import EntriesStored, StateStored
from client.core.tasks import Tasks
from client.services.chat.summary import Summary, subject_of
from client.viewmodels.messages.one_message import Chats, message_at
from client.viewmodels.messages.words import message_words
from client.viewmodels.people.directory import Directory
from client.viewmodels.times import unix_ms
from shared.model.state import Urged, decode_value

FRESH = 24 * 3600 * 1000
"""Milliseconds: who asked longer ago may have been answered otherwise meanwhile."""


class Arrivals(QObject):
    """`arrived` carries the conversation, who wrote, and the words.

    `urged` carries the same of a message that I am asked to read, and whether that is told without a
    sound. `may_disturb` tells whether I want to be told of anything.
    """

    arrived = Signal(bytes, str, str)
    urged = Signal(bytes, str, str, bool)

    def __init__(self, chats: Chats, directory: Directory, may_disturb: Callable[[], bool], bus: Bus) -> None:
        super().__init__()
        self._service = chats
        self._chats = chats.state
        self._directory = directory
        self._may_disturb = may_disturb
        self._told: dict[bytes, bytes] = {}
        self._tasks = Tasks("arrivals")
        self._stops = (bus.subscribe(EntriesStored, self._stored), bus.subscribe(StateStored, self._state))

    async def close(self) -> None:
        """Hear no more."""
        for stop in self._stops:
            stop()
        await self._tasks.close()

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

    def _state(self, event: StateStored) -> None:
        for item in event.items:
            subject = subject_of(item)
            if subject is not None and subject[0] == "urged":
                urged = decode_value(item.value, Urged)
                if unix_ms() - urged.time < FRESH:
                    self._tasks.start(self._tell_urged(subject[1], urged), "urged")

    async def _tell_urged(self, conversation: bytes, urged: Urged) -> None:
        """Tell of a message that I am asked to read, unless I have, wherever that was."""
        summary = self._chats.summary(conversation)
        if summary.read.seq >= urged.seq:
            return
        found = await message_at(self._service, conversation, urged.seq)
        if found is None:
            return
        words = message_words(found.text, found.attachments)
        asked = QCoreApplication.translate("Arrivals", "Please read: {words}").format(words=words)
        self.urged.emit(conversation, self._who(summary, urged.author), asked, not self._may_disturb())

    def _rings(self, summary: Summary) -> bool:
        return self._may_disturb() and (not summary.quiet or summary.mentions_me)

    def _who(self, summary: Summary, author: bytes) -> str:
        shown = self._directory.within(summary.id).shown(author)
        return f"{summary.name} · {shown}" if summary.peer is None and summary.name else shown
