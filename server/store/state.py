"""Personal state: keys and values with a version that only rises."""

from collections.abc import Mapping

from server.store.connection import Connection
from shared import limits
from shared.protocol.sync import StateItem


def version_of(connection: Connection, person: bytes) -> int:
    """Return the version a person's state has reached."""
    row = connection.execute("SELECT version FROM personal_version WHERE person = ?", (person,)).fetchone()
    return 0 if row is None else int(row[0])


def put(connection: Connection, person: bytes, values: Mapping[str, bytes]) -> tuple[StateItem, ...]:
    """Set keys, each with the next version; return the items as they are told."""
    version = version_of(connection, person)
    items: list[StateItem] = []
    for key, value in values.items():
        version += 1
        items.append(StateItem(key, value, version))
    connection.execute(
        "INSERT INTO personal_version VALUES (?, ?)"
        " ON CONFLICT (person) DO UPDATE SET version = excluded.version",
        (person, version),
    )
    connection.executemany(
        "INSERT INTO personal_state (person, key, version, value) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (person, key) DO UPDATE SET version = excluded.version, value = excluded.value",
        [(person, item.key, item.version, item.value) for item in items],
    )
    return tuple(items)


def number_anew(connection: Connection, now: int) -> None:
    """Make everything newer than what devices were told before a restore at Unix ms `now`.

    What the backup does not hold had versions, too. None of them is as high as the time in milliseconds.
    """
    connection.execute(
        "UPDATE personal_state SET version = version + max(1, ? - (SELECT p.version FROM personal_version p"
        " WHERE p.person = personal_state.person))",
        (now,),
    )
    connection.execute("UPDATE personal_version SET version = version + max(1, ? - version)", (now,))


def get(connection: Connection, person: bytes, key: str) -> bytes | None:
    """Return one value, or None."""
    row = connection.execute(
        "SELECT value FROM personal_state WHERE person = ? AND key = ?", (person, key)
    ).fetchone()
    return None if row is None else row[0]


def get_item(connection: Connection, person: bytes, key: str) -> StateItem | None:
    """Return one item with its version, or None."""
    row = connection.execute(
        "SELECT key, value, version FROM personal_state WHERE person = ? AND key = ?", (person, key)
    ).fetchone()
    return None if row is None else StateItem(*row)


def newer_than(connection: Connection, person: bytes, version: int, limit: int) -> tuple[StateItem, ...]:
    """Return at most `limit` items newer than `version`, oldest first, in half the bytes of a page.

    No more is read than that: many drafts weigh more together than one answer may cost.
    """
    items: list[StateItem] = []
    room = limits.PAGE_BYTES // 2
    rows = connection.execute(
        "SELECT key, value, version FROM personal_state WHERE person = ? AND version > ?"
        " ORDER BY version LIMIT ?",
        (person, version, limit),
    )
    for key, value, reached in rows:
        room -= len(key) + len(value)
        if items and room < 0:
            break
        items.append(StateItem(key, value, reached))
    return tuple(items)


def values_of(connection: Connection, person: bytes, prefix: str, *, but: str = "") -> list[bytes]:
    """Return the values of a person's keys of one prefix, `but` one."""
    rows = connection.execute(
        "SELECT value FROM personal_state WHERE person = ? AND key > ? AND key < ? AND key <> ?",
        (person, f"{prefix}/", f"{prefix}0", but),
    )
    return [row[0] for row in rows]


def count_of(connection: Connection, person: bytes, prefix: str) -> int:
    """Count a person's keys of one prefix."""
    row = connection.execute(
        "SELECT count(*) FROM personal_state WHERE person = ? AND key > ? AND key < ?",
        (person, f"{prefix}/", f"{prefix}0"),  # 0 comes after the slash
    ).fetchone()
    return int(row[0])
