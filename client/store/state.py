"""The personal state as this device knows it."""

from collections.abc import Sequence

from client.store.database import Connection
from shared.protocol.sync import StateItem


def count_anew(connection: Connection) -> None:
    """Make everything held older than any item a server may tell."""
    connection.execute("UPDATE state SET version = -1")


def put(connection: Connection, items: Sequence[StateItem]) -> list[StateItem]:
    """Store items newer than those held; return those that changed.

    A change made here that the server is still to be told of stays in effect until then.
    """
    changed: list[StateItem] = []
    for item in items:
        row = connection.execute("SELECT value, version FROM state WHERE key = ?", (item.key,)).fetchone()
        if row is not None and row[1] >= item.version:
            continue
        if _is_held_back(connection, item):
            connection.execute("UPDATE state SET version = ? WHERE key = ?", (item.version, item.key))
            continue
        connection.execute(
            "INSERT INTO state VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value,"
            " version = excluded.version",
            (item.key, item.value, item.version),
        )
        if row is None or row[0] != item.value:
            changed.append(item)
    return changed


def _is_held_back(connection: Connection, item: StateItem) -> bool:
    """Keep what the server says of a key beside what it is to be told of it, if it is; tell whether it is."""
    cursor = connection.execute("UPDATE owed SET before = ?, heard = 1 WHERE key = ?", (item.value, item.key))
    return cursor.rowcount == 1


def put_missing(connection: Connection, key: str, value: bytes) -> StateItem | None:
    """Store an item that a server will number later, unless the key is known."""
    cursor = connection.execute("INSERT OR IGNORE INTO state VALUES (?, ?, -1)", (key, value))
    return StateItem(key, value, -1) if cursor.rowcount == 1 else None


def get_value(connection: Connection, key: str) -> bytes | None:
    """Return the value of an item, or None."""
    row = connection.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
    return None if row is None else row[0]


def every(connection: Connection) -> list[StateItem]:
    """Return all items."""
    return [StateItem(*row) for row in connection.execute("SELECT key, value, version FROM state").fetchall()]


def get_figure(connection: Connection, key: str) -> int:
    """Return a figure of the cache as a whole, 0 when it was never set."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return 0 if row is None else int(row[0])


def set_figure(connection: Connection, key: str, value: int) -> None:
    """Set a figure of the cache as a whole."""
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


def replace_value(connection: Connection, key: str, value: bytes) -> StateItem:
    """Set a value before the server has numbered it; its version stays, so that the server's next wins."""
    connection.execute(
        "INSERT INTO state VALUES (?, ?, -1) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )
    version = connection.execute("SELECT version FROM state WHERE key = ?", (key,)).fetchone()[0]
    return StateItem(key, value, int(version))
