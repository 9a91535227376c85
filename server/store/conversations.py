"""Conversations and their members: rows as they are, and as the rules see them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from msgspec import Struct

from server.store.connection import Connection, bound
from shared.model.chain import GENESIS
from shared.model.conversation import ConversationKind, Joining, Membership, Rank, Rules
from shared.model.entry import LINK_SIZE, Cursor
from shared.model.state import PersonNote, decode_value, state_key
from shared.model.visibility import EVERYTHING, Interval, unbroken_from

_intervals = msgspec.msgpack.Decoder(tuple[Interval, ...])
_encode = msgspec.msgpack.Encoder().encode
_SEES_EVERYTHING = _encode(EVERYTHING)
_KINDS = {kind.value: kind for kind in ConversationKind}
_RANKS = {rank.value: rank for rank in Rank}


def _seen(visible: bytes) -> tuple[Interval, ...]:
    """Decode what a member sees; those who see everything, as most do, share one value."""
    return EVERYTHING if visible == _SEES_EVERYTHING else _intervals.decode(visible)


@dataclass(slots=True)
class Head:
    """A conversation at its head, as the writer keeps it in memory between commits, and the rules ask it."""

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
    horizon: int = 1
    """The first seq that everyone in the audience may see, with all that came after it."""
    rules: Rules = Rules()  # noqa: RUF009 - immutable
    barred: dict[bytes, str] = field(default_factory=dict[bytes, str])

    def settle(self) -> None:
        """Note who is to be told of new entries, after members have changed."""
        current = [member for member in self.members.values() if member.current]
        self.audience = tuple(member.person for member in current)
        self.horizon = max((unbroken_from(member.visible) for member in current), default=1)


RULES = "name, about, joining, from_start, mute_all, disbanded, ends"


def rules_of(row: Any) -> Rules:
    """Return the rules from the columns `RULES`."""
    name, about, joining, from_start, mute_all, disbanded, ends = row
    return Rules(name, about, Joining(joining), bool(from_start), bool(mute_all), bool(disbanded), ends)


def load_head(connection: Connection, conversation: bytes) -> Head | None:
    """Load a conversation with its members, or None."""
    row = connection.execute(
        f"SELECT number, kind, seq, link, lamport, counted, last, {RULES} FROM conversation WHERE id = ?",
        (conversation,),
    ).fetchone()
    if row is None:
        return None
    number, kind, seq, link, lamport, counted, last, *rules = row
    head = Head(number, conversation, ConversationKind(kind), seq, link, lamport, counted, last, {})
    head.rules = rules_of(rules)
    members = connection.execute(
        "SELECT person, rank, muted, own, visible FROM member WHERE conversation = ?", (head.number,)
    )
    for person, rank, muted, own, visible in members:
        head.members[person] = Membership(person, _seen(visible), _RANKS[rank], bool(muted))
        head.own[person] = own
    if head.kind is ConversationKind.DIRECT:
        head.barred = barred(connection, tuple(head.members))
    head.settle()
    return head


def barred(connection: Connection, people: Sequence[bytes]) -> dict[bytes, str]:
    """Return who of two people may not write to the other, and why: "left" or "blocked"."""
    found: dict[bytes, str] = {}
    for author, other in zip(people, reversed(people), strict=True):
        if author == other:
            continue
        key = state_key("person", author)
        note = connection.execute(
            "SELECT value FROM personal_state WHERE person = ? AND key = ?", (other, key)
        ).fetchone()
        left = connection.execute("SELECT disabled FROM person WHERE id = ?", (other,)).fetchone()
        if left is not None and left[0]:
            found[author] = "left"
        elif note is not None and decode_value(note[0], PersonNote).blocked:
            found[author] = "blocked"
    return found


def draft(conversation: bytes, kind: ConversationKind, people: Iterable[bytes]) -> Head:
    """Return a conversation that does not exist yet, to decide on its first entry."""
    members = {person: Membership(person, EVERYTHING) for person in people}
    return Head(0, conversation, kind, 0, GENESIS, 0, 0, 0, members, dict.fromkeys(members, 0))


def create(connection: Connection, head: Head) -> None:
    """Write a drafted conversation with its rules and members, and number it."""
    rules = head.rules
    head.number = int(
        connection.execute(
            f"INSERT INTO conversation (id, kind, seq, link, lamport, counted, last, {RULES})"
            " VALUES (?, ?, 0, ?, 0, 0, 0, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
            (
                *(head.id, head.kind.value, GENESIS),
                *(rules.name, rules.about, rules.joining.value),
                *(rules.from_start, rules.mute_all, rules.disbanded, rules.ends),
            ),
        ).fetchone()[0]
    )
    put_members(connection, head, head.members)
    head.settle()


def put_members(connection: Connection, head: Head, people: Iterable[bytes]) -> None:
    """Write how these people stand in a conversation whose head is settled already or will be."""
    rows: list[tuple[Any, ...]] = []
    for person in people:
        member = head.members[person]
        head.own.setdefault(person, 0)
        ended = None if member.current else member.visible[-1].last
        rows.append(
            (
                *(head.number, person, member.rank.value, member.muted, _encode(member.visible)),
                *((None, None, None) if ended is None else (ended, head.link, head.counted)),
            )
        )
    connection.executemany(
        "INSERT INTO member"
        " (conversation, person, rank, muted, visible, ended, ended_link, ended_counted, own)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0) ON CONFLICT (conversation, person) DO UPDATE SET"
        " rank = excluded.rank, muted = excluded.muted, visible = excluded.visible, ended = excluded.ended,"
        " ended_link = excluded.ended_link, ended_counted = excluded.ended_counted,"
        " nickname = iif(excluded.ended IS NULL, nickname, '')",
        rows,
    )


def save_rules(connection: Connection, head: Head) -> None:
    """Write a group's rules back."""
    rules = head.rules
    connection.execute(
        "UPDATE conversation SET name = ?, about = ?, joining = ?, from_start = ?, mute_all = ?,"
        " disbanded = ?, ends = ? WHERE number = ?",
        (
            *(rules.name, rules.about, rules.joining.value),
            *(rules.from_start, rules.mute_all, rules.disbanded, rules.ends, head.number),
        ),
    )


