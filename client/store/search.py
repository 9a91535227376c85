"""Messages found by their words, newest first: the index names those that may fit, their texts decide."""

from collections.abc import Collection

from client.store import indexing, outbox
from client.store.database import Connection
from client.store.rows import Found, Hit
from shared.model.entry import decode_header
from shared.model.words import Query

ASKED = 24
"""Words that the index is asked for; what is longer the texts decide."""
EXAMINED = 2_000
"""Texts that are looked at before somebody else may ask for the cache."""
BEFORE = 8
AROUND = 160
"""Characters that a hit shows before the first word found, and in all."""
CUT = "…"


def find(
    connection: Connection,
    query: Query,
    limit: int,
    *,
    before: int = 0,
    conversation: bytes = b"",
    hidden: Collection[bytes] = (),
) -> Found:
    """Return messages that have every word, in one conversation or in all, but for those hidden.

    Before all others stand own ones that wait to be sent, whatever the limit: there are few, or the answer
    would have to say how to go on from one of them.
    """
    whole = not any(indexing.lacks(connection))
    if not query:
        return Found(whole=whole)
    unsent = () if before else _unsent(connection, query, conversation, hidden)
    hits: list[Hit] = []
    rows = connection.execute(
        "SELECT doc, id, entries.conversation, seq, header, body FROM search_words"
        " CROSS JOIN search_entries ON doc = search_words.rowid CROSS JOIN entries ON row = entry"
        " WHERE search_words MATCH ? AND search_words.rowid < ? ORDER BY search_words.rowid DESC",
        (_expression(query, conversation), before or 1 << 62),
    )
    for examined, (doc, entry, where, seq, header, body) in enumerate(rows, 1):
        if seq and entry not in hidden and query.fits(text := indexing.said(connection, entry, body)):
            told = decode_header(header)
            hits.append(Hit(entry, where, seq, told.author, told.time, *_around(text, query)))
        if len(hits) == limit or examined == EXAMINED:
            return Found((*unsent, *hits), doc, whole)
    return Found((*unsent, *hits), whole=whole)


def _unsent(
    connection: Connection, query: Query, conversation: bytes, hidden: Collection[bytes]
) -> tuple[Hit, ...]:
    """Return messages in the outbox that have every word, the last first; they have no seq."""
    hits: list[Hit] = []
    for one in reversed(outbox.every(connection, conversation or None)):
        told = decode_header(one.entry.header)
        if told.kind != "message" or one.id in hidden:
            continue
        if query.fits(text := indexing.first_said(one.entry.body)):
            hits.append(Hit(one.id, one.conversation, 0, told.author, told.time, *_around(text, query)))
    return tuple(hits)


def _expression(query: Query, conversation: bytes) -> str:
    """Say the query in the index's language; no word has a quotation mark in it."""
    asked = [f'"{one.words}"{"*" if one.begins else ""}' for one in query.tokens()[:ASKED]]
    if conversation:
        asked.append(f'"{indexing.IN}{conversation.hex()}"')
    return " AND ".join(asked)


def _around(text: str, query: Query) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the part of a text, in one line, that shows the first words found, and where they stand."""
    line = " ".join(text.split())
    places = query.places(line)
    start = max(0, places[0][0] - BEFORE) if places else 0
    if start <= BEFORE:
        start = 0
    mark = CUT if start else ""
    cut = line[start : start + AROUND]
    shift = len(mark) - start
    shown = ((first + shift, min(last, start + AROUND) + shift) for first, last in places)
    return mark + cut, tuple(place for place in shown if place[0] < len(mark) + len(cut))
