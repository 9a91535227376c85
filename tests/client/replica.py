"""A server behind an outbox or a chat, as the test wants it to answer."""

import asyncio
from dataclasses import dataclass, field

from shared.errors import ErrorCode, Refusal
from shared.model.entry import SignedEntry
from shared.model.state import Draft, latest_draft
from shared.protocol.chat import DraftKept
from shared.protocol.log import Appended
from tests.client.making import ServerLog, id_of


@dataclass
class Replica:
    """A server that answers what the test wants next, and otherwise appends."""

    log: ServerLog
    refusals: list[Refusal] = field(default_factory=list[Refusal])
    asked: list[SignedEntry] = field(default_factory=list[SignedEntry])
    was_asked: asyncio.Event = field(default_factory=asyncio.Event)
    lose_answers: int = 0
    lost: ErrorCode = ErrorCode.OFFLINE
    up: bool = True
    drafts: dict[bytes, DraftKept] = field(default_factory=dict[bytes, DraftKept])
    draft_refusals: list[Refusal] = field(default_factory=list[Refusal])

    async def append(self, entry: SignedEntry, to: bytes | None) -> Appended:
        self.asked.append(entry)
        self.was_asked.set()
        await asyncio.sleep(0)
        if self.refusals:
            raise self.refusals.pop(0)
        known = next((one for one in self.log.entries if id_of(one) == id_of(entry)), None)
        placed = known or self.log.append(entry)
        if self.lose_answers:
            self.lose_answers -= 1
            raise Refusal(self.lost)
        return Appended(placed.seq, placed.counted, placed.received, placed.link)

    async def load(self, conversation: bytes, before: int, limit: int) -> None: ...

    def reaches(self, conversation: bytes) -> bool:
        return self.up

    async def find_time(self, conversation: bytes, ms: int) -> int:
        raise Refusal(ErrorCode.OFFLINE)

    async def mark_delivered(self, conversation: bytes, seq: int) -> None: ...

    async def mark_read(self, conversation: bytes, seq: int) -> None: ...

    async def set_draft(self, conversation: bytes, draft: Draft) -> DraftKept | None:
        await asyncio.sleep(0)
        if self.draft_refusals:
            raise self.draft_refusals.pop(0)
        before = self.drafts.get(conversation) or DraftKept(Draft("", 0), 0)
        if latest_draft(before.draft, draft) is draft:
            self.drafts[conversation] = DraftKept(draft, before.version + 1)
        return self.drafts[conversation]

    async def typing(self, conversation: bytes, active: bool) -> None: ...
