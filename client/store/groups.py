"""Groups as a server told of them last: what is looked at stays readable without one."""

from collections.abc import Mapping

import msgspec
from msgspec.structs import replace

from client.store.database import Connection
from shared.model.conversation import ConversationKind
from shared.model.state import ConversationInfo, decode_value, state_key
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


def call_members(connection: Connection, conversation: bytes, nicknames: Mapping[bytes, str]) -> None:
    """Call members of a group otherwise, where they are kept."""
    held = members(connection, conversation)
    if held is not None:
        called = (replace(one, nickname=nicknames.get(one.person, one.nickname)) for one in held)
        put_members(connection, conversation, tuple(called))


def nicknames(connection: Connection) -> dict[bytes, dict[bytes, str]]:
    """Return how members want to be called, of all groups that were looked at."""
    rows = connection.execute("SELECT conversation, members FROM groups WHERE members IS NOT NULL").fetchall()
    return {
        conversation: {one.person: one.nickname for one in _members.decode(told) if one.nickname}
        for conversation, told in rows
    }


def member_names(connection: Connection) -> dict[bytes, str]:
    """Return the names of all members of groups that were looked at."""
    rows = connection.execute("SELECT members FROM groups WHERE members IS NOT NULL").fetchall()
    return {one.person: one.name for row in rows for one in _members.decode(row[0]) if one.name}


def forget_unfounded(connection: Connection, conversation: bytes) -> bool:
    """Forget a group that no server knows and that nothing waits to found; tell whether it was one."""
    key = state_key("conversation", conversation)
    row = connection.execute("SELECT value, version FROM state WHERE key = ?", (key,)).fetchone()
    known = connection.execute(
        "SELECT 1 FROM conversations WHERE id = ? AND head > 0 UNION ALL"
        " SELECT 1 FROM outbox WHERE conversation = ?",
        (conversation, conversation),
    ).fetchone()
    if row is None or row[1] >= 0 or known is not None:
        return False
    if decode_value(row[0], ConversationInfo).kind is ConversationKind.DIRECT:
        return False
    connection.execute("DELETE FROM state WHERE key = ?", (key,))
    connection.execute("DELETE FROM groups WHERE conversation = ?", (conversation,))
    return True
