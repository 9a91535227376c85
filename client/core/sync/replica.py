"""A replica: whoever else holds the conversations; a server is one kind, a peer without one the other."""

from typing import Protocol

from shared.model.entry import SignedEntry
from shared.model.state import Draft
from shared.protocol.chat import DraftKept
from shared.protocol.log import Appended


class Replica(Protocol):
    """What outbox and services need of the other holders of a conversation.

    What is learnt from a replica goes into the cache first, and is then published on the bus; so
    readers know one place to read from, whichever kind of replica they talk to.
    """

    @property
    def up(self) -> bool:
        """Whether there is a link to anybody."""
        ...

    def reaches(self, conversation: bytes) -> bool:
        """Tell whether an entry of a conversation would be handed over now."""
        ...

    async def append(self, entry: SignedEntry, to: bytes | None) -> Appended:
        """Give an own entry away; returns once the replica has it on disk.

        Repeating it is harmless. `seq` 0 in the answer means that the replica gives no places.
        Raises Refusal: `offline` and the other codes of `lanes.TRANSIENT` are worth another try.
        """
        ...

    async def load(self, conversation: bytes, before: int, limit: int) -> None:
        """Bring the `limit` standing entries before the seq `before` (0: the newest) into the cache.

        Raises Refusal `offline`.
        """
        ...

    async def find_time(self, conversation: bytes, ms: int) -> int:
        """Return the seq of the first entry received at or after a time (Unix ms), of the newest if none was.

        0 when there is nothing. Raises Refusal `offline`, or `unknown_message` from an older server.
        """
        ...

    async def mark_delivered(self, conversation: bytes, seq: int) -> None:
        """Say that this device holds everything up to `seq`."""
        ...

    async def mark_read(self, conversation: bytes, seq: int) -> None:
        """Say that this person has read everything up to `seq`."""
        ...

    async def set_draft(self, conversation: bytes, draft: Draft) -> DraftKept | None:
        """Keep a draft for this person's other devices; None where nobody keeps drafts."""
        ...

    async def typing(self, conversation: bytes, active: bool) -> None:
        """Say that this person types, or has stopped."""
        ...
