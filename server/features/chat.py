"""The chat slice: delivered and read marks and drafts, kept in personal state, and typing."""

from typing import Any

from server.core.bus import Bus
from server.core.clock import Clock
from server.core.gateway import Handler
from server.core.sessions import Session
from server.log import read
from server.log.told import merged
from server.store import marks, state, statuses
from server.store.connection import Connection
from server.store.conversations import MemberView, members_of
from server.store.counting import counts_at
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.conversation import ConversationKind
from shared.model.state import (
    Draft,
    ReadMark,
    decode_value,
    encode_value,
    latest_draft,
    state_key,
)
from shared.protocol.chat import DraftKept, MarkDelivered, MarkRead, SetDraft, SomeoneTyping, Typing
from shared.protocol.sync import StateChanged, StateItem
from shared.wire.message import Request
from shared.wire.session import Done

Told = dict[bytes, tuple[StateItem, ...]]


class ChatFeature:
    """Handlers of `shared.protocol.chat`."""

    def __init__(self, store: Store, bus: Bus, clock: Clock) -> None:
        self._store = store
        self._bus = bus
        self._clock = clock

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {
            MarkDelivered: self._delivered,
            MarkRead: self._read,
            SetDraft: self._set_draft,
            Typing: self._typing,
        }

    async def _delivered(self, session: Session, request: MarkDelivered) -> Done:
        person = _person(session)
        told = await self._store.write(
            lambda db: _mark_delivered(db, person, request.conversation, request.seq)
        )
        return self._tell(told)

    async def _read(self, session: Session, request: MarkRead) -> Done:
        person = _person(session)
        told = await self._store.write(lambda db: _mark_read(db, person, request.conversation, request.seq))
        return self._tell(told)

    def _tell(self, told: Told) -> Done:
        for person, items in told.items():
            self._bus.publish((person,), StateChanged(items))
        return Done()

    async def _set_draft(self, session: Session, request: SetDraft) -> DraftKept:
        person, now = _person(session), self._clock()
        kept, items = await self._store.write(lambda db: _put_draft(db, person, request, now))
        if items:
            self._bus.publish((person,), StateChanged(items))
        return kept

    async def _typing(self, session: Session, request: Typing) -> Done:
        person = _person(session)
        others = await self._store.read(lambda db: _typing_audience(db, person, request.conversation))
        self._bus.publish(others, SomeoneTyping(request.conversation, person, request.active))
        return Done()


def _person(session: Session) -> bytes:
    if session.person is None:
        raise Refusal(ErrorCode.NOT_SIGNED_IN)
    return session.person


def _mark_delivered(connection: Connection, person: bytes, conversation: bytes, seq: int) -> Told:
    one = read.member_view(connection, person, conversation)
    if one.kind is not ConversationKind.DIRECT:
        return {}
    if statuses.is_invisible(connection, person):
        marks.keep_delivered(connection, one.number, person, min(seq, one.seq))
        return {}
    return _tell_peer(connection, one, person, delivered=min(seq, one.seq), read_to=0)


def _mark_read(connection: Connection, person: bytes, conversation: bytes, seq: int) -> Told:
    """Move my read mark on and tell my devices; let others know, unless I am invisible."""
    one = read.member_view(connection, person, conversation)
    seq = min(seq, one.seq)
    key = state_key("read", conversation)
    stored = state.get(connection, person, key)
    before = ReadMark() if stored is None else decode_value(stored, ReadMark)
    if seq <= before.seq:
        return {}
    head = ReadMark(one.seq, one.counted, one.own)
    counted, own = counts_at(connection, one.number, seq, person, before, head)
    told: Told = {person: state.put(connection, person, {key: encode_value(ReadMark(seq, counted, own))})}
    if statuses.is_invisible(connection, person):
        return told
    if one.kind is ConversationKind.DIRECT:
        return merged(told, _tell_peer(connection, one, person, delivered=seq, read_to=seq))
    marks.let_know(connection, one.number, person, seq)
    return told


def _tell_peer(connection: Connection, one: MemberView, person: bytes, delivered: int, read_to: int) -> Told:
    peer = marks.peer_of(connection, one.number, person)
    items = () if peer is None else marks.raise_marks(connection, one.id, peer, delivered, read_to)
    return {peer: items} if peer is not None and items else {}


def _put_draft(
    connection: Connection, person: bytes, request: SetDraft, now: int
) -> tuple[DraftKept, tuple[StateItem, ...]]:
    """Keep a draft unless a later one is kept; its time runs ahead of neither clock nor order.

    A device whose clock is far ahead must not win for days: what is kept is dated now at the latest.
    """
    read.member_view(connection, person, request.conversation)
    key = state_key("draft", request.conversation)
    stored = state.get_item(connection, person, key)
    before = Draft("", 0) if stored is None else decode_value(stored.value, Draft)
    asked = Draft(request.text, request.time)
    if stored is not None and (asked.text == before.text or latest_draft(before, asked) is before):
        return DraftKept(before, stored.version), ()
    draft = Draft(request.text, max(before.time + 1, min(request.time, now)))
    items = state.put(connection, person, {key: encode_value(draft)})
    return DraftKept(draft, items[0].version), items


def _typing_audience(connection: Connection, person: bytes, conversation: bytes) -> tuple[bytes, ...]:
    one = read.member_view(connection, person, conversation)
    if not one.current:
        raise Refusal(ErrorCode.NOT_MEMBER)
    if statuses.is_invisible(connection, person):
        return ()
    members = members_of(connection, one.number, limits.TYPING_MEMBERS + 1)
    if len(members) > limits.TYPING_MEMBERS:
        return ()
    return tuple(other for other in members if other != person)
