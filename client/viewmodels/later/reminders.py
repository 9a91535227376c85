"""What I want to be reminded of: told when it is due, in one line above its chat, and in a list."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLocale, QObject, Signal

from client.core.bus import Bus
from client.core.events import EntriesStored, ReminderDue, StateStored
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.services.reminders import Reminder
from client.viewmodels.messages.moments import Moments
from client.viewmodels.messages.one_message import Chats, message_at
from client.viewmodels.messages.touched import touched
from client.viewmodels.messages.words import message_words
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.lines import PersonLine
from client.viewmodels.times import unix_ms
from client.viewmodels.trying import Work, trying
from shared.model.fold import Standing

MOST = 200
"""Characters of a message that are shown."""


class AllReminders(Protocol):
    """What this needs of the service."""

    @property
    def all(self) -> Sequence[Reminder]: ...

    def get(self, entry: bytes) -> Reminder | None: ...

    def due_in(self, conversation: bytes) -> Sequence[Reminder]: ...

    async def set(self, conversation: bytes, entry: bytes, seq: int, due: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Said:
    """A message one is reminded of, in words."""

    author: bytes
    words: str


class Reminders(QObject):
    """`changed` tells that they are others, or one is due; `troubled` why something was not done.

    `due` carries the conversation, who said it, the words, and whether that is told without a sound;
    `opened` the conversation and seq of one to be looked at.
    """

    changed = Signal()
    due = Signal(bytes, str, str, bool)
    opened = Signal(bytes, int)
    troubled = Signal(str)

    def __init__(
        self,
        service: AllReminders,
        chats: Chats,
        directory: Directory,
        may_disturb: Callable[[], bool],
        bus: Bus,
        language: Callable[[], Language],
        now: Callable[[], int] = unix_ms,
    ) -> None:
        super().__init__()
        self._service = service
        self._chats = chats
        self._directory = directory
        self._may_disturb = may_disturb
        self._language = language
        self._now = now
        self._said: dict[bytes, Said] = {}
        self._tasks = Tasks("reminders shown")
        self._stops = (
            bus.subscribe(ReminderDue, self._is_due),
            bus.subscribe(StateStored, self._state),
            bus.subscribe(EntriesStored, self._entries),
        )

    def begin(self) -> None:
        """Tell of those that came due while nobody was here."""
        for one in self._service.all:
            if one.due <= self._now():
                self._is_due(ReminderDue(one.conversation, one.entry))

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        for stop in self._stops:
            stop()
        await self._tasks.close()

    @property
    def moments(self) -> Moments:
        """What says and offers moments now."""
        return Moments(QLocale(self._language().value), now=self._now)

    # Hearing

    def _state(self, event: StateStored) -> None:
        if any(item.key.startswith("own_reminder/") for item in event.items):
            self._tasks.start(self._say_all(), "say")

    def _entries(self, event: EntriesStored) -> None:
        """What is edited or recalled is said anew: that alone, as it may stand on the server only."""
        here = {one.entry for one in self._service.all if one.conversation == event.conversation}
        if here and (others := here & set(map(touched, event.entries))):
            self._tasks.start(self._say_anew(others), "say anew")

    async def _say_anew(self, entries: Collection[bytes]) -> None:
        for one in self._service.all:
            if one.entry in entries:
                await self._say(one)
        self.changed.emit()

    async def _say_all(self) -> None:
        held = {one.entry for one in self._service.all}
        self._said = {entry: said for entry, said in self._said.items() if entry in held}
        self.changed.emit()
        await self._say_anew(held - self._said.keys())

    async def _say(self, one: Reminder) -> None:
        """Read a message that one is reminded of; it may stand far back, or on the server alone."""
        found = await message_at(self._chats, one.conversation, one.seq)
        if found is not None:
            self._said[one.entry] = Said(found.author, _words(found))

    def _is_due(self, event: ReminderDue) -> None:
        self._tasks.start(self._tell(event), "tell")

    async def _tell(self, event: ReminderDue) -> None:
        one = self._service.get(event.entry)
        if one is None:
            return
        if one.entry not in self._said:
            await self._say(one)
        self.changed.emit()
        words = QCoreApplication.translate("Reminders", "Reminder: {words}").format(words=self._words(one))
        self.due.emit(one.conversation, self._who(one), words, not self._may_disturb())

    # Saying

    def _words(self, one: Reminder) -> str:
        """Say a message; without a connection it may not be here."""
        said = self._said.get(one.entry)
        return QCoreApplication.translate("Reminders", "A message") if said is None else said.words

    def _who(self, one: Reminder) -> str:
        summary = self._chats.state.summary(one.conversation)
        said = self._said.get(one.entry)
        author = "" if said is None else self._directory.within(summary.id).shown(said.author)
        where = summary.name if summary.peer is None else self._directory.shown(summary.peer)
        return " · ".join(dict.fromkeys(part for part in (where, author) if part))

    def is_due_in(self, conversation: bytes) -> bool:
        """Tell whether I am reminded of something in a conversation now."""
        return bool(self._service.due_in(conversation))

    def line(self, conversation: bytes) -> str:
        """Say in one line what I am reminded of in a conversation now, empty for nothing."""
        found = self._service.due_in(conversation)
        if not found:
            return ""
        said = QCoreApplication.translate("Reminders", "Reminder: {words}")
        return said.format(words=self._words(found[0]))

    def lines(self) -> list[PersonLine]:
        """Return all in a line each, the next first."""
        return [self._line(one) for one in self._service.all]

    def _line(self, one: Reminder) -> PersonLine:
        when = self.moments.begins(one.due)
        under = " · ".join(filter(None, (when, self._who(one))))
        due = one.due <= self._now()
        return PersonLine(one.entry, self._words(one), icon="alert", under=under, accent=due)

    def of(self, entry: bytes) -> str:
        """Say when I am reminded of a message, empty for not at all."""
        one = self._service.get(entry)
        return "" if one is None else self.moments.said(one.due)

    # What the user does

    def set(self, conversation: bytes, entry: bytes, seq: int, due: int) -> None:
        """Be reminded of a message at a time (Unix ms)."""
        self._try(lambda: self._service.set(conversation, entry, seq, due), "set")

    def change(self, entry: bytes, due: int) -> None:
        """Be reminded at another time, 0 for not at all."""
        one = self._service.get(entry)
        if one is not None:
            self.set(one.conversation, entry, one.seq, due)

    def look(self, conversation: bytes) -> bool:
        """Look at what I am reminded of in a conversation, if there is anything."""
        found = self._service.due_in(conversation)
        if found:
            self.open(found[0].entry)
        return bool(found)

    def open(self, entry: bytes) -> None:
        """Look at a message; I need not be reminded of it any more once that was due."""
        one = self._service.get(entry)
        if one is not None:
            if one.due <= self._now():
                self.change(entry, 0)
            self.opened.emit(one.conversation, one.seq)

    def _try(self, work: Work, name: str) -> None:
        self._tasks.start(trying(work, self.troubled.emit, self._language), name)


def _words(standing: Standing) -> str:
    if standing.recalled:
        return QCoreApplication.translate("Main", "Message recalled")
    return " ".join(message_words(standing.text[:MOST], standing.attachments).split())
