"""Checkpoints: where a conversation's log begins since its beginning is gone, and what is left of that."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from server.store.connection import UNBOUND, Connection
from shared.model.entry import LINK_SIZE, Mark

DIGEST = 16
"""Bytes kept of a retired entry's digest: enough to tell whether bytes are the same again."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A conversation's log up to `seq` is gone; `statement` says where it stood, `signature` who says so."""

    number: int
    seq: int
    link: bytes
    statement: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Aged:
    """An entry old enough to go."""

    position: int
    number: int
    seq: int
    counted: int
    own: int
    received: int
    marks: int
    id: bytes
    author: bytes
    header: bytes
    body: bytes
    link: bytes


@dataclass(frozen=True, slots=True)
class Retired:
    """What is left of an entry that is gone; `link` is a cursor's."""

    number: int
    seq: int
    author: bytes
    counted: int
    own: int
    received: int
    link: bytes
    digest: bytes


def of(connection: Connection, number: int) -> Checkpoint | None:
    """Return the checkpoint of the conversation with this local number."""
    row = connection.execute(
        "SELECT conversation, seq, link, statement, signature FROM checkpoint WHERE conversation = ?",
        (number,),
    ).fetchone()
    return None if row is None else Checkpoint(*row)


def every(connection: Connection) -> list[Checkpoint]:
    """Return all checkpoints."""
    rows: list[Any] = connection.execute(
        "SELECT conversation, seq, link, statement, signature FROM checkpoint"
    ).fetchall()
    return [Checkpoint(*row) for row in rows]


def gone_until(connection: Connection, number: int) -> int:
    """Return the last seq that is gone; 0 while the log is whole."""
    row = connection.execute("SELECT seq FROM checkpoint WHERE conversation = ?", (number,)).fetchone()
    return 0 if row is None else int(row[0])


def conversation_of(connection: Connection, number: int) -> bytes:
    """Return the id of the conversation with this local number."""
    row = connection.execute("SELECT id FROM conversation WHERE number = ?", (number,)).fetchone()
    return bytes(row[0])


def put(connection: Connection, checkpoint: Checkpoint) -> None:
    """Set or move the checkpoint of a conversation."""
    connection.execute(
        "INSERT OR REPLACE INTO checkpoint VALUES (?, ?, ?, ?, ?)",
        (
            *(checkpoint.number, checkpoint.seq, checkpoint.link),
            *(checkpoint.statement, checkpoint.signature),
        ),
    )


def oldest(connection: Connection, after: int, limit: int) -> list[Aged]:
    """Return at most `limit` entries in the order of appending, after a position."""
    rows: list[Any] = connection.execute(
        "SELECT position, conversation, seq, counted, own, received, marks, id, author, header, body, link"
        " FROM entry WHERE position > ? ORDER BY position LIMIT ?",
        (after, limit),
    ).fetchall()
    return [Aged(*row) for row in rows]


def retire(connection: Connection, entries: Iterable[Aged]) -> None:
    """Delete entries but for what outlives them. Their conversations' checkpoints are the caller's."""
    connection.execute("PRAGMA secure_delete = ON")
    aged = list(entries)
    connection.executemany(
        "INSERT INTO retired VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(one.number, one.seq, one.id, one.author, one.counted, one.own, one.received),
                *(one.link[:LINK_SIZE], digest(one.header, b"" if one.marks & Mark.WITHHELD else one.body)),
            )
            for one in aged
        ],
    )
    connection.executemany("DELETE FROM entry WHERE position = ?", [(one.position,) for one in aged])


def begin_at(connection: Connection, number: int, position: int) -> None:
    """Let a log begin with the entry at `position`; 0 when nothing of it is left."""
    if position:
        connection.execute("UPDATE entry SET before = 0 WHERE position = ?", (position,))
    else:
        connection.execute("UPDATE conversation SET last = 0 WHERE number = ?", (number,))


def digest(header: bytes, body: bytes) -> bytes:
    """Return what is kept to know the bytes of an entry again."""
    return hashlib.sha256(header + body).digest()[:DIGEST]


_COLUMNS = "conversation, seq, author, counted, own, received, link, digest"


def find(connection: Connection, keys: Sequence[tuple[bytes, bytes]]) -> dict[tuple[bytes, bytes], Retired]:
    """Return what is left of entries by their (id, author)."""
    found: dict[tuple[bytes, bytes], Retired] = {}
    if connection.execute("SELECT 1 FROM retired LIMIT 1").fetchone() is None:
        return found  # as where everything is kept: nobody pays there for what is never found
    for start in range(0, len(keys), 128):
        part = [UNBOUND + key[0] for key in keys[start : start + 128]]
        marks = ", ".join("?" * len(part))
        rows: list[Any] = connection.execute(
            f"SELECT id, {_COLUMNS} FROM retired WHERE id IN ({marks})", part
        ).fetchall()
        found |= {(row[0], row[3]): Retired(*row[1:]) for row in rows}
    return found


def at(connection: Connection, number: int, seq: int) -> Retired | None:
    """Return what is left of the entry at a seq."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM retired WHERE conversation = ? AND seq = ?", (number, seq)
    ).fetchone()
    return None if row is None else Retired(*row)


def last_by(connection: Connection, number: int, seq: int, author: bytes) -> Retired | None:
    """Return what is left of the last entry up to a seq that somebody wrote."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM retired WHERE conversation = ? AND seq <= ? AND author = ?"
        " ORDER BY seq DESC LIMIT 1",
        (number, seq, author),
    ).fetchone()
    return None if row is None else Retired(*row)


def count(connection: Connection, number: int) -> int:
    """Count the entries of a conversation that are gone."""
    row = connection.execute("SELECT count(*) FROM retired WHERE conversation = ?", (number,)).fetchone()
    return int(row[0])
