"""What the core needs of the cache on this device's disk; `client.store` provides it.

Every method is one transaction, on disk when it returns. All raise Refusal `storage_full` and
`storage_failed`.
"""

from collections.abc import Sequence
from typing import Protocol

from shared.errors import Refusal
from shared.model.conversation import Target
from shared.model.entry import Cursor, Entry, SignedEntry
from shared.protocol.log import Appended, History, Page
from shared.protocol.org import People
from shared.protocol.peer import Span
from shared.protocol.sync import Head, Held, StateItem


class Figures(Protocol):
    """Where a conversation stands on this device: the cursor's seq, and as of `head` the counts."""

    @property
    def seq(self) -> int: ...

    @property
    def head(self) -> int: ...

    @property
    def counted(self) -> int: ...

    @property
    def own(self) -> int: ...

    @property
    def mentioned(self) -> int: ...


class Change(Protocol):
    """What a transaction changed: entries new to readers, and own ones that left the outbox by it.

    `gap` tells that entries before these are missing: read on from the cursor. `figures` is None
    only when nothing was looked at.
    """

    @property
    def figures(self) -> Figures | None: ...

    @property
    def entries(self) -> Sequence[Entry]: ...

    @property
    def placed(self) -> Sequence[Entry]: ...

    @property
    def gap(self) -> bool: ...


class Waiting(Protocol):
    """An own entry in the outbox. `refusal` is set once it was refused.

    `offered` is set before a replica gets it: from then on it may have been committed, even if no
    answer ever comes. One that is `held` waits for its files to be uploaded, and is in no lane yet.
    """

    @property
    def id(self) -> bytes: ...

    @property
    def conversation(self) -> bytes: ...

    @property
    def to(self) -> bytes | None: ...

    @property
    def entry(self) -> SignedEntry: ...

    @property
    def refusal(self) -> Refusal | None: ...

    @property
    def offered(self) -> bool: ...

    @property
    def held(self) -> bool: ...


class LogCache(Protocol):
    """The conversations, as far as this device holds them."""

    async def cursor(self, conversation: bytes) -> Cursor:
        """Return the newest point up to which the newest interval is held whole; START if none is."""
        ...

    async def held(self) -> Sequence[Held]:
        """Return the cursors of all conversations, at most `limits.CURSORS`, the newest."""
        ...

    async def sum_of_heads(self) -> int: ...

    async def extend(self, conversation: bytes, entries: Sequence[Entry]) -> Change:
        """Store entries told live; a gap, and nothing stored, unless they follow the cursor densely."""
        ...

    async def store_page(self, conversation: bytes, since: Cursor, page: Page) -> Change:
        """Store a page read on from a cursor."""
        ...

    async def store_history(self, conversation: bytes, before: int, history: History) -> Change:
        """Store a page of history; the newest page (`before` 0) also begins a new conversation."""
        ...

    async def store_heads(self, heads: Sequence[Head]) -> None: ...

    async def probes(self, conversation: bytes) -> Sequence[Cursor]:
        """Return cursors held, newest first, at exponentially growing distances."""
        ...

    async def roll_back(self, conversation: bytes, common: Cursor) -> Sequence[Entry]:
        """Take the place from all entries after `common`, and return them in their former order."""
        ...


class OutboxCache(Protocol):
    """Own entries that no replica has acknowledged yet, in lanes by conversation."""

    async def lanes(self) -> Sequence[bytes]: ...

    async def take_first(self, conversation: bytes) -> Waiting | None:
        """Return the first entry of a lane, noted as offered."""
        ...

    async def waiting_entry(self, entry: bytes) -> Waiting | None: ...

    async def place(self, entry: bytes, appended: Appended) -> Change:
        """Move an entry from the outbox to its place in the log."""
        ...

    async def fail(self, entry: bytes, refusal: Refusal) -> None: ...

    async def retry(self, entry: bytes) -> Waiting | None: ...

    async def drop(self, entry: bytes) -> Waiting | None: ...

    async def cancel(self, entry: bytes) -> Sequence[Waiting]:
        """Delete an entry that was never offered or was refused, and what amends it; empty for another."""
        ...

    async def requeue(self, conversation: bytes, entries: Sequence[bytes]) -> Sequence[Waiting]:
        """Put own entries that lost their place into the outbox again; returns those it did."""
        ...


class StateCache(Protocol):
    """The personal state and the directory of the organisation."""

    async def state_version(self) -> int: ...

    async def store_state(
        self, items: Sequence[StateItem], version: int, *, again: bool
    ) -> Sequence[StateItem]:
        """Store items newer than those held, and the version reached; returns what changed.

        Of entries that were erased from the record, the words go in the same transaction.
        With `again` counting begins anew: everything held is older than any item from now on.
        """
        ...

    async def erased(self, conversation: bytes, entry: bytes) -> Change:
        """Return an entry whose words are gone as what changed; nothing if it is not held."""
        ...

    async def people_version(self) -> int: ...

    async def scope(self) -> bytes:
        """Return of what scope the directory held is; see `shared.protocol.org.People`."""
        ...

    async def store_people(self, page: People, reached: int, *, anew: bool = False) -> None:
        """Store what was told of the directory; `anew` it replaces everything held."""
        ...


class PeerCache(Protocol):
    """What a peer without a server needs besides: entries by device and number, and targets."""

    async def entry(self, entry: bytes) -> Entry | None: ...

    async def store_missing_state(self, key: str, value: bytes) -> StateItem | None:
        """Store an item of the personal state, unless the key is known; returns it when it is new."""
        ...

    async def lamport(self, conversation: bytes) -> int: ...

    async def target(self, conversation: bytes, entry: bytes) -> Target | None: ...

    async def spans(self, conversation: bytes) -> Sequence[Span]:
        """Return which entries are held, as runs of numbers by device."""
        ...

    async def beyond(self, conversation: bytes, spans: Sequence[Span], limit: int) -> Sequence[SignedEntry]:
        """Return held entries outside of the spans, in order of (lamport, id)."""
        ...

    async def store_unplaced(self, conversation: bytes, entries: Sequence[Entry]) -> Change:
        """Store entries that have no place in a log."""
        ...


class Cache(LogCache, OutboxCache, StateCache, PeerCache, Protocol):
    """All of it."""
