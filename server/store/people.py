"""The people of the organisation."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from server.store.connection import Connection
from server.store.organisation import next_people_version


@dataclass(frozen=True, slots=True)
class Person:
    """One person; `version` is the directory version at which this record last changed.

    `avatar` names their picture (`shared.model.avatar.avatar_digest`); empty without one.
    """

    id: bytes
    number: str
    name: str
    disabled: bool
    version: int
    department: bytes | None = None
    title: str = ""
    rank: int = 0
    phones: tuple[str, ...] = ()
    mail: str = ""
    signature: str = ""
    successor: bytes | None = None
    avatar: bytes = b""
    level: str = ""


_COLUMNS = (
    "id, number, name, disabled, version, department, title, rank, phones, mail, signature, successor,"
    " avatar, level"
)


def _person(row: Any) -> Person:
    identity, number, name, disabled, version, department, title, rank, phones, *rest = row
    lines = tuple(phones.split("\n")) if phones else ()
    return Person(identity, number, name, bool(disabled), version, department, title, rank, lines, *rest)


def folded(text: str) -> str:
    """Return how a number or name is looked up: full-width, case and outer blanks make no difference."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).strip()


def add_person(connection: Connection, person: bytes, number: str, name: str) -> Person:
    """Add someone under a number nobody has (see `person_by_number`)."""
    return save_person(connection, Person(person, number, name, disabled=False, version=0))


def save_person(connection: Connection, person: Person) -> Person:
    """Write a record, new or changed, with the directory's next version; return it with that."""
    version = next_people_version(connection)
    connection.execute(
        f"INSERT INTO person ({_COLUMNS}, number_key, name_key)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " number = excluded.number, name = excluded.name, disabled = excluded.disabled,"
        " version = excluded.version, department = excluded.department, title = excluded.title,"
        " rank = excluded.rank, phones = excluded.phones, mail = excluded.mail,"
        " signature = excluded.signature, successor = excluded.successor, avatar = excluded.avatar,"
        " level = excluded.level, number_key = excluded.number_key, name_key = excluded.name_key",
        (
            *(person.id, person.number, person.name, person.disabled, version, person.department),
            *(person.title, person.rank, "\n".join(person.phones), person.mail, person.signature),
            *(person.successor, person.avatar, person.level, folded(person.number), folded(person.name)),
        ),
    )
    return replace(person, version=version)


def count_enabled(connection: Connection, people: Sequence[bytes]) -> int:
    """Count those of some people, each named once, who may sign in."""
    found = 0
    for start in range(0, len(people), 500):
        part = people[start : start + 500]
        marks = ", ".join("?" * len(part))
        row = connection.execute(
            f"SELECT count(*) FROM person WHERE id IN ({marks}) AND NOT disabled", part
        ).fetchone()
        found += int(row[0])
    return found


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


def people_in(connection: Connection, departments: Iterable[bytes]) -> list[Person]:
    """Return who belongs to these departments themselves, with access or without."""
    found: list[Person] = []
    for department in departments:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM person WHERE department = ?", (department,))
        found += [_person(row) for row in rows]
    return found


def places_of_people(connection: Connection) -> list[tuple[bytes, bytes | None]]:
    """Return everyone who may sign in, and the department they belong to."""
    return [
        (row[0], row[1]) for row in connection.execute("SELECT id, department FROM person WHERE disabled = 0")
    ]


def nobody_yet(connection: Connection) -> bool:
    """Tell whether an organisation has no record of anybody."""
    return connection.execute("SELECT 1 FROM person LIMIT 1").fetchone() is None


def mark_changed(connection: Connection, person: bytes) -> None:
    """Give a record a new version: readers of the directory, and a server beside this process, will look."""
    connection.execute(
        "UPDATE person SET version = ? WHERE id = ?", (next_people_version(connection), person)
    )
