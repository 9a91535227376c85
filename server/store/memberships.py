"""The conversations that one person takes part in, without what was said in them."""

from dataclasses import dataclass

from server.store.connection import Connection
from shared.model.conversation import FOLLOWING, ConversationKind, Rank

_KINDS = ", ".join(f"'{kind.value}'" for kind in sorted(FOLLOWING))


@dataclass(frozen=True, slots=True)
class MembershipRow:
    """A conversation that somebody is in at its head, and as what."""

    conversation: bytes
    kind: ConversationKind
    rank: Rank


def memberships_of(connection: Connection, person: bytes) -> list[MembershipRow]:
    """Return all conversations that somebody is in."""
    rows = connection.execute(
        "SELECT c.id, c.kind, m.rank FROM member m JOIN conversation c ON c.number = m.conversation"
        " WHERE m.person = ? AND m.ended IS NULL",
        (person,),
    )
    return [MembershipRow(row[0], ConversationKind(row[1]), Rank(row[2])) for row in rows]


def following_of(connection: Connection, person: bytes) -> dict[bytes, Rank]:
    """Return the groups following the organisation's tree that somebody is in, and as what."""
    rows = connection.execute(
        "SELECT c.id, m.rank FROM member m JOIN conversation c ON c.number = m.conversation"
        f" WHERE m.person = ? AND m.ended IS NULL AND c.kind IN ({_KINDS})",
        (person,),
    )
    return {row[0]: Rank(row[1]) for row in rows}


def direct_peers(connection: Connection, person: bytes) -> set[bytes]:
    """Return whom a person has a one-to-one conversation with."""
    rows = connection.execute(
        "SELECT o.person FROM member m JOIN conversation c ON c.number = m.conversation AND c.kind = 'direct'"
        " JOIN member o ON o.conversation = c.number WHERE m.person = ?",
        (person,),
    )
    return {row[0] for row in rows}
