"""The chat that a window shows: opened and left there, with what is begun in it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.chat.model import SENDING, ChatModel
from client.viewmodels.chat.search import ChatSearch
from client.viewmodels.chat.service import ChatService
from shared.errors import Refusal
from shared.model.state import Draft
from shared.model.styles import StyledText

Make = Callable[[bytes, bytes | None], ChatModel]


class OpenChat(QObject):
    """One place for a chat. `opened` tells that another one is shown there, or none.

    `loaded` tells that its rows are there, `draft_changed` that another device has changed what is begun,
    `draft_put_back` that words which could not be sent stand before it again.
    """

    opened = Signal()
    loaded = Signal()
    draft_changed = Signal()
    draft_put_back = Signal()
    troubled = Signal(str)

    def __init__(
        self, chats: ChatService, make: Make, language: Callable[[], Language], search: ChatSearch
    ) -> None:
        """`make` makes the model of a conversation, with whom it is as long as only that is known."""
        super().__init__()
        self.search = search
        search.troubled.connect(self.troubled)
        self.chat: ChatModel | None = None
        self._chats = chats
        self._make = make
        self._language = language
        self._begun = Draft("", 0)
        self._at = 0
        self._load_begun = False
        self._tasks = Tasks("open chat")
        self._closing = Tasks("closed chats")

    @property
    def conversation(self) -> bytes | None:
        """What is shown."""
        return None if self.chat is None else self.chat.conversation

    @property
    def held(self) -> int:
        """Where the chat stands in a list by time: typing must not move the row one types in."""
        if self.chat is None:
            return 0
        said = self._chats.state.summary(self.chat.conversation).said
        return max(said, self._begun.time if self._begun.text else 0)

    @property
    def asking(self) -> int:
        """How many wait to be let into the group that is open."""
        return 0 if self.chat is None else self._chats.state.summary(self.chat.conversation).waiting

    def open(self, conversation: bytes, peer: bytes | None) -> None:
        """Show a conversation."""
        if conversation == self.conversation:
            return
        self.leave_draft()
        before, self.chat = self.chat, self._make(conversation, peer)
        self.chat.troubled.connect(self.troubled)
        self._begun = self._chats.state.summary(conversation).draft
        self._at, self._load_begun = 0, False
        self.search.turn_to(conversation, self.chat.name_of)
        self.opened.emit()
        self._tasks.start(self._load(self.chat), "open")
        if before is not None:
            self._closing.start(before.close(), "close")

    def point_at(self, seq: int) -> None:
        """Look at a message of what is shown; what is opened only now opens there."""
        if self.chat is not None and self._load_begun:
            self.chat.window.point_at(seq)
        else:
            self._at = seq

    async def _load(self, chat: ChatModel) -> None:
        at = 0
        if chat is self.chat:
            at, self._load_begun = self._at, True
        try:
            await chat.open(at)
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
        self.loaded.emit()

    def leave(self) -> None:
        """Show none any more."""
        if self.chat is not None:
            self.leave_draft()
            chat, self.chat = self.chat, None
            self.search.leave()
            self.opened.emit()
            self._closing.start(chat.close(), "close")

    async def close(self) -> None:
        """Show none any more, and end what is under way; what was sent gets to the disk."""
        await self._tasks.close()
        await self.search.close()
        self.leave()
        await self._closing.finish(SENDING)

    # What is begun

    def draft(self) -> StyledText:
        """Return what was begun in the open chat."""
        return StyledText() if self.chat is None else self._chats.begun(self.chat.conversation)

    def keep_draft(self, words: StyledText) -> None:
        """Keep what is typed in the open chat."""
        if self.chat is not None:
            conversation, peer = self.chat.conversation, self.chat.peer
            self._chats.keep_draft(conversation, words.text, to=peer, styles=words.styles)

    def leave_draft(self) -> None:
        """Say that nobody types in the open chat any more."""
        if self.chat is not None:
            self._chats.leave_draft(self.chat.conversation)
