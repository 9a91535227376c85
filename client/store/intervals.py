"""Which parts of a conversation are held whole."""

from client.store.database import Connection


def add(connection: Connection, conversation: bytes, first: int, last: int) -> None:
    """Remember that the seqs from `first` to `last` are held, joined with what touches them."""
    if last < first:
        return
    rows = connection.execute(
        "SELECT first, last FROM intervals WHERE conversation = ? AND first <= ? AND last >= ?",
        (conversation, last + 1, first - 1),
    ).fetchall()
    for one_first, one_last in rows:
        first, last = min(first, one_first), max(last, one_last)
        connection.execute(
            "DELETE FROM intervals WHERE conversation = ? AND first = ?", (conversation, one_first)
        )
    connection.execute("INSERT INTO intervals VALUES (?, ?, ?)", (conversation, first, last))


def start_of(connection: Connection, conversation: bytes, seq: int) -> int | None:
    """Return where the interval that holds `seq` begins, or None when `seq` is not held."""
    row = connection.execute(
        "SELECT first FROM intervals WHERE conversation = ? AND first <= ? AND last >= ?",
        (conversation, seq, seq),
    ).fetchone()
    return None if row is None else int(row[0])


def end_of(connection: Connection, conversation: bytes, seq: int) -> int | None:
    """Return where the interval that holds `seq` ends, or None when `seq` is not held."""
    row = connection.execute(
        "SELECT last FROM intervals WHERE conversation = ? AND first <= ? AND last >= ?",
        (conversation, seq, seq),
    ).fetchone()
    return None if row is None else int(row[0])


def cut_after(connection: Connection, conversation: bytes, seq: int) -> None:
    """Forget that anything after `seq` is held."""
    connection.execute("DELETE FROM intervals WHERE conversation = ? AND first > ?", (conversation, seq))
    connection.execute(
        "UPDATE intervals SET last = ? WHERE conversation = ? AND last > ?", (seq, conversation, seq)
    )


def cut_before(connection: Connection, conversation: bytes, seq: int) -> None:
    """Forget that anything before `seq` is held."""
    connection.execute("DELETE FROM intervals WHERE conversation = ? AND last < ?", (conversation, seq))
    connection.execute(
        "UPDATE intervals SET first = ? WHERE conversation = ? AND first < ?", (seq, conversation, seq)
    )


def every(connection: Connection, conversation: bytes) -> list[tuple[int, int]]:
    """Return all intervals, ascending."""
    rows = connection.execute(
        "SELECT first, last FROM intervals WHERE conversation = ? ORDER BY first", (conversation,)
    ).fetchall()
    return [(int(first), int(last)) for first, last in rows]
