"""Groups as a server told of them last: what is looked at stays readable without one."""

import msgspec

from client.store.database import Connection
from shared.protocol.groups import GroupCard, Member

_encoder = msgspec.msgpack.Encoder()
_cards = msgspec.msgpack.Decoder(GroupCard)
_members = msgspec.msgpack.Decoder(tuple[Member, ...])


def put_card(connection: Connection, card: GroupCard) -> None:
    """Keep a group's card."""
    connection.execute(
        "INSERT INTO groups (conversation, card) VALUES (?, ?)"
        " ON CONFLICT (conversation) DO UPDATE SET card = excluded.card",
        (card.conversation, _encoder.encode(card)),
    )


def put_members(connection: Connection, conversation: bytes, members: tuple[Member, ...]) -> None:
    """Keep the members of a group whose card is kept."""
    connection.execute(
        "UPDATE groups SET members = ? WHERE conversation = ?", (_encoder.encode(members), conversation)
    )


def card(connection: Connection, conversation: bytes) -> GroupCard | None:
    """Return a group's card."""
    row = connection.execute("SELECT card FROM groups WHERE conversation = ?", (conversation,)).fetchone()
    return None if row is None else _cards.decode(row[0])


def members(connection: Connection, conversation: bytes) -> tuple[Member, ...] | None:
    """Return a group's members; None when they were never looked at."""
    row = connection.execute("SELECT members FROM groups WHERE conversation = ?", (conversation,)).fetchone()
    return None if row is None or row[0] is None else _members.decode(row[0])


def forget(connection: Connection, conversation: bytes) -> None:
    """Forget a group that never came to be."""
    connection.execute("DELETE FROM groups WHERE conversation = ?", (conversation,))
