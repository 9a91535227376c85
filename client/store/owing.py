"""Changes of my own state that the server does not know yet."""

from collections.abc import Callable, Sequence

from client.store import state
from client.store.database import Connection
from shared.protocol.sync import StateItem

Change = tuple[str, Callable[[bytes | None], bytes], bytes, bytes]
"""A key, its value from the one held, the value that stands for none, and the request that tells of it."""


def every(connection: Connection) -> dict[str, bytes]:
    """Return what is to be told, by key."""
    return dict(connection.execute("SELECT key, request FROM owed").fetchall())


def put(connection: Connection, changes: Sequence[Change]) -> list[StateItem]:
    """Set values, and keep what is to be told of each; what stood before the first of them is kept, too."""
    items: list[StateItem] = []
    for key, value_of, nothing, request in changes:
        held = state.get_value(connection, key)
        connection.execute(
            "INSERT INTO owed (key, request, before) VALUES (?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET request = excluded.request, heard = 0",
            (key, request, nothing if held is None else held),
        )
        items.append(state.replace_value(connection, key, value_of(held)))
    return items


def settle(connection: Connection, key: str, request: bytes, *, taken: bool) -> StateItem | None:
    """Forget what was told unless there is a later change; return what stands now if it is something else.

    What was not taken gives way to what stood before. So does what was taken if the server has said
    something since: it was told in the order in which the server did it, the change told of among it.
    """
    row = connection.execute(
        "SELECT before, heard FROM owed WHERE key = ? AND request = ?", (key, request)
    ).fetchone()
    if row is None:
        return None
    before, heard = row
    connection.execute("DELETE FROM owed WHERE key = ?", (key,))
    if taken and (not heard or before == state.get_value(connection, key)):
        return None
    return state.replace_value(connection, key, before)
