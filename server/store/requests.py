"""Who waits to be let into a group."""

from collections.abc import Iterable
from dataclasses import dataclass

from server.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Waiting:
    """Someone who asked to be let in, at Unix ms `time`."""

    person: bytes
    name: str
    words: str
    time: int


def add_request(connection: Connection, number: int, person: bytes, words: str, time: int) -> None:
    """Note that somebody asks; who asked before keeps their place, with the new words."""
    connection.execute(
        "INSERT INTO join_request (conversation, person, words, time) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (conversation, person) DO UPDATE SET words = excluded.words",
        (number, person, words, time),
    )


def remove_requests(connection: Connection, number: int, people: Iterable[bytes]) -> bool:
    """Forget that these people asked; tell whether any of them had."""
    before = connection.total_changes
    connection.executemany(
        "DELETE FROM join_request WHERE conversation = ? AND person = ?",
        [(number, person) for person in people],
    )
    return connection.total_changes > before


def remove_all_requests(connection: Connection, number: int) -> bool:
    """Forget everyone who asked; tell whether anybody had."""
    found = connection.execute("DELETE FROM join_request WHERE conversation = ?", (number,))
    return found.rowcount > 0


def count_requests(connection: Connection, number: int) -> int:
    """Count who waits."""
    row = connection.execute("SELECT count(*) FROM join_request WHERE conversation = ?", (number,)).fetchone()
    return int(row[0])


def has_asked(connection: Connection, number: int, person: bytes) -> bool:
    """Tell whether somebody waits."""
    row = connection.execute(
        "SELECT 1 FROM join_request WHERE conversation = ? AND person = ?", (number, person)
    ).fetchone()
    return row is not None


def requests_of(connection: Connection, number: int) -> list[Waiting]:
    """Return who waits, oldest first."""
    rows = connection.execute(
        "SELECT r.person, p.name, r.words, r.time FROM join_request r JOIN person p ON p.id = r.person"
        " WHERE r.conversation = ? ORDER BY r.time, r.person",
        (number,),
    )
    return [Waiting(*row) for row in rows]
