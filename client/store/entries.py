"""Entries of the cache: written once by id, withheld when recalled, read back in pages."""

from collections.abc import Iterable, Sequence
from typing import Any

from msgspec.structs import replace

from client.store.database import Connection
from shared.errors import Refusal
from shared.model.bodies import AMENDMENTS, Amendment, decode_body
from shared.model.entry import Cursor, Entry, Header, Mark, decode_header
from shared.model.state import state_key

COLUMNS = "seq, counted, received, marks, header, body, signature, link"


def from_row(row: Sequence[Any]) -> Entry:
    """Make an entry of COLUMNS."""
    return Entry(*row)


def target_of(header: Header, entry: Entry) -> bytes | None:
    """Return the entry an amendment names; None for other kinds, and for a body that was withheld."""
    if header.kind not in AMENDMENTS or entry.marks & Mark.WITHHELD:
        return None
    try:
        body = decode_body(header.kind, entry.body)
    except Refusal:
        return None
    return body.target if isinstance(body, Amendment) else None


def put(connection: Connection, entry: Entry) -> bool:
    """Store an entry, or give a held one its place; return whether anything is new to a reader."""
    header = decode_header(entry.header)
    row = connection.execute("SELECT seq, marks, author FROM entries WHERE id = ?", (header.id,)).fetchone()
    if row is None:
        _insert(connection, header, entry)
    else:
        seq, marks, author = row
        if author != header.author or (seq, marks) >= (entry.seq, marks | entry.marks):
            return False
        _replace(connection, header, entry, int(marks))
    _keep_recalls(connection, header, entry)
    return True


def _insert(connection: Connection, header: Header, entry: Entry) -> None:
    body = b"" if entry.marks & Mark.WITHHELD else entry.body
    connection.execute(
        "INSERT INTO entries (id, conversation, seq, counted, received, marks, author, device, n, lamport,"
        " kind, target, header, body, signature, link) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            *(header.id, header.conversation, entry.seq, entry.counted, entry.received, entry.marks),
            *(header.author, header.device, header.n, header.lamport, header.kind, target_of(header, entry)),
            *(entry.header, body, entry.signature, entry.link),
        ),
    )


def _replace(connection: Connection, header: Header, entry: Entry, marks: int) -> None:
    marks |= entry.marks
    connection.execute(
        "UPDATE entries SET seq = ?, counted = ?, received = ?, marks = ?, link = ? WHERE id = ?",
        (entry.seq, entry.counted, entry.received, marks, entry.link, header.id),
    )
    if marks & Mark.WITHHELD:
        withhold(connection, header.id)


def _keep_recalls(connection: Connection, header: Header, entry: Entry) -> None:
    """Drop the words of what an entry recalls, or of an entry that was recalled before it came."""
    target = target_of(header, entry)
    if header.kind == "recall" and target is not None:
        if entry.seq > 0 or author_of(connection, target) == header.author:
            withhold(connection, target)
        return
    subject = header.id if target is None else target
    author = header.author if target is None else author_of(connection, target)
    recall = connection.execute(
        "SELECT 1 FROM entries WHERE target = ? AND kind = 'recall' AND (seq > 0 OR author = ?)",
        (subject, author),
    ).fetchone()
    if recall is not None:
        withhold(connection, subject)


def withhold(connection: Connection, entry: bytes) -> None:
    """Empty the body of an entry and of its edits: what was recalled is not kept."""
    connection.execute(
        "UPDATE entries SET body = x'', marks = marks | ? WHERE id = ? OR (target = ? AND kind = 'edit')",
        (int(Mark.WITHHELD), entry, entry),
    )


def erase(connection: Connection, entry: bytes) -> None:
    """Drop the words of an entry that was erased from the record; its signature could confirm a guess."""
    withhold(connection, entry)
    connection.execute(
        "UPDATE entries SET signature = x'' WHERE id = ? OR (target = ? AND kind = 'edit')", (entry, entry)
    )


def without_erased(connection: Connection, header: Header, entry: Entry) -> Entry:
    """Return an entry without words that were erased before it came: who has not heard gives them away."""
    subject = (target_of(header, entry) if header.kind == "edit" else None) or header.id
    key = state_key("erased", subject)
    if connection.execute("SELECT 1 FROM state WHERE key = ?", (key,)).fetchone() is None:
        return entry
    return replace(entry, marks=entry.marks | Mark.WITHHELD, body=b"", signature=b"")


