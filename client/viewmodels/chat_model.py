"""One open conversation: its rows, its header, what can be done in it."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.bus import Bus
from client.core.events import PeopleStored, SomeoneTypes, StateStored
from client.core.tasks import Tasks
from client.core.wording import Language, wording
from client.services.chat.summary import Summary
from client.viewmodels.chat_window import ChatWindow
from client.viewmodels.directory import Directory
from client.viewmodels.people import isolated
from client.viewmodels.service_chat import Chats, ServiceChat
from shared.errors import Refusal
from shared.model.conversation import ConversationKind

Work = Callable[[], Awaitable[object]]
SENDING = 5.0
"""Seconds that a closing chat waits for what was sent to be on disk."""

logger = logging.getLogger(__name__)


class Conversing(Chats, Protocol):
    """What an open conversation needs of the chat service."""

    async def send(self, conversation: bytes, text: str, *, to: bytes | None = None) -> object: ...

    async def react(self, message: bytes, emoji: str, *, on: bool = True) -> object: ...

    async def retry(self, entry: bytes) -> None: ...

    async def drop(self, entry: bytes) -> None: ...

    async def cancel(self, entry: bytes) -> None: ...

    async def mark_read(self, conversation: bytes, seq: int = 0) -> None: ...

    async def typing(self, conversation: bytes, *, active: bool = True) -> None: ...


class ChatModel(QObject):
    """Commands start tasks of this model; what goes wrong is said by `troubled`."""

    header_changed = Signal()
    typing_changed = Signal()
    troubled = Signal(str)
    reconnect_wanted = Signal()

    def __init__(
        self,
        conversation: bytes,
        peer: bytes | None,
        chats: Conversing,
        directory: Directory,
        summary: Callable[[], Summary],
        bus: Bus,
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self.conversation = conversation
        self._peer = peer
        self._chats = chats
        self._directory = directory
        self._summary = summary
        self._language = language
        self._tasks = Tasks("chat")
        self._sending = Tasks("sending")
        self._source = ServiceChat(conversation, chats, directory, summary, bus, language)
        self.window = ChatWindow(self._source)
        self.window.unreached.connect(self._say_unreached)
        self.read_at_opening = summary().read.seq
        self._stops = [
            bus.subscribe(SomeoneTypes, self._types),
            bus.subscribe(StateStored, lambda _: self.header_changed.emit()),
            bus.subscribe(PeopleStored, lambda _: self.header_changed.emit()),
        ]

    async def open(self) -> None:
        """Show the newest rows, or where reading stopped."""
        summary = self._summary()
        read = summary.read.seq if summary.unread else -1
        self.read_at_opening = read
        await self.window.open(read)

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        for stop in self._stops:
            stop()
        await self.window.close()
        await self._source.close()
        # What was sent is on its way to the disk: an end that comes at once must not lose it.
        await self._sending.finish(SENDING)
        await self._tasks.close()

    @property
    def peer(self) -> bytes | None:
        """The other of a one-to-one conversation."""
        return self._peer or self._summary().peer

    @property
    def is_group(self) -> bool:
        """Whether several others may write."""
        return self._summary().kind is ConversationKind.GROUP

    @property
    def title(self) -> str:
        """What stands at the top."""
        peer = self.peer
        return self._summary().name if peer is None else self._directory.shown(peer)

    @property
    def subtitle(self) -> str:
        """What stands below it: the staff number of the other."""
        return "" if self.peer is None else self._directory.number(self.peer)

    @property
    def typing_words(self) -> str:
        """Who types, in words; empty when nobody does."""
        names = [isolated(self._directory.shown(person)) for person in sorted(self._summary().typing)]
        if not names:
            return ""
        if len(names) == 1:
            return QCoreApplication.translate("Chat", "{name} is typing").format(name=names[0])
        return QCoreApplication.translate("Chat", "{names} are typing").format(names=", ".join(names[:3]))

    def _types(self, event: SomeoneTypes) -> None:
        if event.conversation == self.conversation:
            self.typing_changed.emit()

    # Commands

    def send(self, text: str) -> None:
        """Send a message; it shows as waiting at once."""
        self._sending.start(self._trying(lambda: self._send(text)), "send")

    async def _send(self, text: str) -> None:
        await self._chats.send(self.conversation, text.strip("\n"), to=self._peer)

    def act(self, kind: str, row: bytes, value: str) -> None:
        """Do what was clicked in a row."""
        commands: dict[str, Callable[[], Awaitable[object]]] = {
            "retry": lambda: self._chats.retry(row),
            "drop": lambda: self._chats.drop(row),
            "cancel": lambda: self._chats.cancel(row),
            "react": lambda: self._react(row, value),
        }
        if kind in commands:
            self._try(commands[kind], kind)
        elif kind == "reconnect":
            self.reconnect_wanted.emit()
        elif kind == "quote":
            self._try(lambda: self._go_to_quoted(bytes.fromhex(value)), kind)

    def _say_unreached(self) -> None:
        self.troubled.emit(self.tr("This needs the server. Try again once you're connected."))

    async def _react(self, row: bytes, emoji: str) -> None:
        place = self.window.place_of(row)
        reactions = self.window.rows[place].reactions if place is not None else ()
        mine = any(one.emoji == emoji and one.mine for one in reactions)
        await self._chats.react(row, emoji, on=not mine)

    async def _go_to_quoted(self, row: bytes) -> None:
        standing = await self._chats.standing(row)
        if standing is not None and standing.seq:
            self.window.go_to(standing.seq)

    def seen(self, seq: int) -> None:
        """Mark what came into sight as read."""
        if seq > self._summary().read.seq:
            mark = partial(self._chats.mark_read, self.conversation, seq)
            self._tasks.start(self._quietly(mark), "read")

    def types(self, *, active: bool) -> None:
        """Say that I type, or have stopped; before the first message there is nobody to say it to."""
        if self._summary().head:
            typing = partial(self._chats.typing, self.conversation, active=active)
            self._tasks.start(self._quietly(typing), "typing")

    def _try(self, work: Work, name: str) -> None:
        self._tasks.start(self._trying(work), name)

    async def _trying(self, work: Work) -> None:
        try:
            await work()
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))

    async def _quietly(self, work: Work) -> None:
        """Do what the user did not ask for: a refusal is noted, not shown."""
        try:
            await work()
        except Refusal as refusal:
            logger.info("%s was not told: %s", self.conversation.hex(), refusal)
