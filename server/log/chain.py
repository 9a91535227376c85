"""Checking the log: every link recomputed, every number compared; and the short check at a start."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from server.store.connection import Connection
from shared.errors import Refusal
from shared.ids import id_text
from shared.model.bodies import COUNTABLE
from shared.model.chain import GENESIS, body_digest, chain_link
from shared.model.entry import decode_header

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


_ROWS = (
    "SELECT e.conversation, c.id, e.position, e.before, e.seq, e.counted, e.own, e.received, e.id, e.author,"
    " e.header, e.body, e.salt, e.link FROM entry e LEFT JOIN conversation c ON c.number = e.conversation"
    " ORDER BY e.position"
)


def verify(connection: Connection, progress: Callable[[int], None] | None = None) -> list[Fault]:
    """Recompute the whole log; return every fault found, none when it is consistent.

    `progress` is told the number of entries checked so far, every 10,000. Consistent does not mean
    unaltered: who could write the database could have computed a new chain.
    """
    faults: list[Fault] = []
    walks: dict[int, Walk] = {}
    for done, row in enumerate(connection.execute(_ROWS), 1):
        walk = walks.get(row[0])
        if walk is None:
            walk = walks[row[0]] = Walk(row[0], row[1] or bytes(16))
        faults += [Fault(walk.id, row[4], what) for what in _step(walk, row)]
        if progress is not None and done % 10_000 == 0:
            progress(done)
    faults += _heads(connection, walks)
    return faults


def _step(walk: Walk, row: Any) -> Iterator[str]:
    """Take one entry; yield what is wrong with it."""
    (
        _,
        conversation,
        position,
        before,
        seq,
        counted,
        own,
        received,
        entry,
        author,
        header,
        body,
        salt,
        link,
    ) = row
    if seq != walk.seq + 1:
        yield f"seq {walk.seq + 1} is missing" if seq > walk.seq + 1 else "seq is there twice"
    if before != walk.last:
        yield "it does not follow the entry before it"
    if link != chain_link(walk.link, seq, received, header, body_digest(salt, body)):
        yield "the chain link does not fit"
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
        " WHERE c.seq > 0 AND (e.link IS NOT c.link OR e.conversation <> c.number OR e.seq <> c.seq)"
        " UNION ALL SELECT c.id, c.seq FROM entry e JOIN conversation c ON c.number = e.conversation"
        " WHERE e.position > (SELECT coalesce(max(position), 0) FROM entry) - 1000 AND e.seq > c.seq"
    )
    faults += [Fault(row[0], row[1], "the head is not that of the last entry") for row in rows]
    if not was_clean(connection):
        faults += _tail(connection)
    return faults


def _tail(connection: Connection) -> Iterator[Fault]:
    rows = connection.execute(
        "SELECT c.id, e.seq, e.received, e.header, e.body, e.salt, e.link, coalesce(p.link, ?),"
        " p.link IS NULL FROM entry e JOIN conversation c ON c.number = e.conversation"
        " LEFT JOIN entry p ON p.position = e.before AND p.conversation = e.conversation"
        "  AND p.seq = e.seq - 1"
        " WHERE e.position > (SELECT coalesce(max(position), 0) FROM entry) - ?",
        (GENESIS, TAIL),
    )
    for conversation, seq, received, header, body, salt, link, previous, first in rows:
        if first and seq != 1:
            yield Fault(conversation, seq, f"seq {seq - 1} is missing")
        elif link != chain_link(previous, seq, received, header, body_digest(salt, body)):
            yield Fault(conversation, seq, "the chain link does not fit")


def was_clean(connection: Connection) -> bool:
    """Tell whether the last run ended in order."""
    return bool(connection.execute("SELECT clean FROM run").fetchone()[0])


def set_clean(connection: Connection, *, clean: bool) -> None:
    """Note that a run has begun, or has ended in order."""
    connection.execute("UPDATE run SET clean = ?", (int(clean),))
