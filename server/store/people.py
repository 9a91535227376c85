"""The people of the organisation."""

import unicodedata
from dataclasses import dataclass

from server.store.connection import Connection
from server.store.organisation import next_people_version


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `version` is the directory version at which this record last changed."""

    id: bytes
    number: str
    name: str
    disabled: bool
    version: int


_COLUMNS = "id, number, name, disabled, version"


def _person(row: tuple[bytes, str, str, int, int]) -> Person:
    identity, number, name, disabled, version = row
    return Person(identity, number, name, bool(disabled), version)


def folded(text: str) -> str:
    """Return how a number or name is looked up: full-width, case and outer blanks make no difference."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def add_person(connection: Connection, person: bytes, number: str, name: str) -> Person:
    """Add someone under a number nobody has (see `person_by_number`)."""
    version = next_people_version(connection)
    connection.execute(
        "INSERT INTO person (id, number, number_key, name, name_key, version) VALUES (?, ?, ?, ?, ?, ?)",
        (person, number, folded(number), name, folded(name), version),
    )
    return Person(person, number, name, disabled=False, version=version)


def find_person(connection: Connection, person: bytes) -> Person | None:
    row = connection.execute(f"SELECT {_COLUMNS} FROM person WHERE id = ?", (person,)).fetchone()
    return None if row is None else _person(row)


def person_by_number(connection: Connection, number: str) -> Person | None:
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM person WHERE number_key = ?", (folded(number),)
    ).fetchone()
    return None if row is None else _person(row)


def people_by_name(connection: Connection, name: str, limit: int) -> list[Person]:
    """Return who has this name, those who may sign in first, then by number."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM person WHERE name_key = ? ORDER BY disabled, number_key LIMIT ?",
        (folded(name), limit),
    )
    return [_person(row) for row in rows]


def people_newer_than(connection: Connection, version: int, limit: int) -> list[Person]:
    """Return whose record changed after that directory version, oldest change first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM person WHERE version > ? ORDER BY version LIMIT ?", (version, limit)
    )
    return [_person(row) for row in rows]


def all_people(connection: Connection) -> list[Person]:
    rows = connection.execute(f"SELECT {_COLUMNS} FROM person ORDER BY length(number_key), number_key")
    return [_person(row) for row in rows]


def set_disabled(connection: Connection, person: bytes, *, disabled: bool) -> None:
    connection.execute("UPDATE person SET disabled = ? WHERE id = ?", (disabled, person))
    mark_changed(connection, person)


def mark_changed(connection: Connection, person: bytes) -> None:
    """Give a record a new version: readers of the directory, and a server beside this process, will look."""
    connection.execute(
        "UPDATE person SET version = ? WHERE id = ?", (next_people_version(connection), person)
    )
