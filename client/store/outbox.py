"""Own entries that nobody has acknowledged yet."""

from collections.abc import Callable

import msgspec
from msgspec.structs import replace

from client.store import conversations
from client.store.database import Connection
from client.store.rows import Draft, HeldDraft, Place, Waiting
from shared.errors import Detail, ErrorCode, Refusal, refusal_from_wire
from shared.model.bodies import Amendment, decode_body
from shared.model.entry import Entry, Header, SignedEntry, decode_header, encode_header
from shared.model.state import ConversationInfo, decode_value, state_key

COLUMNS = "id, conversation, recipient, header, body, signature, code, detail, offered, held"

Sign = Callable[[bytes, bytes], SignedEntry]

_detail = msgspec.json.Decoder(dict[str, Detail])


def _waiting(
    row: tuple[bytes, bytes, bytes | None, bytes, bytes, bytes, str | None, bytes | None, int, int],
) -> Waiting:
    entry, conversation, to, header, body, signature, code, detail, offered, held = row
    refusal = None if code is None else refusal_from_wire(code, _detail.decode(detail or b"{}"))
    signed = SignedEntry(header, body, signature)
    return Waiting(entry, conversation, to, signed, refusal, bool(offered), bool(held))


def queue(connection: Connection, draft: Draft, sign: Sign, *, leaving: bool = False) -> Waiting:
    """Number, sign and queue an entry; `leaving` tells that the first of a lane is handed over at once."""
    signed = number(connection, draft, sign)
    # Said here, it costs no transaction of its own when the entry is handed over.
    offered = leaving and first(connection, draft.conversation) is None
    waiting = Waiting(draft.id, draft.conversation, draft.to, signed, offered=offered)
    insert(connection, waiting)
    return waiting


def number(connection: Connection, draft: Draft, sign: Sign) -> SignedEntry:
    """Give an entry the next number of this device, and sign it."""
    place = conversations.ensure(connection, draft.conversation)
    signed = sign(_header(draft, place), draft.body)
    connection.execute(
        "UPDATE conversations SET n = ?, lamport = ? WHERE id = ?",
        (place.n + 1, place.lamport + 1, draft.conversation),
    )
    return signed


def hold(connection: Connection, draft: Draft) -> Waiting:
    """Keep an entry until its files are uploaded: what others send meanwhile gets its numbers before it."""
    place = conversations.ensure(connection, draft.conversation)
    unsigned = SignedEntry(_header(draft, place), draft.body, b"")
    waiting = Waiting(draft.id, draft.conversation, draft.to, unsigned, held=True)
    insert(connection, waiting)
    return waiting


def hold_again(connection: Connection, entry: bytes) -> Waiting | None:
    """Keep a refused entry until its files are uploaded again; None when it was not refused."""
    waiting = get(connection, entry)
    if waiting is None or waiting.refusal is None:
        return None
    # The refusal has said that no log has it, so it may be taken back as before it was offered.
    connection.execute(
        "UPDATE outbox SET code = NULL, detail = NULL, held = 1, offered = 0 WHERE id = ?", (entry,)
    )
    return get(connection, entry)


def release(connection: Connection, entry: bytes, sign: Sign) -> Waiting | None:
    """Put a held entry at the end of its lane; None when it is not held any more."""
    waiting = get(connection, entry)
    if waiting is None or not waiting.held or waiting.refusal is not None:
        return None
    remove(connection, entry)
    if not waiting.entry.signature:
        return queue(connection, _draft(waiting), sign)
    insert(connection, replace(waiting, held=False))
    return get(connection, entry)


def _draft(waiting: Waiting) -> Draft:
    header = decode_header(waiting.entry.header)
    names = (header.conversation, header.id, header.author, header.device, header.kind)
    return HeldDraft(*names, waiting.entry.body, header.time, waiting.to)


def _header(draft: Draft, place: Place) -> bytes:
    return encode_header(
        Header(
            conversation=draft.conversation,
            id=draft.id,
            author=draft.author,
            device=draft.device,
            n=place.n + 1,
            after=place.seq,
            lamport=place.lamport + 1,
            kind=draft.kind,
            time=draft.time,
        )
    )


def insert(connection: Connection, waiting: Waiting) -> None:
    """Put an entry at the end of its lane; one that is there already stays where it is."""
    signed = waiting.entry
    connection.execute(
        "INSERT OR IGNORE INTO outbox (id, conversation, recipient, header, body, signature, offered, held)"
        " VALUES (?,?,?,?,?,?,?,?)",
        (
            *(waiting.id, waiting.conversation, waiting.to),
            *(signed.header, signed.body, signed.signature, waiting.offered, waiting.held),
        ),
    )


