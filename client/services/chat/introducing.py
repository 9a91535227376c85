"""Shows a new one-to-one conversation before a server has told of it."""

from client.core.sync.writing import Writing
from client.services.chat.state import ChatState
from shared.model.conversation import ConversationKind
from shared.model.state import ConversationInfo


class Introducing:
    """Knows which conversations were told of."""

    def __init__(self, state: ChatState, writing: Writing) -> None:
        self._state = state
        self._writing = writing

    async def introduce(self, conversation: bytes, peer: bytes) -> None:
        """Have a conversation in the list, with whom it is, unless it is there."""
        if self._state.summary(conversation).kind is None:
            await self._writing.introduce(conversation, ConversationInfo(ConversationKind.DIRECT, peer))