def save_notice(connection: Connection, head: Head, seq: int, text: str) -> None:
    """Write which notice stands; seq 0 when none does."""
    connection.execute(
        "UPDATE conversation SET notice = ?, notice_text = ? WHERE number = ?", (seq, text, head.number)
    )


def save_nickname(connection: Connection, head: Head, person: bytes, name: str) -> None:
    """Write how a member is called here; nothing for their own name. It goes when they go."""
    connection.execute(
        "UPDATE member SET nickname = ? WHERE conversation = ? AND person = ?", (name, head.number, person)
    )


def save_everyone_mentioned(connection: Connection, head: Head, author: bytes) -> None:
    """Note that the entry at the head mentions all members but its author."""
    connection.execute(
        "UPDATE member SET mentioned = ? WHERE conversation = ? AND ended IS NULL AND person <> ?",
        (head.seq, head.number, author),
    )


def save_mentions(connection: Connection, head: Head, people: Iterable[bytes]) -> None:
    """Note whom the entry at the head mentions."""
    connection.executemany(
        "UPDATE member SET mentioned = ? WHERE conversation = ? AND person = ?",
        [(head.seq, head.number, person) for person in people],
    )


def save_heads(connection: Connection, moved: Collection[tuple[Head, Iterable[bytes]]]) -> None:
    """Write back the heads that moved, and the own counts of those who wrote there."""
    connection.executemany(
        "UPDATE conversation SET seq = ?, link = ?, lamport = ?, counted = ?, last = ? WHERE number = ?",
        [
            (head.seq, bound(head.link), head.lamport, head.counted, head.last, head.number)
            for head, _ in moved
        ],
    )
    connection.executemany(
        "UPDATE member SET own = ? WHERE conversation = ? AND person = ?",
        [(head.own[person], head.number, bound(person)) for head, authors in moved for person in authors],
    )


