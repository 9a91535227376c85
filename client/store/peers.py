"""What a replica without a server asks of the cache: entries by device and number, and targets."""

from collections.abc import Sequence

from client.store import entries
from client.store.database import Connection
from shared.model.conversation import Target
from shared.model.entry import Mark, SignedEntry, decode_header
from shared.protocol.peer import Span


def lamport(connection: Connection, conversation: bytes) -> int:
    """Return the highest lamport of all held entries, the outbox left out."""
    row = connection.execute(
        "SELECT coalesce(max(lamport), 0) FROM entries WHERE conversation = ?", (conversation,)
    ).fetchone()
    return int(row[0])


def target(connection: Connection, conversation: bytes, entry: bytes) -> Target | None:
    """Return an entry as a rule that decides sees it."""
    found = entries.get(connection, entry)
    if found is None:
        return None
    header = decode_header(found.header)
    if header.conversation != conversation:
        return None
    recalled = bool(found.marks & Mark.WITHHELD)
    return Target(found.seq, header.kind, header.author, found.received, recalled)


def spans(connection: Connection, conversation: bytes) -> list[Span]:
    """Return runs of held numbers by device."""
    rows = connection.execute(
        "SELECT DISTINCT device, n FROM entries WHERE conversation = ? ORDER BY device, n", (conversation,)
    ).fetchall()
    found: list[Span] = []
    for device, n in rows:
        if found and found[-1].device == device and found[-1].last == n - 1:
            found[-1] = Span(device, found[-1].first, n)
        else:
            found.append(Span(device, n, n))
    return found


def beyond(
    connection: Connection, conversation: bytes, held: Sequence[Span], limit: int
) -> list[SignedEntry]:
    """Return entries outside of the spans, by (lamport, id); withheld ones have nothing left to give."""
    rows = connection.execute(
        "SELECT device, n, header, body, signature FROM entries WHERE conversation = ? AND marks & ? = 0"
        " ORDER BY lamport, id",
        (conversation, int(Mark.WITHHELD)),
    )
    found: list[SignedEntry] = []
    for device, n, header, body, signature in rows:
        if any(one.device == device and one.first <= n <= one.last for one in held):
            continue
        found.append(SignedEntry(header, body, signature))
        if len(found) == limit:
            break
    return found
