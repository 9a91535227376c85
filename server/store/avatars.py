"""People's pictures, apart from their records: the directory is read often, and a picture once."""

from server.store.connection import Connection


def put_avatar(connection: Connection, person: bytes, picture: bytes) -> None:
    """Keep somebody's picture in place of the one before; an empty one takes it away."""
    if picture:
        connection.execute("INSERT OR REPLACE INTO avatar (person, picture) VALUES (?, ?)", (person, picture))
    else:
        connection.execute("DELETE FROM avatar WHERE person = ?", (person,))


def find_avatar(connection: Connection, person: bytes) -> bytes:
    """Return somebody's picture, empty for who has none."""
    row = connection.execute("SELECT picture FROM avatar WHERE person = ?", (person,)).fetchone()
    return b"" if row is None else row[0]
