"""Takes old history off this device: a server that has it brings it back when somebody reads there."""

from client.store import avatars, conversations, indexing, intervals
from client.store.database import Connection

KEPT = 100
"""Entries kept of each conversation, its newest: as many as a new device begins with."""


def trim(connection: Connection, kept: int = KEPT) -> int:
    """Take out all but the newest entries of every conversation; return how many went.

    Cursors stay, so nothing is read again before it is wanted. What has no place in a server's log stays
    too: nobody else may have it. Pictures of people go: those that somebody looks at come back. So do the
    words that messages are found by: taking out nearly all of them takes longer than beginning anew.
    """
    avatars.clear(connection)
    indexing.clear(connection)
    return sum(_trim(connection, place.id, place.seq, kept) for place in conversations.every(connection))


def _trim(connection: Connection, conversation: bytes, seq: int, kept: int) -> int:
    row = connection.execute(
        "SELECT seq FROM entries WHERE conversation = ? AND seq BETWEEN 1 AND ?"
        " ORDER BY seq DESC LIMIT 1 OFFSET ?",
        (conversation, seq, kept - 1),
    ).fetchone()
    if row is None:
        return 0
    first = int(row[0])
    intervals.cut_before(connection, conversation, first)
    return connection.execute(
        "DELETE FROM entries WHERE conversation = ? AND seq BETWEEN 1 AND ?", (conversation, first - 1)
    ).rowcount
