"""People's pictures under their names: those that were brought last."""

from collections.abc import Iterable, Mapping

from client.store.database import Connection

HELD = 3_000
"""Pictures kept; of larger companies those that were brought first go, and come again when looked at."""


def find(connection: Connection, digests: Iterable[bytes]) -> dict[bytes, bytes]:
    """Return those of some pictures that are held."""
    digests = tuple(digests)
    marks = ", ".join("?" * len(digests))
    rows = connection.execute(f"SELECT digest, picture FROM avatars WHERE digest IN ({marks})", digests)
    return dict(rows.fetchall())


def clear(connection: Connection) -> None:
    """Keep none of them."""
    connection.execute("DELETE FROM avatars")


def put(connection: Connection, pictures: Mapping[bytes, bytes], held: int = HELD) -> None:
    """Keep pictures, and let the oldest go where that makes too many."""
    connection.executemany(
        "INSERT OR REPLACE INTO avatars (digest, picture) VALUES (?, ?)", list(pictures.items())
    )
    connection.execute("DELETE FROM avatars WHERE kept <= (SELECT max(kept) FROM avatars) - ?", (held,))
