"""Where each conversation stands on this device: cursor, head, numbering, marks."""

from collections.abc import Iterable, Sequence

from client.store import entries, intervals
from client.store.database import Connection
from client.store.rows import Place
from shared import limits
from shared.errors import Refusal
from shared.model.bodies import COUNTABLE, MessageBody, decode_body
from shared.model.entry import START, Cursor, Entry, decode_header
from shared.protocol.sync import Head, Held

COLUMNS = "id, seq, link, head, counted, own, lamport, n, delivered_told, read, read_told, mentioned"


def ensure(connection: Connection, conversation: bytes) -> Place:
    """Return a conversation's row, made when there is none."""
    connection.execute("INSERT OR IGNORE INTO conversations (id) VALUES (?)", (conversation,))
    row = connection.execute(f"SELECT {COLUMNS} FROM conversations WHERE id = ?", (conversation,)).fetchone()
    return Place(*row)


def every(connection: Connection) -> list[Place]:
    """Return all rows."""
    return [Place(*row) for row in connection.execute(f"SELECT {COLUMNS} FROM conversations").fetchall()]


def cursor(connection: Connection, conversation: bytes) -> Cursor:
    """Return the cursor; START when nothing is held."""
    row = connection.execute("SELECT seq, link FROM conversations WHERE id = ?", (conversation,)).fetchone()
    return START if row is None or row[0] == 0 else Cursor(int(row[0]), row[1])


def held(connection: Connection) -> list[Held]:
    """Return all cursors, those with most entries first."""
    rows = connection.execute(
        "SELECT id, seq, link FROM conversations WHERE seq > 0 ORDER BY seq DESC LIMIT ?", (limits.CURSORS,)
    ).fetchall()
    return [Held(conversation, Cursor(int(seq), link)) for conversation, seq, link in rows]


def sum_of_cursors(connection: Connection) -> int:
    """Return the sum of all cursors' seqs, for the heartbeat."""
    return int(connection.execute("SELECT coalesce(sum(seq), 0) FROM conversations").fetchone()[0])


def store_heads(connection: Connection, heads: Iterable[Head]) -> None:
    """Remember where conversations stand; a diverged one only once it has been recovered."""
    for head in heads:
        ensure(connection, head.conversation)
        if not head.diverged:
            connection.execute(
                "UPDATE conversations SET head = ?, counted = ?, own = ?, mentioned = ?"
                " WHERE id = ? AND head <= ?",
                (
                    *(head.cursor.seq, head.counted, head.own, head.mentioned),
                    *(head.conversation, head.cursor.seq),
                ),
            )


def advance(connection: Connection, conversation: bytes, me: bytes, upto: Cursor) -> None:
    """Move the cursor on, and over entries that came early and now follow densely."""
    place = ensure(connection, conversation)
    newest = upto
    while (entry := entries.at(connection, conversation, newest.seq + 1)) is not None and entry.link:
        newest = Cursor(entry.seq, entry.link)
    connection.execute(
        "UPDATE conversations SET seq = ?, link = ? WHERE id = ?", (newest.seq, newest.link, conversation)
    )
    intervals.add(connection, conversation, place.seq + 1, newest.seq)
    if newest.seq > place.head:
        own = entries.own_countable(connection, conversation, me, place.head, newest.seq)
        counted = max(place.counted, entries.counted_at(connection, conversation, newest.seq))
        connection.execute(
            "UPDATE conversations SET head = ?, counted = ?, own = own + ? WHERE id = ?",
            (newest.seq, counted, own, conversation),
        )


def note_lamport(connection: Connection, conversation: bytes, found: Sequence[Entry]) -> None:
    """Remember the highest lamport seen, so that the next own entry exceeds it."""
    if found:
        highest = max(decode_header(entry.header).lamport for entry in found)
        connection.execute(
            "UPDATE conversations SET lamport = max(lamport, ?) WHERE id = ?", (highest, conversation)
        )


def note_mentions(connection: Connection, conversation: bytes, me: bytes, found: Sequence[Entry]) -> None:
    """Remember the last message that mentions me."""
    if (seq := max((entry.seq for entry in found if mentions(entry, me)), default=0)) > 0:
        connection.execute(
            "UPDATE conversations SET mentioned = max(mentioned, ?) WHERE id = ?", (seq, conversation)
        )


def mentions(entry: Entry, me: bytes) -> bool:
    """Tell whether an entry is a message of somebody else that mentions me, or everyone."""
    header = decode_header(entry.header)
    if header.kind != "message" or header.author == me or not entry.body:
        return False
    try:
        body = decode_body(header.kind, entry.body)
    except Refusal:
        return False
    return isinstance(body, MessageBody) and (body.everyone or me in body.mentions)


def note_numbers(connection: Connection, conversation: bytes, device: bytes) -> None:
    """Go on after the highest own number seen, as after a cache was lost."""
    connection.execute(
        "UPDATE conversations SET n = max(n, coalesce((SELECT max(n) FROM entries WHERE conversation = ?"
        " AND device = ?), 0)) WHERE id = ?",
        (conversation, device, conversation),
    )


def roll_back(connection: Connection, conversation: bytes, me: bytes, common: Cursor) -> list[Entry]:
    """Go back to the last common entry; return what lost its place, in its former order."""
    place = ensure(connection, conversation)
    own = entries.own_countable(connection, conversation, me, common.seq, place.head)
    lost = entries.take_places(connection, conversation, common.seq)
    gone = sum(1 for entry in lost if decode_header(entry.header).kind in COUNTABLE)
    intervals.cut_after(connection, conversation, common.seq)
    connection.execute(
        "UPDATE conversations SET seq = ?, link = ?, head = ?, counted = max(0, counted - ?),"
        " own = max(0, own - ?), delivered_told = min(delivered_told, ?), read_told = min(read_told, ?),"
        " mentioned = min(mentioned, ?) WHERE id = ?",
        (
            *(common.seq, common.link, common.seq, gone, own, common.seq, common.seq),
            *(common.seq, conversation),
        ),
    )
    return lost


def raise_mark(connection: Connection, conversation: bytes, column: str, seq: int) -> None:
    """Raise one of the columns `read`, `read_told`, `delivered_told`; marks never fall."""
    if column not in ("read", "read_told", "delivered_told"):
        raise ValueError(column)
    ensure(connection, conversation)
    connection.execute(
        f"UPDATE conversations SET {column} = max({column}, ?) WHERE id = ?", (seq, conversation)
    )
