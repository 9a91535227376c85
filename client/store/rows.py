"""What the cache answers: plain values, made in the database's thread."""

from typing import Protocol

from msgspec import Struct

from shared.errors import Refusal
from shared.model.entry import Entry, SignedEntry


class Change(Struct, frozen=True):
    """What a transaction changed; see `client.core.cache.Change`."""

    entries: tuple[Entry, ...] = ()
    placed: tuple[Entry, ...] = ()
    gap: bool = False
    figures: "Place | None" = None


class Waiting(Struct, frozen=True):
    """An own entry in the outbox; see `client.core.cache.Waiting`."""

    id: bytes
    conversation: bytes
    to: bytes | None
    entry: SignedEntry
    refusal: Refusal | None = None
    offered: bool = False
    held: bool = False


class Place(Struct, frozen=True):
    """A conversation's row: cursor, head and marks. See the migration for what each column means."""

    id: bytes
    seq: int
    link: bytes
    head: int
    counted: int
    own: int
    lamport: int
    n: int
    delivered_told: int
    read: int
    read_told: int
    mentioned: int = 0


class Draft(Protocol):
    """An entry to be: numbered and signed inside the transaction that puts it into the outbox."""

    @property
    def conversation(self) -> bytes: ...

    @property
    def id(self) -> bytes: ...

    @property
    def author(self) -> bytes: ...

    @property
    def device(self) -> bytes: ...

    @property
    def kind(self) -> str: ...

    @property
    def body(self) -> bytes: ...

    @property
    def time(self) -> int: ...

    @property
    def to(self) -> bytes | None: ...


class HeldDraft(Struct, frozen=True):
    """An entry that was held; see `Draft`."""

    conversation: bytes
    id: bytes
    author: bytes
    device: bytes
    kind: str
    body: bytes
    time: int
    to: bytes | None


class Moment(Struct, frozen=True):
    """Where a time stands; `sure` unless an entry that is not held may stand nearer."""

    seq: int
    sure: bool


class HistoryPage(Struct, frozen=True):
    """Standing entries in display order with all held amendments of them, and the outbox entries.

    `start` is the seq the page begins at. `whole` tells that nothing between the page's ends is
    missing; `first` is where the held stretch begins: 1 means that nothing older exists.
    """

    standing: tuple[Entry, ...]
    amendments: tuple[Entry, ...]
    start: int
    first: int
    whole: bool


class Hit(Struct, frozen=True):
    """A message that was found: the words around what was looked for, and where that stands in them."""

    id: bytes
    conversation: bytes
    seq: int
    author: bytes
    time: int
    words: str
    places: tuple[tuple[int, int], ...]


class Found(Struct, frozen=True):
    """Messages found, the newest first; `further` is where to go on, 0 when nothing is left.

    `whole` is False while some of what is held is not in the index yet.
    """

    hits: tuple[Hit, ...] = ()
    further: int = 0
    whole: bool = True
