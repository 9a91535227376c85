"""The company's quick replies; one that was removed keeps its row, so that copies learn of it."""

from dataclasses import dataclass
from typing import Any

from server.store.connection import Connection
from server.store.organisation import next_people_version


@dataclass(frozen=True, slots=True)
class CompanyReply:
    """One quick reply; `version` is the directory version at which it last changed."""

    id: bytes
    text: str
    category: str
    place: int
    removed: bool = False
    version: int = 0


_COLUMNS = "id, text, category, place, removed, version"


def save_reply(connection: Connection, reply: CompanyReply) -> None:
    """Write a reply, new or changed, with the directory's next version."""
    connection.execute(
        f"INSERT INTO reply ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " text = excluded.text, category = excluded.category, place = excluded.place,"
        " removed = excluded.removed, version = excluded.version",
        (
            *(reply.id, reply.text, reply.category, reply.place),
            *(reply.removed, next_people_version(connection)),
        ),
    )


def find_reply(connection: Connection, reply: bytes) -> CompanyReply | None:
    """Return a reply, also one that was removed, or None."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM reply WHERE id = ?", (reply,)).fetchone()
    return None if row is None else _reply(row)


def count_replies(connection: Connection) -> int:
    """Count the replies that there are."""
    row = connection.execute("SELECT count(*) FROM reply WHERE NOT removed").fetchone()
    return int(row[0])


def replies_newer_than(connection: Connection, version: int, limit: int) -> list[CompanyReply]:
    """Return what changed after that directory version, removed ones too, oldest change first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM reply WHERE version > ? ORDER BY version LIMIT ?", (version, limit)
    )
    return [_reply(row) for row in rows]


def _reply(row: Any) -> CompanyReply:
    identity, text, category, place, removed, version = row
    return CompanyReply(identity, text, category, place, bool(removed), version)
