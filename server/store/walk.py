"""Walking along one conversation's log: to a seq by the nearest mark, and back from there."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from server.store import checkpoints
from server.store.connection import Connection
from server.store.entries import project
from shared.model.entry import LINK_SIZE, Cursor, Entry

_TO = (
    "WITH RECURSIVE walk (position, seq, before) AS ("
    " SELECT position, seq, before FROM entry WHERE position = coalesce("
    "  (SELECT position FROM entry WHERE conversation = :conversation AND seq % 64 = 0 AND seq >= :seq"
    "   ORDER BY seq LIMIT 1),"
    "  (SELECT last FROM conversation WHERE number = :conversation))"
    " UNION ALL"
    " SELECT e.position, e.seq, e.before FROM walk JOIN entry e ON e.position = walk.before"
    "  WHERE walk.seq > :seq"
    ") SELECT position FROM walk WHERE seq = :seq"
)
_ROW = (
    "position, before, id, author, target, own, seq, counted, received, marks, header, body, signature, link"
)
_STEPS = 64
_BACK = (
    f"WITH RECURSIVE walk ({_ROW}) AS ("
    f" SELECT {_ROW} FROM entry WHERE position = :start"
    f" UNION ALL SELECT e.{_ROW.replace(', ', ', e.')} FROM walk JOIN entry e ON e.position = walk.before"
    f"  WHERE walk.seq > :first LIMIT {_STEPS}"
    ") SELECT * FROM walk"
)


@dataclass(frozen=True, slots=True)
class Step:
    """One entry on the way back, as members get it. `target` is set for an amendment."""

    id: bytes
    author: bytes
    target: bytes | None
    own: int
    entry: Entry


def position_at(connection: Connection, conversation: int, seq: int) -> int:
    """Return the position of the entry at `seq`; 0 when there is none. At most 64 steps from a mark."""
    row = connection.execute(_TO, {"conversation": conversation, "seq": seq}).fetchone()
    return 0 if row is None else int(row[0])


def back(connection: Connection, conversation: int, last: int, first: int = 1) -> Iterator[Step]:
    """Yield the entries from seq `last` down to seq `first`, both included; read as far as they are taken."""
    position = position_at(connection, conversation, last) if last >= first else 0
    while position:
        rows: list[Any] = connection.execute(_BACK, {"start": position, "first": first}).fetchall()
        for _, _, identity, author, target, own, *rest in rows:
            yield Step(identity, author, target, own, project(rest))
        position = rows[-1][1] if rows[-1][6] > first else 0


def between(connection: Connection, conversation: int, first: int, last: int, limit: int) -> list[Entry]:
    """Return at most `limit` entries with seqs from `first` to `last`, ascending."""
    upper = min(last, first + limit - 1)
    entries = [step.entry for step in back(connection, conversation, upper, first)]
    entries.reverse()
    return entries


def standing_at(connection: Connection, position: int) -> Entry | None:
    """Return the entry at a position as members get it; None for one that amends another."""
    row = connection.execute(
        "SELECT target, seq, counted, received, marks, header, body, signature, link FROM entry"
        " WHERE position = ?",
        (position,),
    ).fetchone()
    return None if row is None or row[0] is not None else project(row[1:])


def standing(
    connection: Connection, conversation: int, last: int, first: int, limit: int
) -> list[tuple[bytes, bytes, Entry]]:
    """Return (id, author, entry) of at most `limit` standing entries from `last` down to `first`."""
    steps = (step for step in back(connection, conversation, last, first) if step.target is None)
    return [(step.id, step.author, step.entry) for step in islice(steps, max(0, limit))]


def link_at(connection: Connection, conversation: int, seq: int) -> bytes:
    """Return the cursor's bytes of the chain link at `seq`; empty before the first and past the head."""
    position = position_at(connection, conversation, seq)
    row = connection.execute("SELECT link FROM entry WHERE position = ?", (position,)).fetchone()
    if row is not None:
        return row[0][:LINK_SIZE]
    retired = checkpoints.at(connection, conversation, seq)
    return b"" if retired is None else retired.link


def received_at(connection: Connection, conversation: int, seq: int) -> int:
    """Return when the entry at `seq` was received (Unix ms); 0 when there is none."""
    position = position_at(connection, conversation, seq)
    row = connection.execute("SELECT received FROM entry WHERE position = ?", (position,)).fetchone()
    return 0 if row is None else int(row[0])


def matches(connection: Connection, conversation: int, cursor: Cursor) -> bool:
    """Tell whether a cursor is a point of this log."""
    if cursor.seq == 0:
        return True
    link = link_at(connection, conversation, cursor.seq)
    return link != b"" and link == cursor.link
