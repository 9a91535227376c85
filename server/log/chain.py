"""Checking the log: every link recomputed, every number compared; and the short check at a start."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from server.log.checkpoint import decode_statement, signed_statement
from server.store import checkpoints
from server.store.checkpoints import Checkpoint
from server.store.connection import Connection
from shared.errors import Refusal
from shared.ids import id_text
from shared.model.bodies import COUNTABLE
from shared.model.chain import GENESIS, body_digest, chain_link
from shared.model.entry import LINK_SIZE, decode_header

TAIL = 20_000
"""How many of the last entries a start checks after a crash: far more than one checkpoint's worth."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that does not add up: in which conversation, at which seq, what."""

    conversation: bytes
    seq: int
    what: str

    def __str__(self) -> str:
        return f"{id_text(self.conversation)} {self.seq}: {self.what}"


@dataclass(slots=True)
class Walk:
    """Where a walk along one conversation's log has come to."""

    number: int
    id: bytes
    seq: int = 0
    link: bytes = GENESIS
    lamport: int = 0
    counted: int = 0
    last: int = 0
    own: dict[bytes, int] = field(default_factory=dict[bytes, int])


Links = Mapping[bytes, Mapping[int, bytes]]
"""Links as they were noted elsewhere, by conversation and seq: see `server.log.heads`."""
Signed = Callable[[bytes, bytes], bool]
"""Tells whether the organisation made a signature of these bytes."""

_ROWS = (
    "SELECT e.conversation, c.id, e.position, e.before, e.seq, e.counted, e.own, e.received, e.id, e.author,"
    " e.header, e.body, e.salt, e.digest, e.link FROM entry e"
    " LEFT JOIN conversation c ON c.number = e.conversation ORDER BY e.position"
)


class _Verifier:
    """Walks along all logs at once, in the order of appending."""

    def __init__(self, signed: Signed | None, noted: Links | None) -> None:
        self.faults: list[Fault] = []
        self._signed = signed
        self._noted: dict[bytes, dict[int, bytes]] = {one: dict(at) for one, at in (noted or {}).items()}
        self._walks: dict[int, Walk] = {}

    def run(self, connection: Connection, progress: Callable[[int], None] | None) -> list[Fault]:
        """Check everything."""
        for checkpoint in checkpoints.every(connection):
            self._begin(connection, checkpoint)
        for done, row in enumerate(connection.execute(_ROWS), 1):
            walk = self._walks.get(row[0])
            if walk is None:
                walk = self._walks[row[0]] = Walk(row[0], row[1] or bytes(16))
            self.faults += [Fault(walk.id, row[4], what) for what in _step(walk, row)]
            if walk.id in self._noted:
                self._compare(walk.id, walk.seq, walk.link)
            if progress is not None and done % 10_000 == 0:
                progress(done)
        self.faults += _heads(connection, self._walks)
        for conversation, links in self._noted.items():
            self.faults += [Fault(conversation, seq, "the log was longer once") for seq in links]
        return self.faults

    def _begin(self, connection: Connection, checkpoint: Checkpoint) -> None:
        """Begin a walk at a checkpoint, if that holds."""
        conversation = checkpoints.conversation_of(connection, checkpoint.number)
        walk = self._walks[checkpoint.number] = Walk(checkpoint.number, conversation)
        walk.seq, walk.link = checkpoint.seq, checkpoint.link
        self.faults += [Fault(conversation, checkpoint.seq, what) for what in self._stated(checkpoint, walk)]
        self.faults += _retired(connection, walk)
        for seq in [seq for seq in self._noted.get(conversation, ()) if seq <= checkpoint.seq]:
            left = checkpoints.at(connection, walk.number, seq)
            self._compare(conversation, seq, b"" if left is None else left.link)

    def _stated(self, checkpoint: Checkpoint, walk: Walk) -> Iterator[str]:
        signed = signed_statement(checkpoint.statement)
        if self._signed is not None and not self._signed(signed, checkpoint.signature):
            yield "the checkpoint's signature does not hold"
        try:
            statement = decode_statement(checkpoint.statement)
        except Refusal:
            yield "the checkpoint is not readable"
            return
        stated = (statement.conversation, statement.seq, statement.link)
        if stated != (walk.id, checkpoint.seq, checkpoint.link):
            yield "the checkpoint states another place"
        walk.lamport, walk.counted, walk.own = statement.lamport, statement.counted, dict(statement.own)

    def _compare(self, conversation: bytes, seq: int, link: bytes) -> None:
        noted = self._noted[conversation].pop(seq, None)
        if noted is not None and (not link or noted[: len(link)] != link):
            self.faults.append(Fault(conversation, seq, "the log was another once"))


def verify(
    connection: Connection,
    progress: Callable[[int], None] | None = None,
    *,
    signed: Signed | None = None,
    noted: Links | None = None,
) -> list[Fault]:
    """Recompute the whole log; return every fault found, none when it is consistent.

    Consistent does not mean unaltered: who could write the database could have computed a new chain.
    It is unaltered as far as `noted` links of another time are found in it again. `progress` is told
    the number of entries checked so far, every 10,000; without `signed`, signatures are not checked.
    """
    return _Verifier(signed, noted).run(connection, progress)


