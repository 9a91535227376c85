"""Read and delivered marks: how far somebody is, and how far others may know it."""

from collections.abc import Iterable

from server.store import state
from server.store.connection import Connection
from shared.model.conversation import ConversationKind
from shared.model.state import PeerMarks, ReadMark, decode_value, encode_value, state_key
from shared.protocol.sync import StateItem


def read_mark(connection: Connection, person: bytes, conversation: bytes) -> ReadMark:
    """Return how far somebody has read, whoever knows it."""
    stored = state.get(connection, person, state_key("read", conversation))
    return ReadMark() if stored is None else decode_value(stored, ReadMark)


def known_of(connection: Connection, number: int, person: bytes) -> tuple[int, int]:
    """Return how far a group may know that a member has read, and what their devices hold untold."""
    row = connection.execute(
        "SELECT read, delivered FROM member WHERE conversation = ? AND person = ?", (number, person)
    ).fetchone()
    return (0, 0) if row is None else (row[0], row[1])


def let_know(connection: Connection, number: int, person: bytes, read: int) -> None:
    """Let a group know how far a member has read; it only rises."""
    connection.execute(
        "UPDATE member SET read = ? WHERE conversation = ? AND person = ? AND read < ?",
        (read, number, person, read),
    )


def keep_delivered(connection: Connection, number: int, person: bytes, seq: int) -> None:
    """Note how far an invisible person's devices hold a one-to-one conversation."""
    connection.execute(
        "UPDATE member SET delivered = ? WHERE conversation = ? AND person = ? AND delivered < ?",
        (seq, number, person, seq),
    )


def raise_marks(
    connection: Connection, conversation: bytes, peer: bytes, delivered: int, read: int
) -> tuple[StateItem, ...]:
    """Raise what the other of a one-to-one conversation is told; return the items, if that is news."""
    key = state_key("marks", conversation)
    stored = state.get(connection, peer, key)
    before = PeerMarks() if stored is None else decode_value(stored, PeerMarks)
    marks = PeerMarks(max(before.delivered, delivered), max(before.read, read))
    return () if marks == before else state.put(connection, peer, {key: encode_value(marks)})


def peer_of(connection: Connection, number: int, person: bytes) -> bytes | None:
    """Return the other person of a one-to-one conversation."""
    row = connection.execute(
        "SELECT person FROM member WHERE conversation = ? AND person <> ?", (number, person)
    ).fetchone()
    return None if row is None else row[0]


def conversations_of(connection: Connection, person: bytes) -> Iterable[tuple[int, bytes, ConversationKind]]:
    """Return (number, id, kind) of all conversations a person is or was in."""
    rows = connection.execute(
        "SELECT c.number, c.id, c.kind FROM member m JOIN conversation c ON c.number = m.conversation"
        " WHERE m.person = ?",
        (person,),
    ).fetchall()
    return ((number, conversation, ConversationKind(kind)) for number, conversation, kind in rows)