class MemberView(Struct, frozen=True):
    """A conversation as one member may see it; of one they have left, `seq` is the last they may see."""

    number: int
    id: bytes
    kind: ConversationKind
    seq: int
    link: bytes
    counted: int
    own: int
    visible: tuple[Interval, ...]
    mentioned: int
    rank: Rank
    last: int
    """Position of the entry at `seq`, 0 for who has left."""

    @property
    def current(self) -> bool:
        """Whether the person is a member at the head."""
        return self.visible[-1].last is None


_HEADS = (
    "SELECT c.number, c.id, coalesce(m.ended, c.seq), coalesce(m.ended_link, c.link)"
    " FROM member m JOIN conversation c ON c.number = m.conversation WHERE m.person = ?"
)
_VIEWS_AT_ONCE = 500
_VIEW = (
    "SELECT c.number, c.id, c.kind, coalesce(m.ended, c.seq), coalesce(m.ended_link, c.link),"
    " coalesce(m.ended_counted, c.counted), m.own, m.visible, m.mentioned, m.rank,"
    " iif(m.ended IS NULL, c.last, 0)"
    " FROM member m JOIN conversation c ON c.number = m.conversation WHERE m.person = ?"
)


def _view(row: Any) -> MemberView:
    number, conversation, kind, seq, link, counted, own, visible, mentioned, rank, last = row
    figures = (number, conversation, _KINDS[kind], seq, link, counted, own)
    return MemberView(*figures, _seen(visible), mentioned, _RANKS[rank], last)


def view(connection: Connection, person: bytes, conversation: bytes) -> MemberView | None:
    """Return a conversation as `person` may see it, or None for someone who never was a member."""
    row = connection.execute(_VIEW + " AND c.id = ?", (person, conversation)).fetchone()
    return None if row is None else _view(row)


def views_beside(connection: Connection, person: bytes, held: Mapping[bytes, Cursor]) -> list[MemberView]:
    """Return the conversations of a person whose heads are not the cursors held.

    Most are, at most sign-ins: so heads are compared before anything else is read.
    """
    changed: list[int] = []
    for number, conversation, seq, link in connection.execute(_HEADS, (person,)):
        cursor = held.get(conversation)
        if cursor is None or cursor.seq != seq or cursor.link != link[:LINK_SIZE]:
            changed.append(number)
    found: list[MemberView] = []
    for start in range(0, len(changed), _VIEWS_AT_ONCE):
        part = changed[start : start + _VIEWS_AT_ONCE]
        marks = ", ".join("?" * len(part))
        rows = connection.execute(f"{_VIEW} AND m.conversation IN ({marks})", (person, *part))
        found += [_view(row) for row in rows]
    return found


def sum_of_heads(connection: Connection, person: bytes) -> int:
    """Return the sum of the seqs of all conversations of a person."""
    row = connection.execute(
        "SELECT total(coalesce(m.ended, c.seq)) FROM member m"
        " JOIN conversation c ON c.number = m.conversation WHERE m.person = ?",
        (person,),
    ).fetchone()
    return int(row[0])


def members_of(connection: Connection, number: int, limit: int) -> tuple[bytes, ...]:
    """Return members at the head of the conversation with this local number, at most `limit` of them."""
    rows = connection.execute(
        "SELECT person FROM member WHERE conversation = ? AND ended IS NULL LIMIT ?", (number, limit)
    )
    return tuple(row[0] for row in rows)


def owned_by(connection: Connection, person: bytes) -> int:
    """Count the groups that a person owns."""
    row = connection.execute(
        "SELECT count(*) FROM member WHERE person = ? AND rank = ? AND ended IS NULL",
        (person, Rank.OWNER.value),
    ).fetchone()
    return int(row[0])


def exists(connection: Connection, conversation: bytes) -> bool:
    """Tell whether there is a conversation of this id."""
    row = connection.execute("SELECT 1 FROM conversation WHERE id = ?", (conversation,)).fetchone()
    return row is not None
