"""The groups that follow the organisation's tree, as they stand."""

from dataclasses import dataclass, field

from server.store.connection import Connection
from shared.model.conversation import FOLLOWING, ConversationKind, Rank


@dataclass(slots=True)
class FollowingGroup:
    """One group and who is in it at its head."""

    kind: ConversationKind
    name: str
    disbanded: bool
    members: dict[bytes, Rank] = field(default_factory=dict[bytes, Rank])


_KINDS = ", ".join(f"'{kind.value}'" for kind in sorted(FOLLOWING))


def following_groups(connection: Connection) -> dict[bytes, FollowingGroup]:
    """Return all such groups by id, disbanded ones too."""
    found: dict[int, FollowingGroup] = {}
    by_id: dict[bytes, FollowingGroup] = {}
    groups = connection.execute(
        f"SELECT number, id, kind, name, disbanded FROM conversation WHERE kind IN ({_KINDS})"
    )
    for number, conversation, kind, name, disbanded in groups:
        found[number] = FollowingGroup(ConversationKind(kind), name, bool(disbanded))
        by_id[conversation] = found[number]
    ranks = {rank.value: rank for rank in Rank}
    members = connection.execute(
        "SELECT m.conversation, m.person, m.rank FROM conversation c JOIN member m"
        f" ON m.conversation = c.number WHERE c.kind IN ({_KINDS}) AND m.ended IS NULL"
    )
    for number, person, rank in members:
        found[number].members[person] = ranks[rank]
    return by_id
