"""One open conversation: its rows, its header, what can be done in it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Protocol

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from client.core.bus import Bus
from client.core.events import PeopleStored, SomeoneTypes, StateStored
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.services.chat.summary import Summary
from client.services.files.new_file import NewFile
from client.services.files.surface import Files
from client.viewmodels.chat.closed import closed_words
from client.viewmodels.chat.enclosures import Enclosure, Enclosures
from client.viewmodels.chat.group_calling import GroupCalling
from client.viewmodels.chat.service_chat import Chats, ServiceChat
from client.viewmodels.chat.window import ChatWindow
from client.viewmodels.groups.model import GroupModel
from client.viewmodels.groups.read_counts import ReadCounts
from client.viewmodels.later.waiting import Later
from client.viewmodels.messages.system_lines import Names
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.naming import isolated
from client.viewmodels.trying import Work, trying
from shared.errors import Refusal
from shared.model.bodies import MessageBody, Styles
from shared.model.conversation import ConversationKind
from shared.model.styles import StyledText

SENDING = 5.0
"""Seconds that a closing chat waits for what was sent to be on disk."""

logger = logging.getLogger(__name__)


class Conversing(Chats, Protocol):
    """What an open conversation needs of the chat service."""

    async def send(
        self,
        conversation: bytes,
        text: str,
        *,
        to: bytes | None = None,
        mentions: Sequence[bytes] = (),
        everyone: bool = False,
        styles: Styles = (),
    ) -> object: ...

    def hold(self, conversation: bytes, words: StyledText) -> Callable[[], None]: ...

    async def react(self, message: bytes, emoji: str, *, on: bool = True) -> object: ...

    async def retry(self, entry: bytes) -> None: ...

    async def drop(self, entry: bytes) -> None: ...

    async def cancel(self, entry: bytes) -> None: ...

    async def mark_read(self, conversation: bytes, seq: int = 0) -> None: ...

    async def typing(self, conversation: bytes, *, active: bool = True) -> None: ...


class ChatModel(QObject):
    """Commands start tasks of this model; what goes wrong is said by `troubled`.

    In a group, `group` follows its card and members, `calling` knows who can be called by @, and `counts`
    how many have read my messages.
    `unsent` carries words that could not be sent, or could not be kept for later; `kept` when (Unix ms)
    words go that are.
    """

    header_changed = Signal()
    typing_changed = Signal()
    troubled = Signal(str)
    reconnect_wanted = Signal()
    unsent = Signal(StyledText)
    kept = Signal(object)

    def __init__(
        self,
        conversation: bytes,
        peer: bytes | None,
        chats: Conversing,
        directory: Directory,
        summary: Callable[[], Summary],
        bus: Bus,
        language: Callable[[], Language],
        *,
        files: Files,
        later: Later,
        enclosures: Enclosures,
        group: GroupModel | None = None,
        counts: ReadCounts | None = None,
    ) -> None:
        super().__init__()
        self.group = group
        self._counts = counts
        self.calling = None if group is None else GroupCalling(group)
        self.conversation = conversation
        self._peer = peer
        self._chats = chats
        self._files = files
        self._later = later
        self._enclosures = enclosures
        self._turn = asyncio.Lock()
        self._directory = directory
        self._summary = summary
        self._language = language
        self._tasks = Tasks("chat")
        self._sending = Tasks("sending")
        self._names: Names = directory if group is None else group.names
        self._source = ServiceChat(conversation, chats, self._names, summary, bus, language, self._readers)
        self.window = ChatWindow(self._source)
        self.window.unreached.connect(self._say_unreached)
        self.read_at_opening = summary().read.seq
        if group is not None:
            group.changed.connect(self.header_changed)
            group.troubled.connect(self.troubled)
            group.renamed.connect(self._source.name_anew)
        if counts is not None:
            counts.changed.connect(self._source.recount)
        self._stops = [
            bus.subscribe(SomeoneTypes, self._types),
            bus.subscribe(StateStored, lambda _: self.header_changed.emit()),
            bus.subscribe(PeopleStored, lambda _: self.header_changed.emit()),
        ]

    async def open(self, at: int = 0) -> None:
        """Show the newest rows, or where reading stopped; or what stands around the seq `at`."""
        summary = self._summary()
        read = summary.read.seq if summary.unread else -1
        self.read_at_opening = read
        if self.group is not None:
            self.group.load()
        if not at:
            await self.window.open(read)
            return
        try:
            await self.window.open_at(at)
        except Refusal:
            await self.window.open(read)
            raise

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        for stop in self._stops:
            stop()
        await self.window.close()
        await self._source.close()
        if self.group is not None:
            await self.group.close()
        if self._counts is not None:
            await self._counts.close()
        # What was sent is on its way to the disk: an end that comes at once must not lose it.
        await self._sending.finish(SENDING)
        await self._tasks.close()

    @property
    def peer(self) -> bytes | None:
        """The other of a one-to-one conversation."""
        return self._peer or self._summary().peer

    def name_of(self, person: bytes) -> str:
        """Return the name somebody has in this chat."""
        return self._names.shown(person)

    @property
    def is_group(self) -> bool:
        """Whether several others may write."""
        return self._summary().kind not in {None, ConversationKind.DIRECT}

    @property
    def title(self) -> str:
        """What stands at the top."""
        peer = self.peer
        if peer is not None:
            return self._directory.shown(peer)
        card = None if self.group is None else self.group.card
        return (self._summary().name if card is None else card.name) or self._directory.unnamed()

    @property
    def subtitle(self) -> str:
        """What stands below it: how many a group has, where a colleague belongs."""
        if self.group is not None:
            return " · ".join(filter(None, (self.group.count_words, self.group.end_words)))
        if self.peer is None:
            return ""
        return self._directory.place_words(self.peer) or self._directory.number(self.peer)

    @property
    def closed_words(self) -> str:
        """Why nothing can be written here; empty while something can."""
        return closed_words(self._summary(), self.group, self._directory, self.peer)

    @property
    def typing_words(self) -> str:
        """Who types, in words; empty when nobody does."""
        names = [isolated(self._names.shown(person)) for person in sorted(self._summary().typing)]
        if not names:
            return ""
        if len(names) == 1:
            return QCoreApplication.translate("Chat", "{name} is typing").format(name=names[0])
        return QCoreApplication.translate("Chat", "{names} are typing").format(names=", ".join(names[:3]))

    def _types(self, event: SomeoneTypes) -> None:
        if event.conversation == self.conversation:
            self.typing_changed.emit()

    # Commands

    def send(self, words: StyledText) -> None:
        """Send a message with the files that wait beside it; it shows as waiting at once."""
        said, enclosed = self._taken(words)
        if said.text or enclosed:
            self._leave(lambda: self._send(said, enclosed), said, enclosed)

    def send_later(self, words: StyledText, due: int) -> None:
        """Have a message sent at a time (Unix ms), with the files that wait beside it."""
        said, enclosed = self._taken(words)
        if said.text or enclosed:
            self._leave(lambda: self._keep(said, enclosed, due), said, enclosed)

    def _taken(self, words: StyledText) -> tuple[StyledText, Sequence[Enclosure]]:
        enclosed = self._enclosures.take(self.conversation)
        return words.stripped("\n") if words.text.strip() else StyledText(), enclosed

    async def _send(self, words: StyledText, enclosed: Sequence[Enclosure]) -> None:
        text, styles = words.text, words.styles
        people, everyone = self._called_by(text)
        # In turn: reading files takes a while, and what was written after them stands after them.
        async with self._turn:
            if enclosed:
                body = MessageBody(text, tuple(people), everyone=everyone, styles=styles)
                await self._files.send(self.conversation, _new(enclosed), message=body, to=self._peer)
                return
            await self._chats.send(
                self.conversation, text, to=self._peer, mentions=people, everyone=everyone, styles=styles
            )

    async def _keep(self, words: StyledText, enclosed: Sequence[Enclosure], due: int) -> None:
        people, everyone = self._called_by(words.text)
        body = MessageBody(words.text, tuple(people), everyone=everyone, styles=words.styles)
        async with self._turn:
            attached = await self._files.upload(_new(enclosed)) if enclosed else ()
            whole = msgspec.structs.replace(body, attachments=attached)
            await self._later.keep(self.conversation, whole, due, to=self._peer)
        self.kept.emit(due)

    def _leave(self, work: Work, words: StyledText, enclosed: Sequence[Enclosure]) -> None:
        """Let words leave with their files: kept here until they stand elsewhere, begun again if not."""
        let_go = self._chats.hold(self.conversation, words)

        async def leave() -> None:
            try:
                await work()
            except (Refusal, asyncio.CancelledError):
                if enclosed:
                    self._enclosures.put_back(self.conversation, enclosed)
                self.unsent.emit(words)
                raise
            finally:
                let_go()

        self._sending.start(self._trying(leave), "leave")

    def _called_by(self, text: str) -> tuple[Sequence[bytes], bool]:
        return ((), False) if self.calling is None else self.calling.called_by(text)

    def urged(self, seq: int) -> int:
        """Return when people were last asked to read a message of mine (Unix ms), 0 for not lately."""
        urging = self._summary().urging
        return urging.time if urging is not None and urging.seq == seq else 0

    def _readers(self, seq: int) -> tuple[int, int] | None:
        return None if self._counts is None else self._counts.of(seq)

    def watch_readers(self, seqs: Sequence[int]) -> None:
        """Follow how many read these messages of mine."""
        if self._counts is not None:
            self._counts.watch(seqs)

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
        await trying(work, self.troubled.emit, self._language)

    async def _quietly(self, work: Work) -> None:
        """Do what the user did not ask for: a refusal is noted, not shown."""
        try:
            await work()
        except Refusal as refusal:
            logger.info("%s was not told: %s", self.conversation.hex(), refusal)


def _new(enclosed: Sequence[Enclosure]) -> list[NewFile]:
    return [NewFile(one.source, one.name, one.media, one.width, one.height) for one in enclosed]
