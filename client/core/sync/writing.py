"""Writing an entry: numbered, signed and on disk before anybody hears of it; then the outbox has it."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from msgspec import Struct

from client.core.bus import Bus
from client.core.cache import Waiting
from client.core.clock import unix_ms
from client.core.events import StateStored
from client.core.keys.identity import Me
from client.core.sync.outbox import Outbox
from client.core.sync.replica import Replica
from shared.errors import ErrorCode, Refusal
from shared.ids import new_id
from shared.model.bodies import Body, encode_body, kind_of
from shared.model.entry import Entry, SignedEntry, decode_header
from shared.model.state import ConversationInfo, encode_value, state_key
from shared.protocol.sync import StateItem

Sign = Callable[[bytes, bytes], SignedEntry]
UNHEARD = frozenset({"muted", "muted_all", "blocked", "left", "disbanded", "ended"})
"""Reasons for which somebody may not write in a conversation."""


class NewEntry(Struct, frozen=True):
    """An entry to be: it gets its number and signature in the transaction that queues it."""

    conversation: bytes
    id: bytes
    author: bytes
    device: bytes
    kind: str
    body: bytes
    time: int
    to: bytes | None = None


class Accepted(Struct, frozen=True):
    """An entry that was taken over: it is in the outbox, on disk, or has a place already (`seq`)."""

    id: bytes
    conversation: bytes
    seq: int | None = None
    refusal: Refusal | None = None


Queue = Callable[[NewEntry, bool], Awaitable[Waiting]]
"""Puts an entry on disk; told whether it leaves at once."""


class WritingCache(Protocol):
    """What writing needs of the cache."""

    async def queue(self, draft: NewEntry, sign: Sign, *, leaving: bool = False) -> Waiting: ...

    async def number(self, draft: NewEntry, sign: Sign) -> SignedEntry: ...

    async def waiting_entry(self, entry: bytes) -> Waiting | None: ...

    async def entry(self, entry: bytes) -> Entry | None: ...

    async def store_missing_state(self, key: str, value: bytes) -> StateItem | None: ...


class Writing:
    """Writes entries of one person on this device, whatever slice they belong to."""

    def __init__(
        self,
        me: Me,
        cache: WritingCache,
        replica: Replica,
        outbox: Outbox,
        bus: Bus,
        clock: Callable[[], int] = unix_ms,
    ) -> None:
        self.me = me
        self._cache = cache
        self._replica = replica
        self._outbox = outbox
        self._bus = bus
        self._clock = clock

    async def write(
        self,
        conversation: bytes,
        body: Body,
        *,
        to: bytes | None = None,
        id_: bytes | None = None,
        queue: Queue | None = None,
    ) -> Accepted:
        """Write an entry; on disk when this returns. `to` names the other of a one-to-one conversation.

        With an `id_` that was used before, it returns what became of that entry.
        """
        if id_ is not None and (known := await self.known(id_)) is not None:
            return known
        entry = self._entry(conversation, body, id_ or new_id(), self._clock(), to)
        waiting = await (queue or self._queue)(entry, self._replica.reaches(conversation))
        self._outbox.queued(waiting)
        return Accepted(waiting.id, conversation)

    async def sign(self, conversation: bytes, body: Body, *, id_: bytes, time: int) -> SignedEntry:
        """Sign an entry that a server keeps until its time; whoever signs the same id again replaces it."""
        entry = self._entry(conversation, body, id_, time, None)
        return await self._cache.number(entry, self.me.identity.sign)

    def _entry(self, conversation: bytes, body: Body, id_: bytes, time: int, to: bytes | None) -> NewEntry:
        return NewEntry(
            conversation=conversation,
            id=id_,
            author=self.me.person,
            device=self.me.identity.device,
            kind=kind_of(body),
            body=encode_body(body),
            time=time,
            to=to,
        )

    async def _queue(self, entry: NewEntry, leaving: bool) -> Waiting:
        return await self._cache.queue(entry, self.me.identity.sign, leaving=leaving)

    async def introduce(self, conversation: bytes, info: ConversationInfo) -> None:
        """Show a new conversation before a server has told of it."""
        item = await self._cache.store_missing_state(
            state_key("conversation", conversation), encode_value(info)
        )
        if item is not None:
            self._bus.publish(StateStored((item,)))

    async def known(self, entry: bytes) -> Accepted | None:
        """Return what became of an id that was used before."""
        waiting = await self._cache.waiting_entry(entry)
        if waiting is not None:
            return Accepted(entry, waiting.conversation, refusal=waiting.refusal)
        placed = await self._cache.entry(entry)
        if placed is None:
            return None
        return Accepted(entry, decode_header(placed.header).conversation, placed.seq)


def may_not_write(refusal: Refusal) -> bool:
    """Tell whether something was refused to somebody because they may not write there."""
    return refusal.code is ErrorCode.NOT_MEMBER or refusal.detail.get("reason") in UNHEARD
