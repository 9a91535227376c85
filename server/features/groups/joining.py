"""Asking to be let into a room, and what those who govern it answer."""

from server.features.groups.cards import group_of
from server.log import asking
from server.log.desk import Desk
from server.store import groups, requests
from server.store.connection import Connection
from server.store.conversations import Head
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.conversation import ConversationKind, Joining, Rank
from shared.model.governing import require
from shared.protocol.groups import AskToJoin, JoinRequest, JoinRequests, ListJoinRequests, TurnDown


def ask(connection: Connection, desk: Desk, person: bytes, request: AskToJoin, now: int) -> None:
    """Note that somebody asks to be let in, or does so no more.

    Raises Refusal `not_found`, `not_allowed` (right, or reason "joining", "member", "ended", "too_many").
    """
    desk.checks.powers(connection, person).require(request.right)
    head = desk.head(request.conversation)
    if head is None or head.kind is not ConversationKind.ROOM or not head.audience:
        raise Refusal(ErrorCode.NOT_FOUND)
    if not request.on:
        desk.tell(asking.answered(connection, head, [person]))
        return
    member = head.members.get(person)
    if member is not None and member.current:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="member")
    require(not head.rules.ended(now), "ended")
    if head.rules.joining is not Joining.APPROVAL:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="joining")
    new = not requests.has_asked(connection, head.number, person)
    if new and requests.count_requests(connection, head.number) >= limits.JOIN_REQUESTS:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.JOIN_REQUESTS)
    requests.add_request(connection, head.number, person, request.words.strip(), now)
    desk.tell(asking.changed(connection, head))


def waiting(connection: Connection, person: bytes, request: ListJoinRequests) -> JoinRequests:
    """Return who waits, to who may let them in; raises Refusal `not_member`, `not_allowed`."""
    group = group_of(connection, person, request.conversation)
    if groups.rank_of(connection, group.number, person) is Rank.MEMBER:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="rank")
    found = requests.requests_of(connection, group.number)
    return JoinRequests(tuple(JoinRequest(one.person, one.name, one.words, one.time) for one in found))


def turn_down(connection: Connection, desk: Desk, person: bytes, request: TurnDown) -> None:
    """Do not let somebody in; raises Refusal `not_member`, `not_allowed`, `not_found`."""
    head = _governed(desk, person, request.conversation)
    if not requests.has_asked(connection, head.number, request.person):
        raise Refusal(ErrorCode.NOT_FOUND)
    desk.tell(asking.answered(connection, head, [request.person]))


def _governed(desk: Desk, person: bytes, conversation: bytes) -> Head:
    head = desk.head(conversation)
    member = None if head is None else head.members.get(person)
    if head is None or member is None or not member.current or head.kind is ConversationKind.DIRECT:
        raise Refusal(ErrorCode.NOT_MEMBER)
    if member.rank is Rank.MEMBER:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="rank")
    return head
