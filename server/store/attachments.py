"""Rows about blobs: which there are, who may refer to them, and which entries do."""

from collections.abc import Iterable, Sequence

from server.store import conversations
from server.store.connection import Connection
from server.store.entries import HIDDEN
from shared import limits
from shared.model.bodies import Attachment, MessageBody, decode_body
from shared.model.entry import Mark, decode_header
from shared.model.visibility import visible

LEASE = int(limits.BLOB_LEASE * 1000)
"""Milliseconds that a blob outlives its upload, and the last entry that referred to it."""

LEAST = 64 * 1024
"""What an upload counts at least: each costs a file and rows, however few bytes it has."""

_EXPIRED = (
    "until <= ? AND NOT EXISTS (SELECT 1 FROM reference r WHERE r.digest = b.digest)"
    " AND NOT EXISTS (SELECT 1 FROM later_file l WHERE l.digest = b.digest)"
)


def expect(connection: Connection, digest: bytes, now: int) -> None:
    """Note that a blob may come, so that nothing of it can be left behind unknown."""
    connection.execute(
        "INSERT INTO blob VALUES (?, ?)"
        " ON CONFLICT (digest) DO UPDATE SET until = max(until, excluded.until)",
        (digest, now + LEASE),
    )


def uploaded_since(connection: Connection, person: bytes, time: int) -> int:
    """Return how many bytes a person has uploaded since a time (Unix ms), as they count."""
    row = connection.execute(
        "SELECT coalesce(sum(max(size, ?)), 0) FROM upload WHERE person = ? AND time >= ?",
        (LEAST, person, time),
    ).fetchone()
    return int(row[0])


def arrived(connection: Connection, person: bytes, digest: bytes, size: int, now: int) -> None:
    """Let whoever gave the bytes refer to them."""
    expect(connection, digest, now)
    connection.execute(
        "INSERT OR REPLACE INTO upload VALUES (?, ?, ?, ?, ?)", (person, digest, size, now, now + LEASE)
    )


def referable(connection: Connection, person: bytes, one: Attachment, now: int) -> bool:
    """Tell whether a person may refer to a blob of this size: they gave its bytes, or can fetch them now."""
    if is_given(connection, person, one, now):
        return True
    rows = connection.execute(
        "SELECT c.id, r.seq FROM member m CROSS JOIN reference r ON r.conversation = m.conversation"
        " JOIN conversation c ON c.number = r.conversation"
        " WHERE m.person = ? AND r.digest = ? AND r.size = ? AND NOT r.hidden",
        (person, one.digest, one.size),
    )
    return any(_sees(connection, person, conversation, seq) for conversation, seq in rows)


def is_given(connection: Connection, person: bytes, one: Attachment, now: int) -> bool:
    """Tell whether a person gave the bytes of a blob, and may refer to them by that."""
    found = connection.execute(
        "SELECT 1 FROM upload WHERE person = ? AND digest = ? AND size = ? AND until > ?"
        " UNION ALL SELECT 1 FROM later_file WHERE author = ? AND digest = ? AND size = ? AND given",
        (person, one.digest, one.size, now, person, one.digest, one.size),
    )
    return found.fetchone() is not None


def _sees(connection: Connection, person: bytes, conversation: bytes, seq: int) -> bool:
    one = conversations.view(connection, person, conversation)
    return one is not None and visible(one.visible, seq)


def refer(connection: Connection, conversation: int, seq: int, attached: Iterable[Attachment]) -> None:
    """Note what an entry refers to."""
    connection.executemany(
        "INSERT OR IGNORE INTO reference (digest, conversation, seq, size) VALUES (?, ?, ?, ?)",
        [(one.digest, conversation, seq, one.size) for one in attached],
    )


def hide(connection: Connection, conversation: int, seq: int) -> None:
    """Let nobody refer to a blob by a recalled entry; the record keeps what it refers to."""
    connection.execute(
        "UPDATE reference SET hidden = 1 WHERE conversation = ? AND seq = ?", (conversation, seq)
    )


