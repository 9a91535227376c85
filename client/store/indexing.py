"""The index of words, filled behind what is stored: a slice at a time, what came last before what is old."""

from collections.abc import Sequence

from client.store import entries
from client.store.database import Connection
from shared.errors import Refusal
from shared.model.bodies import Attachment, MessageBody, decode_body
from shared.model.entry import decode_header
from shared.model.fold import Fold
from shared.model.words import tokens

SLICE = 200
"""Rows put into the index in one transaction: whatever else asks for the cache waits for no more."""
MINUTE = 60_000
PER_MINUTE = 1 << 14
LATEST = 1 << 44
"""The last minute that is told apart from later ones, whatever time somebody claims."""
IN = "\ue000"
"""Stands before a conversation's id among the words: a private character, with which no word begins."""


def said(connection: Connection, entry: bytes, body: bytes) -> str:
    """Return what a message is found by: its words as they stand, and the names of its files."""
    edited = connection.execute(
        "SELECT 1 FROM entries WHERE target = ? AND kind = 'edit' LIMIT 1", (entry,)
    ).fetchone()
    if edited is None:
        return first_said(body)
    fold = Fold()
    base = entries.get(connection, entry)
    for one in (*([] if base is None else [base]), *entries.amendments_of(connection, [entry])):
        fold.apply(one)
    standing = fold.standing(entry)
    return "" if standing is None else _together(standing.text, standing.attachments)


def first_said(body: bytes) -> str:
    """Return what a message is found by that nobody has edited."""
    try:
        message = decode_body("message", body)
    except Refusal:
        return ""
    return _together(message.text, message.attachments) if isinstance(message, MessageBody) else ""


def _together(text: str, attachments: Sequence[Attachment]) -> str:
    return "\n".join((text, *(one.name for one in attachments))) if attachments else text


def fill(connection: Connection, limit: int = SLICE) -> None:
    """Put a slice of what is held into the index."""
    first, last = _reach(connection)
    newest = _newest(connection)
    if last < newest:
        row = connection.execute(
            "SELECT row FROM entries WHERE row > ? ORDER BY row LIMIT 1 OFFSET ?", (last, limit - 1)
        ).fetchone()
        upto = newest if row is None else int(row[0])
        _index(connection, last, upto)
        last = upto
    elif first > 0:
        row = connection.execute(
            "SELECT row FROM entries WHERE row <= ? ORDER BY row DESC LIMIT 1 OFFSET ?", (first, limit)
        ).fetchone()
        after = 0 if row is None else int(row[0])
        _index(connection, after, first)
        first = after
    else:
        return
    connection.execute("INSERT OR REPLACE INTO search_reach VALUES (1, ?, ?)", (first, last))


def lacks(connection: Connection) -> tuple[bool, bool]:
    """Tell whether something new, and whether something old, is not in the index yet."""
    first, last = _reach(connection)
    return last < _newest(connection), first > 0


def clear(connection: Connection) -> None:
    """Forget every word; what is still held comes in again, slice by slice."""
    connection.execute("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    connection.execute("DELETE FROM search_entries")
    connection.execute("DELETE FROM search_reach")


def _reach(connection: Connection) -> tuple[int, int]:
    """Return of which rows the words are in the index: first < row ≤ last."""
    row = connection.execute("SELECT first, last FROM search_reach").fetchone()
    newest = _newest(connection)
    return (newest, newest) if row is None else (int(row[0]), int(row[1]))


def _newest(connection: Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(row), 0) FROM entries").fetchone()[0])


def _index(connection: Connection, after: int, upto: int) -> None:
    changed = _edited(connection, after, upto)
    rows = connection.execute(
        "SELECT row, id, conversation, received, header, body FROM entries WHERE row > ? AND row <= ?"
        " AND kind = 'message' AND body != x'' AND row NOT IN (SELECT entry FROM search_entries)",
        (after, upto),
    ).fetchall()
    # The index takes many at once if their numbers rise.
    fresh = sorted(
        (_minute(received, header), row, _words(connection, entry, conversation, body))
        for row, entry, conversation, received, header, body in rows
    )
    told = [(_number(connection, minute, row), words) for minute, row, words in fresh]
    put = "INSERT OR REPLACE INTO search_words (rowid, words) VALUES (?, ?)"
    connection.executemany(put, told)
    connection.executemany(put, changed)


def _edited(connection: Connection, after: int, upto: int) -> list[tuple[int, str]]:
    """Return what is said now where these rows edit what is in the index."""
    rows = connection.execute(
        "SELECT DISTINCT doc, one.id, one.conversation, one.body FROM entries AS edit"
        " JOIN entries AS one ON one.id = edit.target JOIN search_entries ON entry = one.row"
        " WHERE edit.row > ? AND edit.row <= ? AND edit.kind = 'edit' ORDER BY doc",
        (after, upto),
    ).fetchall()
    return [(doc, _words(connection, entry, conversation, body)) for doc, entry, conversation, body in rows]


def _words(connection: Connection, entry: bytes, conversation: bytes, body: bytes) -> str:
    kept = dict.fromkeys(tokens(said(connection, entry, body)))
    return " ".join((IN + conversation.hex(), *kept))


def _minute(received: int, header: bytes) -> int:
    # What has no place in a log was never received by a server: its author's time has to do.
    return min(max(0, received or decode_header(header).time) // MINUTE, LATEST)


def _number(connection: Connection, minute: int, row: int) -> int:
    """Number a row of a minute, after those that have come before; a full minute goes on in the next."""
    while True:
        begin, end = minute * PER_MINUTE, (minute + 1) * PER_MINUTE
        (newest,) = connection.execute(
            "SELECT max(doc) FROM search_entries WHERE doc >= ? AND doc < ?", (begin, end)
        ).fetchone()
        doc = begin if newest is None else int(newest) + 1
        if doc < end:
            connection.execute("INSERT INTO search_entries VALUES (?, ?)", (doc, row))
            return doc
        minute += 1