def _retired(connection: Connection, walk: Walk) -> Iterator[Fault]:
    """Compare what is left of entries that are gone with the checkpoint that stands for them."""
    last = checkpoints.at(connection, walk.number, walk.seq)
    if last is None or last.link != walk.link[:LINK_SIZE] or last.counted != walk.counted:
        yield Fault(walk.id, walk.seq, "the checkpoint is not that of the last entry retired")
    if checkpoints.count(connection, walk.number) != walk.seq:
        yield Fault(walk.id, walk.seq, "of entries that were retired some have left nothing")


def _step(walk: Walk, row: Any) -> Iterator[str]:
    """Take one entry; yield what is wrong with it."""
    _, conversation, position, before, seq, counted, own, received, entry, author, *rest = row
    header, body, salt, digest, link = rest
    if seq != walk.seq + 1:
        yield f"seq {walk.seq + 1} is missing" if seq > walk.seq + 1 else "seq is there twice"
    if before != walk.last:
        yield "it does not follow the entry before it"
    if link != chain_link(walk.link, seq, received, header, digest or body_digest(salt, body)):
        yield "the chain link does not fit"
    if digest is not None and (body or salt):
        yield "it was erased, and has content"
    walk.seq, walk.link, walk.last = seq, link, position
    try:
        decoded = decode_header(header)
    except Refusal:
        yield "the header is not readable"
        return
    if (decoded.conversation, decoded.id, decoded.author) != (conversation, entry, author):
        yield "the header names another entry"
    if decoded.kind in COUNTABLE:
        walk.counted += 1
        walk.own[author] = walk.own.get(author, 0) + 1
    walk.lamport = max(walk.lamport, decoded.lamport)
    if (counted, own) != (walk.counted, walk.own.get(author, 0)):
        yield "the running counts do not fit"


def _heads(connection: Connection, walks: dict[int, Walk]) -> Iterator[Fault]:
    """Compare every conversation and member with what its entries add up to."""
    rows = connection.execute(
        "SELECT number, id, seq, link, lamport, counted, last FROM conversation"
    ).fetchall()
    for number, conversation, seq, *head in rows:
        walk = walks.get(number) or Walk(number, conversation)
        if [seq, *head] != [walk.seq, walk.link, walk.lamport, walk.counted, walk.last]:
            yield Fault(conversation, seq, "the head is not that of the last entry")
        members = connection.execute("SELECT person, own FROM member WHERE conversation = ?", (number,))
        for person, own in members.fetchall():
            if own != walk.own.get(person, 0):
                yield Fault(conversation, seq, f"the own count of {id_text(person)} is {own}")


def check_at_start(connection: Connection) -> list[Fault]:
    """Check what a start can afford: every head, and after a crash the links of the last entries."""
    faults: list[Fault] = []
    rows = connection.execute(
        "SELECT c.id, c.seq FROM conversation c LEFT JOIN entry e ON e.position = c.last"
        " LEFT JOIN checkpoint k ON k.conversation = c.number AND c.last = 0"
        " WHERE c.seq > 0 AND (coalesce(e.link, k.link) IS NOT c.link OR e.conversation <> c.number"
        "  OR coalesce(e.seq, k.seq) <> c.seq)"
        " UNION ALL SELECT c.id, c.seq FROM entry e JOIN conversation c ON c.number = e.conversation"
        " WHERE e.position > (SELECT coalesce(max(position), 0) FROM entry) - 1000 AND e.seq > c.seq"
    )
    faults += [Fault(row[0], row[1], "the head is not that of the last entry") for row in rows]
    if not was_clean(connection):
        faults += _tail(connection)
    return faults


def _tail(connection: Connection) -> Iterator[Fault]:
    rows = connection.execute(
        "SELECT c.id, e.seq, e.received, e.header, e.body, e.salt, e.digest, e.link,"
        " coalesce(p.link, k.link, ?), coalesce(p.link, k.link) IS NULL"
        " FROM entry e JOIN conversation c ON c.number = e.conversation"
        " LEFT JOIN entry p ON p.position = e.before AND p.conversation = e.conversation"
        "  AND p.seq = e.seq - 1"
        " LEFT JOIN checkpoint k ON k.conversation = e.conversation AND k.seq = e.seq - 1"
        " WHERE e.position > (SELECT coalesce(max(position), 0) FROM entry) - ?",
        (GENESIS, TAIL),
    )
    for conversation, seq, received, header, body, salt, digest, link, previous, first in rows:
        if first and seq != 1:
            yield Fault(conversation, seq, f"seq {seq - 1} is missing")
        elif link != chain_link(previous, seq, received, header, digest or body_digest(salt, body)):
            yield Fault(conversation, seq, "the chain link does not fit")


def was_clean(connection: Connection) -> bool:
    """Tell whether the last run ended in order."""
    return bool(connection.execute("SELECT clean FROM run").fetchone()[0])


def set_clean(connection: Connection, *, clean: bool) -> None:
    """Note that a run has begun, or has ended in order."""
    connection.execute("UPDATE run SET clean = ?", (int(clean),))
