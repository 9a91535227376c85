"""The people of the organisation."""

from collections.abc import Sequence

from client.store.database import Connection
from shared.protocol.org import Person


def put(connection: Connection, people: Sequence[Person]) -> None:
    """Store records, each replacing the one held."""
    connection.executemany(
        "INSERT OR REPLACE INTO people (person, number, name, disabled, version) VALUES (?,?,?,?,?)",
        [(one.person, one.number, one.name, int(one.disabled), one.version) for one in people],
    )


def every(connection: Connection) -> list[Person]:
    """Return everyone, by number."""
    rows = connection.execute("SELECT person, number, name, disabled, version FROM people ORDER BY number")
    return [Person(row[0], row[1], row[2], bool(row[3]), row[4]) for row in rows.fetchall()]
