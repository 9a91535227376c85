"""Rows of the log: looked up by id, inserted many at a time, and hidden when recalled."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from server.store import checkpoints
from server.store.connection import UNBOUND, Connection, bound
from shared.model.entry import LINK_SIZE, Entry, Header, Mark, SignedEntry

HIDDEN = 256
"""Bit of `marks` in the store: recalled, so that members get a tombstone. Never sent."""

_COLUMNS = (
    "position, before, conversation, seq, counted, own, received, marks, id, author, target, header, body,"
    " signature, salt, link"
)
_ONE_ROW = "(" + ", ".join("?" * 10) + ", nullif(?, 0), " + ", ".join("?" * 5) + ")"
"""Bound as 0, a target is NULL: to bind `None` costs as much as storing a whole entry, see `bound`."""
_CHUNKS = (64, 16, 4, 1)
_INSERT = {n: f"INSERT INTO entry ({_COLUMNS}) VALUES " + ", ".join([_ONE_ROW] * n) for n in _CHUNKS}

NewRow = tuple[int | bytearray, ...]
"""The values of a new entry in the order of `_COLUMNS`, as they are bound."""


Place = tuple[int, int, int, int]
"""Where an entry goes: positions of itself and of the one before it, its conversation's number, and the
number of its author's own there."""


class Stored(Struct, frozen=True):
    """An entry found by its id: enough to answer its author again, and to notice another's bytes.

    Of one that is retired the entry has its place alone, and `digest` tells its bytes again.
    """

    conversation: int
    entry: Entry
    digest: bytes = b""

    def holds(self, signed: SignedEntry) -> bool:
        """Tell whether these are the stored entry's bytes, as far as they are still known."""
        if self.digest:
            body_or_none = (signed.body, b"")  # it may have been erased before it was retired
            return self.digest in {checkpoints.digest(signed.header, body) for body in body_or_none}
        erased = bool(self.entry.marks & Mark.WITHHELD)
        return self.entry.header == signed.header and (erased or self.entry.body == signed.body)


def last_position(connection: Connection) -> int:
    """Return the position of the entry appended last; 0 in an empty log."""
    return int(connection.execute("SELECT coalesce(max(position), 0) FROM entry").fetchone()[0])


def new_row(
    place: Place, header: Header, target: bytes | None, entry: Entry, salt: bytes, link: bytes
) -> NewRow:
    """Return the row of an entry; `link` is the whole chain link, of which the entry has a part.

    Bytes are bound as by `server.store.connection.bound`, without a call for each.
    """
    position, before, conversation, own = place
    return (
        position,
        before,
        conversation,
        entry.seq,
        entry.counted,
        own,
        entry.received,
        entry.marks,
        UNBOUND + header.id,
        UNBOUND + header.author,
        0 if target is None else bound(target),
        UNBOUND + entry.header,
        UNBOUND + entry.body,
        UNBOUND + entry.signature,
        UNBOUND + salt,
        UNBOUND + link,
    )


def insert(connection: Connection, rows: Sequence[NewRow]) -> None:
    """Insert new entries in order; many rows a statement, since a statement is a hand-over of the lock."""
    done = 0
    for size in _CHUNKS:
        while len(rows) - done >= size:
            values: list[Any] = []
            for row in rows[done : done + size]:
                values += row
            connection.execute(_INSERT[size], values)
            done += size


def find_by_id(
    connection: Connection, keys: Sequence[tuple[bytes, bytes]]
) -> dict[tuple[bytes, bytes], Stored]:
    """Return the entries stored under these (id, author) keys, retired ones included."""
    found: dict[tuple[bytes, bytes], Stored] = {}
    for start in range(0, len(keys), 128):
        part = [UNBOUND + key[0] for key in keys[start : start + 128]]
        marks = ", ".join("?" * len(part))
        rows = connection.execute(
            "SELECT id, author, conversation, seq, counted, received, marks, header, body, signature, link"
            f" FROM entry WHERE id IN ({marks})",
            part,
        )
        for row in rows:
            identity, author, conversation, seq, counted, received, marks, header, body, signature, link = row
            entry = Entry(seq, counted, received, marks & ~HIDDEN, header, body, signature, link[:LINK_SIZE])
            found[(identity, author)] = Stored(conversation, entry)
    for key, one in checkpoints.find(connection, keys).items():
        entry = Entry(one.seq, one.counted, one.received, Mark.WITHHELD, b"", b"", b"", one.link)
        found[key] = Stored(one.number, entry, one.digest)
    return found


def find_target(
    connection: Connection, conversation: int, target: bytes
) -> tuple[int, bytes, int, int] | None:
    """Return (seq, header, received, marks) of the entry an amendment names, the first of that id."""
    return connection.execute(
        "SELECT seq, header, received, marks FROM entry WHERE id = ? AND conversation = ?"
        " ORDER BY seq LIMIT 1",
        (target, conversation),
    ).fetchone()


def hide(connection: Connection, conversation: int, target: bytes, recall: bytes) -> None:
    """Mark a recalled entry, and every amendment of it but the recall, as tombstones for members."""
    connection.execute(
        "UPDATE entry SET marks = marks | ? WHERE conversation = ? AND id = ?", (HIDDEN, conversation, target)
    )
    connection.execute(
        "UPDATE entry SET marks = marks | ? WHERE target = ? AND conversation = ? AND id <> ?",
        (HIDDEN, target, conversation, recall),
    )


def project(row: Sequence[Any]) -> Entry:
    """Return an entry as members get it: a tombstone where it is hidden, the link cut to a cursor's.

    The row is (seq, counted, received, marks, header, body, signature, link).
    """
    seq, counted, received, marks, header, body, signature, link = row
    if marks & HIDDEN:
        marks, body = marks & ~HIDDEN | Mark.WITHHELD, b""
    return Entry(seq, counted, received, marks, header, body, signature, link[:LINK_SIZE])


def amendments_of(connection: Connection, conversation: int, target: bytes) -> list[Entry]:
    """Return all amendments of one entry, ascending by seq."""
    rows = connection.execute(
        "SELECT seq, counted, received, marks, header, body, signature, link FROM entry"
        " WHERE target = ? AND conversation = ? ORDER BY seq",
        (target, conversation),
    )
    return [project(row) for row in rows]


def count_amendments(connection: Connection, conversation: int, target: bytes) -> int:
    """Count the amendments of one entry, in effect or not."""
    row = connection.execute(
        "SELECT count(*) FROM entry WHERE target = ? AND conversation = ?", (target, conversation)
    ).fetchone()
    return int(row[0])
