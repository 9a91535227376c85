"""Departments and their heads; a department that was removed keeps its row, so that copies learn of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from server.store.connection import Connection
from server.store.organisation import next_people_version


@dataclass(frozen=True, slots=True)
class Department:
    """One department; `version` is the directory version at which it, or who heads it, last changed."""

    id: bytes
    parent: bytes | None
    name: str
    position: int
    heads: tuple[bytes, ...] = ()
    removed: bool = False
    version: int = 0


_COLUMNS = "id, parent, name, position, removed, version"


def save_department(connection: Connection, department: Department) -> Department:
    """Write a department, new or changed, with its heads and the directory's next version."""
    version = next_people_version(connection)
    connection.execute(
        f"INSERT INTO department ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " parent = excluded.parent, name = excluded.name, position = excluded.position,"
        " removed = excluded.removed, version = excluded.version",
        (
            *(department.id, department.parent, department.name, department.position),
            *(department.removed, version),
        ),
    )
    connection.execute("DELETE FROM department_head WHERE department = ?", (department.id,))
    connection.executemany(
        "INSERT INTO department_head (department, person) VALUES (?, ?)",
        [(department.id, head) for head in department.heads],
    )
    return Department(
        *(department.id, department.parent, department.name, department.position),
        *(department.heads, department.removed, version),
    )


def find_department(connection: Connection, department: bytes) -> Department | None:
    """Return a department, also one that was removed, or None."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM department WHERE id = ?", (department,)).fetchone()
    return None if row is None else _department(row, _heads(connection, department))


def all_departments(connection: Connection) -> list[Department]:
    """Return the departments that there are."""
    heads: dict[bytes, list[bytes]] = {}
    for department, person in connection.execute("SELECT department, person FROM department_head"):
        heads.setdefault(department, []).append(person)
    rows = connection.execute(f"SELECT {_COLUMNS} FROM department WHERE NOT removed")
    return [_department(row, heads.get(row[0], ())) for row in rows]


def departments_newer_than(connection: Connection, version: int, limit: int) -> list[Department]:
    """Return what changed after that directory version, removed ones too, oldest change first."""
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM department WHERE version > ? ORDER BY version LIMIT ?", (version, limit)
    ).fetchall()
    return [_department(row, _heads(connection, row[0])) for row in rows]


def _heads(connection: Connection, department: bytes) -> list[bytes]:
    rows = connection.execute("SELECT person FROM department_head WHERE department = ?", (department,))
    return [row[0] for row in rows]


def _department(row: Any, heads: Iterable[bytes]) -> Department:
    identity, parent, name, position, removed, version = row
    return Department(identity, parent, name, position, tuple(heads), bool(removed), version)
