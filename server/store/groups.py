"""Groups as they are shown: cards, members, the directory of rooms, and who has read."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

import msgspec

from server.store.connection import Connection
from server.store.conversations import RULES, rules_of
from server.store.people import folded
from shared.model.conversation import ConversationKind, Rank, Rules
from shared.model.visibility import Interval

_intervals = msgspec.msgpack.Decoder(tuple[Interval, ...])


class EndingTold(IntEnum):
    """What the members of a group were told of its end."""

    NOTHING = 0
    COMING = 1
    COME = 2


@dataclass(frozen=True, slots=True)
class Group:
    """A group at its head; `notice` is the seq of the notice that stands, 0 for none."""

    number: int
    id: bytes
    kind: ConversationKind
    seq: int
    rules: Rules
    notice: int
    notice_text: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One member as the list shows them."""

    person: bytes
    rank: str
    muted: bool
    name: str
    number: str
    nickname: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A member at the head, since which entry, and how far others may know that they have read."""

    person: bytes
    since: int
    read: int


_GROUP = f"SELECT number, id, kind, seq, notice, notice_text, {RULES} FROM conversation"


def _group(row: Any) -> Group:
    number, identity, kind, seq, notice, notice_text, *rules = row
    return Group(number, identity, ConversationKind(kind), seq, rules_of(rules), notice, notice_text)


def find_group(connection: Connection, conversation: bytes) -> Group | None:
    """Return a group, None for what is none."""
    row = connection.execute(_GROUP + " WHERE id = ? AND kind <> 'direct'", (conversation,)).fetchone()
    return None if row is None else _group(row)


def rank_of(connection: Connection, number: int, person: bytes) -> Rank | None:
    """Return the rank of a member at the head, None for who is none."""
    row = connection.execute(
        "SELECT rank FROM member WHERE conversation = ? AND person = ? AND ended IS NULL", (number, person)
    ).fetchone()
    return None if row is None else Rank(row[0])


def owner_of(connection: Connection, number: int) -> bytes | None:
    """Return who owns a group."""
    row = connection.execute(
        "SELECT person FROM member WHERE conversation = ? AND rank = ? AND ended IS NULL",
        (number, Rank.OWNER.value),
    ).fetchone()
    return None if row is None else row[0]


def count_members(connection: Connection, number: int) -> int:
    """Count the members at the head."""
    row = connection.execute(
        "SELECT count(*) FROM member WHERE conversation = ? AND ended IS NULL", (number,)
    ).fetchone()
    return int(row[0])


def list_members(connection: Connection, number: int, after: bytes, limit: int) -> list[Listed]:
    """Return at most `limit` members at the head by person id, ascending, after one."""
    rows = connection.execute(
        "SELECT m.person, m.rank, m.muted, coalesce(p.name, ''), coalesce(p.number, ''), m.nickname"
        " FROM member m LEFT JOIN person p ON p.id = m.person"
        " WHERE m.conversation = ? AND m.ended IS NULL AND m.person > ? ORDER BY m.person LIMIT ?",
        (number, after, limit),
    )
    return [Listed(person, rank, bool(muted), *names) for person, rank, muted, *names in rows]


def find_rooms(connection: Connection, text: str, limit: int, now: int) -> list[Group]:
    """Return at most `limit` rooms whose name or description holds a text, by name.

    Those with nobody in them, and those whose end has come by Unix ms `now`, are not among them.
    """
    wanted = folded(text)
    rows = connection.execute(
        _GROUP + " c WHERE kind = 'room' AND NOT disbanded AND (ends = 0 OR ends > ?) AND EXISTS"
        " (SELECT 1 FROM member m WHERE m.conversation = c.number AND m.ended IS NULL)",
        (now,),
    )
    rooms = [_group(row) for row in rows]
    found = [one for one in rooms if wanted in folded(one.rules.name) or wanted in folded(one.rules.about)]
    return sorted(found, key=lambda one: (folded(one.rules.name), one.id))[:limit]


def ending(connection: Connection, now: int, soon: int, limit: int) -> list[bytes]:
    """Return at most `limit` groups whose members are to be told of its end.

    It has come by Unix ms `now`, or comes by `soon`.
    """
    rows = connection.execute(
        "SELECT id FROM conversation WHERE ends > 0 AND ending_told < 2 AND ends <= ? AND NOT disbanded"
        " AND (ends <= ? OR ending_told < 1) ORDER BY ends LIMIT ?",
        (soon, now, limit),
    )
    return [row[0] for row in rows]


def ending_told(connection: Connection, number: int) -> EndingTold:
    """Return what members were told of a group's end."""
    row = connection.execute("SELECT ending_told FROM conversation WHERE number = ?", (number,)).fetchone()
    return EndingTold(row[0])


def note_ending_told(connection: Connection, number: int, told: EndingTold) -> None:
    """Note what members have been told of a group's end."""
    connection.execute("UPDATE conversation SET ending_told = ? WHERE number = ?", (told, number))


def readers_of(connection: Connection, number: int) -> list[Reader]:
    """Return all members at the head by person id, and how far each has read."""
    rows = connection.execute(
        "SELECT person, visible, read FROM member WHERE conversation = ? AND ended IS NULL ORDER BY person",
        (number,),
    )
    return [Reader(person, _intervals.decode(seen)[-1].first, read) for person, seen, read in rows]
