"""Rows about messages that wait for their time."""

from dataclasses import dataclass

from server.store.connection import Connection
from shared.model.entry import SignedEntry


@dataclass(frozen=True, slots=True)
class Waiting:
    """A message of `author`, signed by `device`, that is due at a time (Unix ms)."""

    author: bytes
    id: bytes
    device: bytes
    conversation: bytes
    to: bytes | None
    due: int
    signed: SignedEntry


_COLUMNS = "author, id, device, conversation, recipient, due, header, body, signature"


def put(connection: Connection, one: Waiting) -> None:
    """Keep a message, in place of the one of that id."""
    connection.execute(
        f"INSERT INTO later ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (author, id) DO UPDATE SET device = excluded.device,"
        " conversation = excluded.conversation, recipient = excluded.recipient, due = excluded.due,"
        " header = excluded.header, body = excluded.body, signature = excluded.signature",
        (
            *(one.author, one.id, one.device, one.conversation, one.to, one.due),
            *(one.signed.header, one.signed.body, one.signed.signature),
        ),
    )
    connection.execute("DELETE FROM later_file WHERE author = ? AND id = ?", (one.author, one.id))


def get(connection: Connection, author: bytes, entry: bytes) -> Waiting | None:
    """Return what waits under an id."""
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM later WHERE author = ? AND id = ?", (author, entry)
    ).fetchone()
    return None if row is None else _waiting(row)


def remove(connection: Connection, author: bytes, entry: bytes) -> bool:
    """Forget what waits under an id, and which files it has; tell whether anything did."""
    found = connection.execute("DELETE FROM later WHERE author = ? AND id = ?", (author, entry))
    return found.rowcount > 0


def due(connection: Connection, now: int, limit: int) -> list[Waiting]:
    """Return at most `limit` messages whose time has come, in their order."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM later WHERE due <= ? ORDER BY due, id LIMIT ?", (now, limit)
    )
    return [_waiting(row) for row in rows]


def next_due(connection: Connection) -> int | None:
    """Return when the next one is due (Unix ms); None when nothing waits."""
    found: int | None = connection.execute("SELECT min(due) FROM later").fetchone()[0]
    return found


def _waiting(row: tuple[bytes, bytes, bytes, bytes, bytes | None, int, bytes, bytes, bytes]) -> Waiting:
    author, entry, device, conversation, to, when, header, body, signature = row
    return Waiting(author, entry, device, conversation, to, when, SignedEntry(header, body, signature))