def release(connection: Connection, places: Sequence[tuple[int, int]], now: int) -> None:
    """Forget what these entries (conversation's number, seq) refer to: erased or retired ones."""
    for place in places:
        rows = connection.execute(
            "DELETE FROM reference WHERE conversation = ? AND seq = ? RETURNING digest", place
        ).fetchall()
        for (digest,) in rows:
            expect(connection, digest, now)


def hold_for_later(
    connection: Connection, author: bytes, entry: bytes, files: Iterable[Attachment], now: int
) -> None:
    """Let the files of a message that waits live as long as it does."""
    connection.executemany(
        "INSERT OR IGNORE INTO later_file VALUES (?, ?, ?, ?, ?)",
        [(author, entry, one.digest, one.size, is_given(connection, author, one, now)) for one in files],
    )


def held_for_later(connection: Connection, author: bytes, entry: bytes) -> list[tuple[bytes, int, bool]]:
    """Return digest and size of the files of a message that waits, and whether its author gave the bytes."""
    rows = connection.execute(
        "SELECT digest, size, given FROM later_file WHERE author = ? AND id = ?", (author, entry)
    )
    return [(bytes(digest), size, bool(given)) for digest, size, given in rows]


def give_back(
    connection: Connection, author: bytes, files: Iterable[tuple[bytes, int, bool]], now: int
) -> None:
    """Have files of a message that waits no more live on a while, as if they had just been given.

    An upload counts for the day on which it was made, not once more.
    """
    for digest, size, given in files:
        expect(connection, digest, now)
        if given:
            connection.execute(
                "INSERT INTO upload VALUES (?, ?, ?, 0, ?)"
                " ON CONFLICT (person, digest) DO UPDATE SET until = max(until, excluded.until)",
                (author, digest, size, now + LEASE),
            )


def forget_uploads(connection: Connection) -> None:
    """Forget who gave which bytes: after a restore they may not be there."""
    connection.execute("DELETE FROM upload")


def expired(connection: Connection, now: int, count: int) -> list[bytes]:
    """Return at most `count` digests of blobs that nothing refers to and nobody may refer to."""
    rows = connection.execute(f"SELECT digest FROM blob b WHERE {_EXPIRED} LIMIT ?", (now, count))
    return [bytes(row[0]) for row in rows]


def still_expired(connection: Connection, digests: Iterable[bytes], now: int) -> list[bytes]:
    """Return those of these that are expired now."""
    query = f"SELECT 1 FROM blob b WHERE {_EXPIRED} AND digest = ?"
    return [one for one in digests if connection.execute(query, (now, one)).fetchone()]


def forget(connection: Connection, digests: Iterable[bytes], now: int) -> None:
    """Forget blobs whose bytes are gone, and who gave what so long ago that it counts no more."""
    connection.execute("DELETE FROM upload WHERE until <= ?", (now,))
    connection.executemany("DELETE FROM blob WHERE digest = ?", [(one,) for one in digests])


def find(connection: Connection, person: bytes, digest: bytes, entry: bytes) -> Attachment | None:
    """Return the attachment of an entry, if `person` may see that entry now and it stands."""
    rows = connection.execute(
        "SELECT c.id, e.seq, e.marks, e.header, e.body FROM entry e"
        " JOIN reference r ON r.conversation = e.conversation AND r.seq = e.seq AND r.digest = ?"
        " JOIN conversation c ON c.number = e.conversation WHERE e.id = ?",
        (digest, entry),
    ).fetchall()
    for conversation, seq, marks, header, body in rows:
        stands = not marks & (HIDDEN | Mark.WITHHELD)
        if stands and _sees(connection, person, conversation, seq):
            return _attachment(decode_body(decode_header(header).kind, body), digest)
    return None


def referred(connection: Connection) -> list[bytes]:
    """Return the digests of all blobs that entries refer to, and messages that wait for their time."""
    query = "SELECT digest FROM reference UNION SELECT digest FROM later_file"
    return [bytes(row[0]) for row in connection.execute(query)]


def _attachment(body: object, digest: bytes) -> Attachment | None:
    attached = body.attachments if isinstance(body, MessageBody) else ()
    return next((one for one in attached if one.digest == digest), None)
