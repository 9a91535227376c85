"""Conversations and their members: rows as they are, and as the rules see them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from server.store.connection import Connection, bound
from shared.model.chain import GENESIS
from shared.model.conversation import ConversationKind, ConversationState, Membership, Rank
from shared.model.visibility import EVERYTHING, Interval

_intervals = msgspec.msgpack.Decoder(tuple[Interval, ...])
_encode = msgspec.msgpack.Encoder().encode


@dataclass(slots=True)
class Head:
    """A conversation at its head, as the writer keeps it in memory between commits."""

    number: int
    id: bytes
    kind: ConversationKind
    seq: int
    link: bytes
    lamport: int
    counted: int
    last: int
    members: dict[bytes, Membership]
    own: dict[bytes, int] = field(default_factory=dict[bytes, int])
    audience: tuple[bytes, ...] = ()

    def settle(self) -> None:
        """Note who is to be told of new entries, after members have changed."""
        self.audience = tuple(person for person, member in self.members.items() if member.current)

    def state(self) -> ConversationState:
        """Return what the rules need to decide on the next entry."""
        return ConversationState(self.id, self.kind, self.members, self.seq, self.lamport)


def load_head(connection: Connection, conversation: bytes) -> Head | None:
    """Load a conversation with its members, or None."""
    row = connection.execute(
        "SELECT number, kind, seq, link, lamport, counted, last FROM conversation WHERE id = ?",
        (conversation,),
    ).fetchone()
    if row is None:
        return None
    number, kind, seq, link, lamport, counted, last = row
    head = Head(number, conversation, ConversationKind(kind), seq, link, lamport, counted, last, {})
    members = connection.execute(
        "SELECT person, rank, muted, own, visible FROM member WHERE conversation = ?", (head.number,)
    )
    for person, rank, muted, own, visible in members:
        head.members[person] = Membership(person, _intervals.decode(visible), Rank(rank), bool(muted))
        head.own[person] = own
    head.settle()
    return head


def draft(conversation: bytes, kind: ConversationKind, people: Iterable[bytes]) -> Head:
    """Return a conversation that does not exist yet, to decide on its first entry."""
    members = {person: Membership(person, EVERYTHING) for person in people}
    return Head(0, conversation, kind, 0, GENESIS, 0, 0, 0, members, dict.fromkeys(members, 0))


def create(connection: Connection, head: Head, ranks: Mapping[bytes, Rank], name: str = "") -> None:
    """Write a drafted conversation, whose members see it from its first entry, and number it."""
    head.number = int(
        connection.execute(
            "INSERT INTO conversation (id, kind, name, seq, link, lamport, counted, last)"
            " VALUES (?, ?, ?, 0, ?, 0, 0, 0) RETURNING number",
            (head.id, head.kind.value, name, GENESIS),
        ).fetchone()[0]
    )
    connection.executemany(
        "INSERT INTO member (conversation, person, rank, muted, own, visible) VALUES (?, ?, ?, 0, 0, ?)",
        [(head.number, person, rank.value, _encode(EVERYTHING)) for person, rank in ranks.items()],
    )
    head.members = {person: Membership(person, EVERYTHING, rank) for person, rank in ranks.items()}
    head.settle()


def save_heads(connection: Connection, heads: Iterable[Head], authors: Iterable[tuple[Head, bytes]]) -> None:
    """Write back the heads that moved, and the own counts of those who wrote."""
    connection.executemany(
        "UPDATE conversation SET seq = ?, link = ?, lamport = ?, counted = ?, last = ? WHERE number = ?",
        [(head.seq, bound(head.link), head.lamport, head.counted, head.last, head.number) for head in heads],
    )
    connection.executemany(
        "UPDATE member SET own = ? WHERE conversation = ? AND person = ?",
        [(head.own[person], head.number, bound(person)) for head, person in authors],
    )


@dataclass(frozen=True, slots=True)
class MemberView:
    """A conversation as one member may see it."""

    number: int
    id: bytes
    kind: ConversationKind
    seq: int
    link: bytes
    counted: int
    own: int
    visible: tuple[Interval, ...]


_VIEW = (
    "SELECT c.number, c.id, c.kind, c.seq, c.link, c.counted, m.own, m.visible"
    " FROM member m JOIN conversation c ON c.number = m.conversation WHERE m.person = ?"
)


def _view(row: Any) -> MemberView:
    number, conversation, kind, seq, link, counted, own, visible = row
    intervals = _intervals.decode(visible)
    return MemberView(number, conversation, ConversationKind(kind), seq, link, counted, own, intervals)


def view(connection: Connection, person: bytes, conversation: bytes) -> MemberView | None:
    """Return a conversation as `person` may see it, or None for someone who never was a member."""
    row = connection.execute(_VIEW + " AND c.id = ?", (person, conversation)).fetchone()
    return None if row is None else _view(row)


def views_of(connection: Connection, person: bytes) -> list[MemberView]:
    """Return all conversations of a person."""
    return [_view(row) for row in connection.execute(_VIEW, (person,))]


def sum_of_heads(connection: Connection, person: bytes) -> int:
    """Return the sum of the seqs of all conversations of a person."""
    row = connection.execute(
        "SELECT total(c.seq) FROM member m JOIN conversation c ON c.number = m.conversation"
        " WHERE m.person = ?",
        (person,),
    ).fetchone()
    return int(row[0])


def members_of(connection: Connection, number: int) -> tuple[bytes, ...]:
    """Return everyone who is or was a member of the conversation with this local number."""
    rows = connection.execute("SELECT person FROM member WHERE conversation = ?", (number,))
    return tuple(row[0] for row in rows)


def exists(connection: Connection, conversation: bytes) -> bool:
    """Tell whether there is a conversation of this id."""
    row = connection.execute("SELECT 1 FROM conversation WHERE id = ?", (conversation,)).fetchone()
    return row is not None
