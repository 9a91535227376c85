"""Where a time stands in a log, as far as this device holds it; times are when a server received an entry."""

from client.store import conversations, intervals
from client.store.database import Connection
from client.store.rows import Moment

_NEXT = (
    "SELECT seq, received FROM entries WHERE conversation = ? AND seq >= ? AND seq <= ? ORDER BY seq LIMIT 1"
)
_LAST = (
    "SELECT seq, received FROM entries WHERE conversation = ? AND seq >= ? AND seq <= ?"
    " ORDER BY seq DESC LIMIT 1"
)


def find(connection: Connection, conversation: bytes, ms: int) -> Moment:
    """Return the first held entry not before a time, the newest if all are; seq 0 when none is held."""
    place = conversations.ensure(connection, conversation)
    newest = 0
    for first, last in intervals.every(connection, conversation):
        end = connection.execute(_LAST, (conversation, first, last)).fetchone()
        if end is None:
            continue
        newest = int(end[0])
        if end[1] >= ms:
            seq = _within(connection, conversation, first, last, ms)
            begins = connection.execute(_NEXT, (conversation, first, last)).fetchone()[0]
            return Moment(seq, sure=first == 1 or seq > begins)
    return Moment(newest, sure=0 < place.head <= place.seq)


def _within(connection: Connection, conversation: bytes, first: int, last: int, ms: int) -> int:
    """Halve an interval whose last entry is not before a time: times rise with the seq."""
    while first < last:
        middle = (first + last) // 2
        row = connection.execute(_NEXT, (conversation, middle, last)).fetchone()
        if row is None or row[1] >= ms:
            last = middle
        else:
            first = int(row[0]) + 1
    row = connection.execute(_NEXT, (conversation, first, first + (1 << 62))).fetchone()
    return int(row[0]) if row is not None else first