def author_of(connection: Connection, entry: bytes) -> bytes | None:
    """Return who wrote a held entry."""
    row = connection.execute("SELECT author FROM entries WHERE id = ?", (entry,)).fetchone()
    return None if row is None else row[0]


def get(connection: Connection, entry: bytes) -> Entry | None:
    """Return an entry by its id."""
    row = connection.execute(f"SELECT {COLUMNS} FROM entries WHERE id = ?", (entry,)).fetchone()
    return None if row is None else from_row(row)


def at(connection: Connection, conversation: bytes, seq: int) -> Entry | None:
    """Return the entry at a place."""
    row = connection.execute(
        f"SELECT {COLUMNS} FROM entries WHERE conversation = ? AND seq = ?", (conversation, seq)
    ).fetchone()
    return None if row is None else from_row(row)


def standing_before(
    connection: Connection, conversation: bytes, first: int, before: int, limit: int
) -> list[Entry]:
    """Return the newest placed standing entries with first ≤ seq < before, ascending."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM entries WHERE conversation = ? AND seq >= ? AND seq < ?"
        f" AND kind NOT IN ({_AMENDING}) ORDER BY seq DESC LIMIT ?",
        (conversation, first, before, limit),
    ).fetchall()
    return [from_row(row) for row in reversed(rows)]


def unplaced(connection: Connection, conversation: bytes, limit: int) -> list[Entry]:
    """Return the newest standing entries that have no place, in order of (lamport, id)."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM entries WHERE conversation = ? AND seq = 0"
        f" AND kind NOT IN ({_AMENDING}) ORDER BY lamport DESC, id DESC LIMIT ?",
        (conversation, limit),
    ).fetchall()
    return [from_row(row) for row in reversed(rows)]


def amendments_of(connection: Connection, targets: Iterable[bytes]) -> list[Entry]:
    """Return every held amendment of these entries."""
    found: list[Entry] = []
    for target in targets:
        rows = connection.execute(f"SELECT {COLUMNS} FROM entries WHERE target = ?", (target,)).fetchall()
        found += [from_row(row) for row in rows]
    return found


def own_countable(connection: Connection, conversation: bytes, me: bytes, after: int, upto: int) -> int:
    """Count own messages with after < seq ≤ upto."""
    row = connection.execute(
        "SELECT count(*) FROM entries WHERE conversation = ? AND seq > ? AND seq <= ? AND author = ?"
        " AND kind = 'message'",
        (conversation, after, upto, me),
    ).fetchone()
    return int(row[0])


def counted_at(connection: Connection, conversation: bytes, seq: int) -> int:
    """Return the running number of countable messages at the newest held entry up to `seq`."""
    row = connection.execute(
        "SELECT counted FROM entries WHERE conversation = ? AND seq > 0 AND seq <= ?"
        " ORDER BY seq DESC LIMIT 1",
        (conversation, seq),
    ).fetchone()
    return 0 if row is None else int(row[0])


def cursors(connection: Connection, conversation: bytes, upto: int) -> list[Cursor]:
    """Return cursors held up to a seq, newest first, at distances that double."""
    found: list[Cursor] = []
    seq, step = upto, 1
    while seq > 0:
        row = connection.execute(
            "SELECT seq, link FROM entries WHERE conversation = ? AND seq <= ? AND seq > 0 AND link != x''"
            " ORDER BY seq DESC LIMIT 1",
            (conversation, seq),
        ).fetchone()
        if row is None:
            break
        found.append(Cursor(int(row[0]), row[1]))
        seq = int(row[0]) - step
        step *= 2
    return found


def take_places(connection: Connection, conversation: bytes, after: int) -> list[Entry]:
    """Take the place from all entries after a seq; return them as they were, in their order."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM entries WHERE conversation = ? AND seq > ? ORDER BY seq",
        (conversation, after),
    ).fetchall()
    connection.execute(
        "UPDATE entries SET seq = 0, counted = 0, link = x'' WHERE conversation = ? AND seq > ?",
        (conversation, after),
    )
    return [from_row(row) for row in rows]


_AMENDING = ", ".join(f"'{kind}'" for kind in sorted(AMENDMENTS))
