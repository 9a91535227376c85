"""What it means for conversations that someone has left the organisation, or has come back."""

from collections.abc import Mapping

from server.log.desk import Desk
from server.store.connection import Connection
from server.store.memberships import memberships_of
from shared.model.bodies import MemberBody
from shared.model.conversation import FOLLOWING, ConversationKind, Membership, Rank

_STANDING = {Rank.OWNER: 0, Rank.ADMIN: 1, Rank.MEMBER: 2}


def leave_groups(connection: Connection, desk: Desk, person: bytes, successor: bytes | None) -> None:
    """Take someone out of the groups that colleagues have founded; what they own passes on.

    The successor gets it if a member, else whoever has been an admin longest, or else a member.
    """
    for one in memberships_of(connection, person):
        if one.kind is ConversationKind.DIRECT or one.kind in FOLLOWING:
            continue
        head = desk.head(one.conversation)
        heir = None if head is None or one.rank is not Rank.OWNER else _heir(head.members, person, successor)
        if heir is not None:
            desk.append(one.conversation, MemberBody(heir, "owner"))
        desk.append(one.conversation, MemberBody(person, "remove"))


def _heir(members: Mapping[bytes, Membership], owner: bytes, successor: bytes | None) -> bytes | None:
    others = [one for one in members.values() if one.current and one.person != owner]
    if any(one.person == successor for one in others):
        return successor
    others.sort(key=lambda one: (_STANDING[one.rank], one.visible[-1].first, one.person))
    return others[0].person if others else None


def bar_direct(connection: Connection, desk: Desk, person: bytes) -> None:
    """Have the one-to-one conversations of someone read anew: who may write in them is another matter now."""
    for one in memberships_of(connection, person):
        if one.kind is ConversationKind.DIRECT:
            desk.forget(one.conversation)
