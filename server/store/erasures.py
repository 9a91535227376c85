"""Erased entries: rows without body, salt and signature, and the record of who erased them and why."""

from dataclasses import dataclass
from typing import Any

from server.store.connection import Connection
from shared.model.chain import body_digest
from shared.model.entry import Mark, decode_header


@dataclass(frozen=True, slots=True)
class Found:
    """An entry named by its id, wherever it stands; of one that is retired, nothing else is known."""

    conversation: bytes
    number: int
    id: bytes
    author: bytes
    seq: int
    kind: str = ""
    retired: bool = False
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Erasure:
    """One entry was erased at `time` (Unix ms): by whom, and why, in their own words."""

    entry: bytes
    author: bytes
    conversation: bytes
    seq: int
    time: int
    who: str
    why: str


def find(connection: Connection, entry: bytes) -> list[Found]:
    """Return the entries of this id; more than one when authors in several conversations chose the same."""
    rows: list[Any] = connection.execute(
        "SELECT c.id, c.number, e.id, e.author, e.seq, e.header, e.digest IS NOT NULL"
        " FROM entry e JOIN conversation c ON c.number = e.conversation WHERE e.id = ?1"
        " UNION ALL SELECT c.id, c.number, r.id, r.author, r.seq, NULL, 0"
        " FROM retired r JOIN conversation c ON c.number = r.conversation WHERE r.id = ?1",
        (entry,),
    ).fetchall()
    found: list[Found] = []
    for conversation, number, identity, author, seq, header, erased in rows:
        kind = "" if header is None else decode_header(header).kind
        one = Found(conversation, number, identity, author, seq, kind, header is None, bool(erased))
        found.append(one)
    return found


def erase(connection: Connection, found: Found) -> None:
    """Delete an entry's content and that of its edits, which hold the words too; the digests stay."""
    connection.execute("PRAGMA secure_delete = ON")
    rows: list[Any] = connection.execute(
        "SELECT position, id, author, header, body, salt FROM entry"
        " WHERE digest IS NULL AND conversation = ? AND (id = ? OR target = ?)",
        (found.number, found.id, found.id),
    ).fetchall()
    for position, identity, author, header, body, salt in rows:
        itself = (identity, author) == (found.id, found.author)
        if itself or decode_header(header).kind == "edit":
            connection.execute(
                "UPDATE entry SET body = x'', salt = x'', signature = x'', digest = ?, marks = marks | ?"
                " WHERE position = ?",
                (body_digest(salt, body), int(Mark.WITHHELD), position),
            )
    connection.execute(
        "UPDATE conversation SET notice_text = '' WHERE number = ? AND notice = ?", (found.number, found.seq)
    )


def members(connection: Connection, number: int) -> list[bytes]:
    """Return everyone who is or was a member of the conversation with this local number."""
    rows = connection.execute("SELECT person FROM member WHERE conversation = ?", (number,)).fetchall()
    return [bytes(row[0]) for row in rows]


def note(connection: Connection, erasure: Erasure) -> None:
    """Record an erasure."""
    connection.execute(
        "INSERT OR IGNORE INTO erasure (entry, author, conversation, seq, time, who, why)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            *(erasure.entry, erasure.author, erasure.conversation, erasure.seq),
            *(erasure.time, erasure.who, erasure.why),
        ),
    )


def every(connection: Connection) -> list[Erasure]:
    """Return all erasures, oldest first."""
    rows: list[Any] = connection.execute(
        "SELECT entry, author, conversation, seq, time, who, why FROM erasure ORDER BY time, entry"
    ).fetchall()
    return [Erasure(*row) for row in rows]
