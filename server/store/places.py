"""Places people have come in from; all times are Unix ms."""

from server.store.connection import Connection


def is_known(connection: Connection, person: bytes, network: str) -> bool:
    """Tell whether somebody has come in from there before."""
    found = connection.execute("SELECT 1 FROM place WHERE person = ? AND network = ?", (person, network))
    return found.fetchone() is not None


def has_any(connection: Connection, person: bytes) -> bool:
    """Tell whether it is known where somebody comes in from."""
    return connection.execute("SELECT 1 FROM place WHERE person = ?", (person,)).fetchone() is not None


def put(connection: Connection, person: bytes, network: str, now: int, keep: int) -> None:
    """Note that somebody came in from there; of more than `keep` places the oldest give way."""
    connection.execute(
        "INSERT INTO place (person, network, seen) VALUES (?, ?, ?) "
        "ON CONFLICT (person, network) DO UPDATE SET seen = excluded.seen",
        (person, network, now),
    )
    connection.execute(
        "DELETE FROM place WHERE person = ? AND network IN "
        "(SELECT network FROM place WHERE person = ? ORDER BY seen DESC, network LIMIT -1 OFFSET ?)",
        (person, person, keep),
    )


def seen_again(connection: Connection, person: bytes, network: str, now: int) -> None:
    """Note that somebody came in from there anew, if that is known of them."""
    connection.execute("UPDATE place SET seen = ? WHERE person = ? AND network = ?", (now, person, network))
