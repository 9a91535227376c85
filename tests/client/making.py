"""Makes people, devices, entries and logs for tests, and opens a cache to put them in."""

from dataclasses import dataclass, field
from pathlib import Path

from client.core.keys.identity import Identity
from client.core.sync.writing import NewEntry
from client.store.cache import CacheStore
from client.store.opening import open_cache
from shared.ids import direct_conversation, new_id
from shared.model.bodies import AMENDMENTS, Body, MessageBody, encode_body, kind_of
from shared.model.chain import GENESIS, body_digest, chain_link
from shared.model.entry import START, Cursor, Entry, Header, SignedEntry, decode_header, encode_header
from shared.protocol.log import History, Page, Standing

KEY = bytes(range(32))


@dataclass
class Writer:
    """A person at a device, who numbers and signs what they write."""

    person: bytes = field(default_factory=new_id)
    identity: Identity = field(default_factory=Identity.fresh)
    n: int = 0

    def write(self, conversation: bytes, body: Body, lamport: int, after: int = 0) -> SignedEntry:
        """Write one entry."""
        self.n += 1
        header = Header(
            conversation=conversation,
            id=new_id(),
            author=self.person,
            device=self.identity.device,
            n=self.n,
            after=after,
            lamport=lamport,
            kind=kind_of(body),
            time=1_790_000_000_000 + lamport,
        )
        return self.identity.sign(encode_header(header), encode_body(body))


class ServerLog:
    """A conversation's log as a server would keep it."""

    def __init__(self, conversation: bytes) -> None:
        self.conversation = conversation
        self.entries: list[Entry] = []
        self._chain = GENESIS

    @property
    def head(self) -> Cursor:
        return START if not self.entries else Cursor(self.entries[-1].seq, self.entries[-1].link)

    def say(self, writer: Writer, text: str) -> Entry:
        """Append a message."""
        return self.write(writer, MessageBody(text))

    def write(self, writer: Writer, body: Body) -> Entry:
        """Append what somebody writes now."""
        return self.append(writer.write(self.conversation, body, len(self.entries) + 1, len(self.entries)))

    def append(self, signed: SignedEntry) -> Entry:
        """Append an entry."""
        seq = len(self.entries) + 1
        countable = decode_header(signed.header).kind == "message"
        counted = (self.entries[-1].counted if self.entries else 0) + countable
        digest = body_digest(bytes(16), signed.body)
        self._chain = chain_link(self._chain, seq, seq, signed.header, digest)
        entry = Entry(seq, counted, seq, 0, signed.header, signed.body, signed.signature, self._chain[:8])
        self.entries.append(entry)
        return entry

    def page(self, after: int, limit: int) -> Page:
        """Return what `log.after` would."""
        return Page(tuple(self.entries[after : after + limit]), self.head)

    def history(self, before: int, limit: int) -> History:
        """Return what `log.before` would, with every amendment."""
        upper = before or len(self.entries) + 1
        bases = [one for one in self.entries if one.seq < upper and kind(one) not in AMENDMENTS][-limit:]
        amendments = [one for one in self.entries if kind(one) in AMENDMENTS]
        standing = tuple(
            Standing(base, tuple(one for one in amendments if names(one, base))) for base in bases
        )
        start = 1 if len(bases) < limit else bases[0].seq
        return History(standing, start, self.head)


def kind(entry: Entry) -> str:
    """Return an entry's kind."""
    return decode_header(entry.header).kind


def id_of(entry: Entry | SignedEntry) -> bytes:
    """Return an entry's id."""
    return decode_header(entry.header).id


def names(amendment: Entry, base: Entry) -> bool:
    """Tell whether an amendment is about an entry; an id is random enough to be found in the bytes."""
    return id_of(base) in amendment.body


@dataclass
class Desk:
    """A cache on disk, and whose it is."""

    path: Path
    me: Writer = field(default_factory=Writer)
    other: Writer = field(default_factory=Writer)

    def __post_init__(self) -> None:
        self.conversation = direct_conversation(self.me.person, self.other.person)
        self.log = ServerLog(self.conversation)

    def open(self) -> CacheStore:
        """Open the cache; blocking, as in a test's set-up."""
        opened = open_cache(self.path, KEY)
        return CacheStore(opened.database, self.me.identity.device, self.me.person)

    def draft(self, text: str) -> NewEntry:
        """Make a message to be queued."""
        return NewEntry(
            conversation=self.conversation,
            id=new_id(),
            author=self.me.person,
            device=self.me.identity.device,
            kind="message",
            body=encode_body(MessageBody(text)),
            time=1_790_000_000_000,
            to=self.other.person,
        )
