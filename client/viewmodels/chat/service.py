"""What the window needs of the chat service."""

from typing import Protocol

from client.services.chat.state import ChatState
from client.viewmodels.chat.model import Conversing
from shared.model.bodies import Styles
from shared.model.styles import StyledText


class ChatService(Conversing, Protocol):
    """What the window needs of the chat service."""

    @property
    def state(self) -> ChatState: ...

    def direct(self, person: bytes) -> bytes: ...

    def begun(self, conversation: bytes) -> StyledText: ...

    def keep_draft(
        self, conversation: bytes, text: str, *, to: bytes | None = None, styles: Styles = ()
    ) -> None: ...

    def leave_draft(self, conversation: bytes) -> None: ...

    async def arrange(
        self,
        conversation: bytes,
        *,
        muted: bool | None = None,
        sticky: bool | None = None,
        unread: bool | None = None,
        hidden: bool | None = None,
        folded: bool | None = None,
    ) -> None: ...
