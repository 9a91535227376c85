"""The slice `replies`: quick replies that somebody keeps for themselves."""

from typing import Any

from server.core.bus import Bus
from server.core.gateway import Handler
from server.core.sessions import Session
from server.org.words import checked
from server.store import state
from server.store.connection import Connection
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.replies import QuickReply
from shared.model.state import decode_value, encode_value, state_key
from shared.protocol.replies import SetReply
from shared.protocol.sync import StateChanged, StateItem
from shared.wire.message import Request
from shared.wire.session import Done


class RepliesFeature:
    """Handlers of `shared.protocol.replies`."""

    def __init__(self, store: Store, bus: Bus) -> None:
        self._store = store
        self._bus = bus

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {SetReply: self._set}

    async def _set(self, session: Session, request: SetReply) -> Done:
        person = session.require_person()
        items = await self._store.write(lambda db: put_own(db, person, request))
        if items:
            self._bus.publish((person,), StateChanged(items))
        return Done()


def put_own(connection: Connection, person: bytes, request: SetReply) -> tuple[StateItem, ...]:
    """Keep a reply or remove it; raises Refusal `not_found`, `bad_message`, `not_allowed` ("too_many")."""
    key = state_key("reply", request.reply)
    stored = state.get(connection, person, key)
    after = QuickReply()
    if request.text:
        if not request.text.strip():
            raise Refusal(ErrorCode.BAD_MESSAGE, part="text")
        after = QuickReply(request.text, checked(request.category, "category", empty=True), request.place)
    if stored is None:
        if not after.text:
            return ()  # made and removed without a link between
        _check_room(connection, person)
    else:
        before = decode_value(stored, QuickReply)
        if after == before:
            return ()
        if not before.text:
            raise Refusal(ErrorCode.NOT_FOUND, part="reply")
    return state.put(connection, person, {key: encode_value(after)})


def _check_room(connection: Connection, person: bytes) -> None:
    held = [decode_value(one, QuickReply) for one in state.values_of(connection, person, "reply")]
    if len(held) >= limits.REPLIES_EVER or sum(bool(one.text) for one in held) >= limits.REPLIES:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.REPLIES)
