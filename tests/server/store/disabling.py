"""Whether somebody may sign in, set in the store alone, as no feature does."""

from server.store.connection import Connection
from server.store.people import mark_changed


def set_disabled(connection: Connection, person: bytes, *, disabled: bool) -> None:
    connection.execute("UPDATE person SET disabled = ? WHERE id = ?", (disabled, person))
    mark_changed(connection, person)
