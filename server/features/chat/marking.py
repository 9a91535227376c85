"""Delivered and read marks: my own devices learn of mine at once, others unless I am invisible."""

from msgspec import Struct

from server.log import read
from server.log.told import Items, merged
from server.store import marks, state, statuses
from server.store.connection import Connection
from server.store.conversations import MemberView
from server.store.counting import counts_at
from server.store.privacy import privacy_of
from shared.model.conversation import ConversationKind
from shared.model.state import ReadMark, encode_value, state_key
from shared.protocol.chat import MarkDelivered, MarkRead


class Moved(Struct, frozen=True):
    """Items to tell, by person, and whether a group may know more of who has read."""

    told: Items
    readers: bool = False


NOTHING = Moved({})


def mark_delivered(connection: Connection, person: bytes, request: MarkDelivered) -> Moved:
    """Raise what the other of two is told that my devices hold; raises Refusal `not_member`."""
    one = read.member_view(connection, person, request.conversation)
    if one.kind is not ConversationKind.DIRECT:
        return NOTHING
    seq = min(request.seq, one.seq)
    if statuses.is_invisible(connection, person):
        marks.keep_delivered(connection, one.number, person, seq)
        return NOTHING
    return Moved(_tell_peer(connection, one, person, delivered=seq, read_to=0))


def mark_read(connection: Connection, person: bytes, request: MarkRead) -> Moved:
    """Move my read mark on and tell my devices; let others know, unless I keep it to myself."""
    one = read.member_view(connection, person, request.conversation)
    seq = min(request.seq, one.seq)
    before = marks.read_mark(connection, person, request.conversation)
    if seq <= before.seq:
        return NOTHING
    head = ReadMark(one.seq, one.counted, one.own)
    mark = ReadMark(seq, *counts_at(connection, one.number, seq, person, before, head))
    values = {state_key("read", request.conversation): encode_value(mark)}
    told: Items = {person: state.put(connection, person, values)}
    if statuses.is_invisible(connection, person):
        return Moved(told)
    shows = privacy_of(connection, person).read
    if one.kind is ConversationKind.DIRECT:
        read_to = seq if shows else 0
        return Moved(merged(told, _tell_peer(connection, one, person, delivered=seq, read_to=read_to)))
    if not shows:
        return Moved(told)
    marks.let_know(connection, one.number, person, seq)
    return Moved(told, readers=True)


def _tell_peer(connection: Connection, one: MemberView, person: bytes, delivered: int, read_to: int) -> Items:
    peer = marks.peer_of(connection, one.number, person)
    if peer is None:
        return {}
    # Who keeps their own reading to themselves is told of nobody else's.
    known = read_to if read_to and privacy_of(connection, peer).read else 0
    items = marks.raise_marks(connection, one.id, peer, delivered, known)
    return {peer: items} if items else {}