def get(connection: Connection, entry: bytes) -> Waiting | None:
    """Return one entry."""
    row = connection.execute(f"SELECT {COLUMNS} FROM outbox WHERE id = ?", (entry,)).fetchone()
    return None if row is None else _waiting(row)


def first(connection: Connection, conversation: bytes, *, held: bool = False) -> Waiting | None:
    """Return the first entry of a lane that was not refused, or the first that is held."""
    row = connection.execute(
        f"SELECT {COLUMNS} FROM outbox WHERE conversation = ? AND code IS NULL AND held = ?"
        " ORDER BY position LIMIT 1",
        (conversation, held),
    ).fetchone()
    return None if row is None else _waiting(row)


def take_first(connection: Connection, conversation: bytes) -> Waiting | None:
    """Return the first entry of a lane to be handed over: from now on it may be committed."""
    waiting = first(connection, conversation)
    if waiting is None or waiting.offered:
        return waiting
    connection.execute("UPDATE outbox SET offered = 1 WHERE id = ?", (waiting.id,))
    return replace(waiting, offered=True)


def lanes(connection: Connection, *, held: bool = False) -> list[bytes]:
    """Return the conversations that have something to send, or something that is held."""
    rows = connection.execute(
        "SELECT DISTINCT conversation FROM outbox WHERE code IS NULL AND held = ?", (held,)
    ).fetchall()
    return [row[0] for row in rows]


def every(connection: Connection, conversation: bytes | None = None) -> list[Waiting]:
    """Return the outbox, or one lane of it, in order."""
    rows = connection.execute(
        f"SELECT {COLUMNS} FROM outbox WHERE ? IS NULL OR conversation = ? ORDER BY position",
        (conversation, conversation),
    ).fetchall()
    return [_waiting(row) for row in rows]


def remove(connection: Connection, entry: bytes) -> Waiting | None:
    """Take an entry out; None when it is not there."""
    waiting = get(connection, entry)
    if waiting is not None:
        connection.execute("DELETE FROM outbox WHERE id = ?", (entry,))
    return waiting


def fail(connection: Connection, entry: bytes, refusal: Refusal) -> None:
    """Remember why an entry was refused; its lane goes on without it."""
    connection.execute(
        "UPDATE outbox SET code = ?, detail = ? WHERE id = ?",
        (refusal.code.value, msgspec.json.encode(dict(refusal.detail)), entry),
    )


def retry(connection: Connection, entry: bytes) -> Waiting | None:
    """Put a refused entry at the end of its lane, unchanged; None when it was not refused."""
    waiting = get(connection, entry)
    if waiting is None or waiting.refusal is None:
        return None
    remove(connection, entry)
    insert(connection, replace(waiting, offered=not _stays_here(waiting)))
    return get(connection, entry)


def drop(connection: Connection, entry: bytes) -> Waiting | None:
    """Delete a refused entry; None when it was not refused."""
    waiting = get(connection, entry)
    if waiting is None or waiting.refusal is None:
        return None
    return remove(connection, entry)


def cancel(connection: Connection, entry: bytes) -> list[Waiting]:
    """Delete an entry that no log can have: never handed over, or refused; empty when it is another.

    What amends it goes as well, and is among those returned.
    """
    waiting = get(connection, entry)
    if waiting is None or not _stays_here(waiting):
        return []
    lane = every(connection, waiting.conversation)
    gone = [waiting, *(one for one in lane if _stays_here(one) and _target(one) == entry)]
    for one in gone:
        remove(connection, one.id)
    return gone


def _stays_here(waiting: Waiting) -> bool:
    """Tell whether certainly no log has it: a refusal says so, a server's own fault says nothing."""
    if waiting.refusal is None:
        return not waiting.offered
    return waiting.refusal.code is not ErrorCode.INTERNAL


def _target(waiting: Waiting) -> bytes | None:
    body = decode_body(decode_header(waiting.entry.header).kind, waiting.entry.body)
    return body.target if isinstance(body, Amendment) else None


def requeue(connection: Connection, conversation: bytes, entry_id: bytes, entry: Entry) -> Waiting:
    """Queue an entry that has lost its place, and that the log of this device no longer shows."""
    connection.execute("DELETE FROM entries WHERE id = ?", (entry_id,))
    signed = SignedEntry(entry.header, entry.body, entry.signature)
    waiting = Waiting(entry_id, conversation, peer_of(connection, conversation), signed, offered=True)
    insert(connection, waiting)
    return waiting


def peer_of(connection: Connection, conversation: bytes) -> bytes | None:
    """Return the other person of a one-to-one conversation, so that an entry can open it again."""
    row = connection.execute(
        "SELECT value FROM state WHERE key = ?", (state_key("conversation", conversation),)
    ).fetchone()
    return None if row is None else decode_value(row[0], ConversationInfo).peer
