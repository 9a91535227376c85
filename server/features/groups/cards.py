"""What a group is, who is in it, and which rooms there are."""

from server.store import groups, requests
from server.store.connection import Connection
from server.store.groups import Group
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.conversation import ConversationKind
from shared.model.rights import Powers, Right
from shared.protocol.groups import (
    FindRooms,
    GetGroup,
    GroupCard,
    ListMembers,
    Member,
    Members,
    RoomFound,
    Rooms,
)


def group_of(connection: Connection, person: bytes, conversation: bytes) -> Group:
    """Return a group that a person is in at its head; raises Refusal `not_member`."""
    group = groups.find_group(connection, conversation)
    if group is None or groups.rank_of(connection, group.number, person) is None:
        # The same answer whether it exists or not: an outsider learns nothing.
        raise Refusal(ErrorCode.NOT_MEMBER)
    return group


def card(connection: Connection, person: bytes, powers: Powers, request: GetGroup, now: int) -> GroupCard:
    """Return a group's card; to outsiders that of a room, without its notice. Raises `not_member`."""
    group = groups.find_group(connection, request.conversation)
    member = group is not None and groups.rank_of(connection, group.number, person) is not None
    if group is None or not (member or (powers.may(Right.ROOMS) and _is_open_to_all(group, now))):
        raise Refusal(ErrorCode.NOT_MEMBER)
    rules = group.rules
    return GroupCard(
        group.id,
        group.kind.value,
        rules.name,
        rules.about,
        rules.joining.value,
        rules.from_start,
        rules.mute_all,
        rules.disbanded,
        groups.owner_of(connection, group.number),
        groups.count_members(connection, group.number),
        group.notice if member else 0,
        group.notice_text if member else "",
        member,
        rules.ends,
        rules.ended(now),
    )


def _is_open_to_all(group: Group, now: int) -> bool:
    rules = group.rules
    return group.kind is ConversationKind.ROOM and not rules.disbanded and not rules.ended(now)


def members(connection: Connection, person: bytes, request: ListMembers) -> Members:
    """Return the members after one; raises `not_member`."""
    group = group_of(connection, person, request.conversation)
    found = groups.list_members(connection, group.number, request.after or b"", limits.PEOPLE + 1)
    listed = tuple(
        Member(one.person, one.rank, one.muted, one.name, one.number, one.nickname)
        for one in found[: limits.PEOPLE]
    )
    return Members(listed, len(found) > limits.PEOPLE, group.seq)


def rooms(connection: Connection, person: bytes, powers: Powers, request: FindRooms, now: int) -> Rooms:
    """Return the rooms whose name or description holds a text; raises `not_allowed`."""
    powers.require(request.right)
    found = groups.find_rooms(connection, request.text, limits.ROOMS + 1, now)
    shown = tuple(_room(connection, person, one) for one in found[: limits.ROOMS])
    return Rooms(shown, len(found) > limits.ROOMS)


def _room(connection: Connection, person: bytes, group: Group) -> RoomFound:
    rules, number = group.rules, group.number
    return RoomFound(
        group.id,
        rules.name,
        rules.about,
        rules.joining.value,
        groups.count_members(connection, number),
        groups.rank_of(connection, number, person) is not None,
        requests.has_asked(connection, number, person),
        rules.ends,
    )
