"""When people were last asked to read a message, and who has really not read it."""

from collections.abc import Sequence

from server.store.connection import Connection
from shared.model.state import ReadMark, decode_value, state_key


def urged_at(connection: Connection, number: int, seq: int) -> int:
    """Return when people were last asked to read a message (Unix ms), 0 for not lately."""
    row = connection.execute(
        "SELECT time FROM urge WHERE conversation = ? AND seq = ?", (number, seq)
    ).fetchone()
    return 0 if row is None else int(row[0])


def note_urged(connection: Connection, number: int, seq: int, time: int) -> None:
    """Note when they were asked."""
    connection.execute("INSERT OR REPLACE INTO urge VALUES (?, ?, ?)", (number, seq, time))


def forget_urged(connection: Connection, before: int) -> None:
    """Forget what was done before a time (Unix ms)."""
    connection.execute("DELETE FROM urge WHERE time < ?", (before,))


def unread_by(
    connection: Connection, conversation: bytes, seq: int, people: Sequence[bytes]
) -> tuple[bytes, ...]:
    """Return those of these people who have not read a message, whoever may know how far they have."""
    key = state_key("read", conversation)
    read = dict(
        connection.execute(
            "SELECT s.person, s.value FROM conversation c JOIN member m ON m.conversation = c.number"
            " JOIN personal_state s ON s.person = m.person AND s.key = ? WHERE c.id = ?",
            (key, conversation),
        ).fetchall()
    )
    return tuple(one for one in people if one not in read or decode_value(read[one], ReadMark).seq < seq)
