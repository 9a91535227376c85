"""Messages for later in memory: kept, changed and cancelled at once, or refused as told."""

from collections.abc import Sequence

import msgspec

from client.core.bus import Bus
from client.core.events import StateStored
from client.services.later import LaterMessage
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import MessageBody
from shared.model.state import state_key
from shared.model.styles import StyledText
from shared.protocol.sync import StateItem


class FakeLater:
    """What waits, by entry."""

    def __init__(self, bus: Bus) -> None:
        self.held: dict[bytes, LaterMessage] = {}
        self.refusal: Refusal | None = None
        self._bus = bus

    def of(self, conversation: bytes) -> Sequence[LaterMessage]:
        found = [one for one in self.held.values() if one.conversation == conversation]
        return sorted(found, key=lambda one: (one.refusal is None, one.due))

    def get(self, entry: bytes) -> LaterMessage:
        if entry not in self.held:
            raise Refusal(ErrorCode.NOT_FOUND, part="later")
        return self.held[entry]

    async def keep(
        self, conversation: bytes, message: MessageBody, due: int, *, to: bytes | None = None
    ) -> bytes:
        entry = new_id()
        self.put(LaterMessage(entry, conversation, due, message, to))
        return entry

    async def change(self, entry: bytes, *, words: StyledText | None = None, due: int | None = None) -> None:
        held = self.get(entry)
        message = held.message
        if words is not None:
            message = msgspec.structs.replace(message, text=words.text, styles=words.styles)
        self.put(LaterMessage(entry, held.conversation, held.due if due is None else due, message, held.to))

    async def cancel(self, entry: bytes) -> None:
        self._check()
        self.held.pop(entry, None)
        self._tell(entry)

    def put(self, one: LaterMessage) -> None:
        """Let one wait, or stand as refused."""
        self._check()
        self.held[one.id] = one
        self._tell(one.id)

    def _check(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def _tell(self, entry: bytes) -> None:
        self._bus.publish(StateStored((StateItem(state_key("later", entry), b"", 1),)))
