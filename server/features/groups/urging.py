"""Asking people to read a message: by its author alone, now and then, and nobody learns more by it."""

from server.core.rates import RateOfEach
from server.log.desk import Desk
from server.store import groups, state, urges, walk
from server.store.connection import Connection
from server.store.conversations import Head
from server.store.privacy import require_told
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import COUNTABLE
from shared.model.conversation import ConversationKind, Membership
from shared.model.decide import check_may_speak
from shared.model.entry import Mark, decode_header
from shared.model.governing import require
from shared.model.state import (
    PeerMarks,
    Urged,
    Urging,
    decode_value,
    encode_value,
    state_key,
)
from shared.model.visibility import visible
from shared.protocol.groups import UrgedToRead, UrgeToRead

KEPT = 30 * 24 * 3600 * 1000
"""Milliseconds for which it is kept when people were asked."""


def urge(
    connection: Connection, desk: Desk, person: bytes, request: UrgeToRead, rate: RateOfEach
) -> UrgedToRead:
    """Ask those to read a message who have not; `rate` counts how often its author does.

    Raises Refusal `not_member`, `not_allowed`, `too_many_requests`.
    """
    head = desk.head(request.conversation)
    member = None if head is None else head.members.get(person)
    if head is None or member is None or not member.current:
        raise Refusal(ErrorCode.NOT_MEMBER)
    _check_message(connection, head, member, request.seq)
    require(not head.rules.ended(desk.now), "ended")
    check_may_speak(head, member)
    _check_pause(connection, head, request.seq, desk.now)
    if head.kind is not ConversationKind.DIRECT:
        require_told(connection, person)  # how many have not read is an answer, too
    people = _seem_unread(connection, head, person, request.seq)
    require(bool(people), "read")
    rate.require(person)
    # Who keeps to themselves what they have read seems not to have: they are counted, and left in peace.
    meant = urges.unread_by(connection, head.id, request.seq, people)
    value = encode_value(Urged(request.seq, person, desk.now))
    for one in meant:
        desk.put(one, {state_key("urged", head.id): value})
    done = encode_value(Urging(request.seq, desk.now))
    desk.put(person, {state_key("urging", head.id): done})
    urges.note_urged(connection, head.number, request.seq, desk.now)
    urges.forget_urged(connection, desk.now - KEPT)
    return UrgedToRead(len(people), desk.now)


def _check_message(connection: Connection, head: Head, member: Membership, seq: int) -> None:
    """Let an author name a message that stands, and is in their sight."""
    step = next(walk.back(connection, head.number, seq, seq), None)
    require(step is not None and step.author == member.person and visible(member.visible, seq), "author")
    if step is not None:
        require(decode_header(step.entry.header).kind in COUNTABLE, "kind")
        require(not step.entry.marks & Mark.WITHHELD, "recalled")


def _check_pause(connection: Connection, head: Head, seq: int, now: int) -> None:
    until = urges.urged_at(connection, head.number, seq) + limits.URGE_EVERY * 1000
    if now < until:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="urged", until=until)


def _seem_unread(connection: Connection, head: Head, author: bytes, seq: int) -> list[bytes]:
    """Return who has not read a message, as far as its author may know."""
    if head.kind is ConversationKind.DIRECT:
        stored = state.get(connection, author, state_key("marks", head.id))
        marks = PeerMarks() if stored is None else decode_value(stored, PeerMarks)
        return [one for one in head.members if one != author and marks.read < seq]
    return [
        one.person
        for one in groups.readers_of(connection, head.number)
        if one.person != author and one.since <= seq and one.read < seq
    ]
