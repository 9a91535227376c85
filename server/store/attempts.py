"""Failed sign-ins, counted per account and address or per known device; times are Unix ms."""

from server.store.connection import Connection


def failures_of_subject(connection: Connection, address: str, subject: bytes, since: int) -> list[int]:
    """Return when signing in to one account from one address failed, oldest first."""
    rows = connection.execute(
        "SELECT time FROM failure WHERE address = ? AND subject = ? AND time > ? ORDER BY time",
        (address, subject, since),
    )
    return [int(row[0]) for row in rows]


def failures_of_address(connection: Connection, address: str, since: int) -> list[int]:
    """Return when any sign-in from one address failed, oldest first."""
    rows = connection.execute(
        "SELECT time FROM failure WHERE address = ? AND time > ? ORDER BY time", (address, since)
    )
    return [int(row[0]) for row in rows]


def add_failure(connection: Connection, address: str, subject: bytes, now: int) -> None:
    connection.execute(
        "INSERT INTO failure (address, subject, time) VALUES (?, ?, ?)", (address, subject, now)
    )


def forget_failures(connection: Connection, address: str, subject: bytes) -> None:
    """The account was signed in to from here: its failed attempts were slips."""
    connection.execute("DELETE FROM failure WHERE address = ? AND subject = ?", (address, subject))


def prune_failures(connection: Connection, before: int, after: int) -> None:
    """Drop what no rule looks at any more, and what a clock that ran ahead has left in the future."""
    connection.execute("DELETE FROM failure WHERE time <= ? OR time > ?", (before, after))


def forget_failures_of(connection: Connection, account: bytes) -> None:
    """Forget what failed for an account from anywhere: it has a new password."""
    connection.execute("DELETE FROM failure WHERE substr(subject, 1, 16) = ?", (account,))
