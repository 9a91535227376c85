"""What can be done with a row of the list; the row of a one-to-one conversation is named by the person."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.chat.open_chats import OpenChats
from client.viewmodels.chat.service import ChatService
from client.viewmodels.trying import trying


class RowActions(QObject):
    """`troubled` carries why something was not done."""

    troubled = Signal(str)

    def __init__(self, service: ChatService, chats: OpenChats, language: Callable[[], Language]) -> None:
        super().__init__()
        self._service = service
        self._chats = chats
        self._language = language
        self._tasks = Tasks("row actions")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def open(self, row: bytes) -> None:
        """Open a row's conversation."""
        self._chats.open(*self._named_by(row))

    def open_alone(self, row: bytes) -> None:
        """Open a row's conversation in a window of its own."""
        self._chats.open_alone(*self._named_by(row))

    def open_message(self, conversation: bytes, seq: int) -> None:
        """Open a conversation at one of its messages."""
        self._chats.open_at(conversation, seq)

    def _named_by(self, row: bytes) -> tuple[bytes, bytes | None]:
        conversation = self.conversation_of(row)
        return conversation, None if conversation == row else row

    def conversation_of(self, row: bytes) -> bytes:
        """Return the conversation of a row."""
        state = self._service.state
        direct = next((one for one in state.conversations.values() if one.peer == row), None)
        if direct is not None:
            return direct.id
        return row if row in state.conversations else self._service.direct(row)

    def read(self, row: bytes) -> None:
        """Mark all of a row's conversation as read."""
        conversation = self.conversation_of(row)
        self._try(lambda: self._read(conversation), "read")

    async def _read(self, conversation: bytes) -> None:
        summary = self._service.state.summary(conversation)
        await self._service.mark_read(conversation, summary.head)
        if summary.arrangement.unread:
            await self._service.arrange(conversation, unread=False)

    def arrange(self, row: bytes, what: str, on: bool) -> None:
        """Keep a row's conversation otherwise: on top, muted, marked as unread, out of the list."""
        conversation = self.conversation_of(row)
        self._try(lambda: self._service.arrange(conversation, **{what: on}), "arrange")

    def drop_draft(self, row: bytes) -> None:
        """Take away what was begun in a row's conversation."""
        conversation = self.conversation_of(row)
        self._service.keep_draft(conversation, "")
        self._service.leave_draft(conversation)

    def _try(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        self._tasks.start(trying(work, self.troubled.emit, self._language), name)
