"""Reading one message of a conversation, which may stand far back, or on the server alone."""

import logging
from typing import Protocol

from client.services.chat.history import HistoryView
from client.services.chat.state import ChatState
from shared.errors import Refusal
from shared.model.fold import Standing

logger = logging.getLogger(__name__)


class Chats(Protocol):
    """What is needed of the chat service."""

    @property
    def state(self) -> ChatState: ...

    async def history(
        self, conversation: bytes, *, before: int = 0, after: int | None = None, limit: int = 50
    ) -> HistoryView: ...


async def message_at(chats: Chats, conversation: bytes, seq: int) -> Standing | None:
    """Return the message at a seq, None where it cannot be had now."""
    try:
        view = await chats.history(conversation, before=seq + 1, limit=1)
    except Refusal as refusal:
        logger.info("a message to be told of is not here: %s", refusal)
        return None
    return next((one for one in view.rows if one.seq == seq), None)
