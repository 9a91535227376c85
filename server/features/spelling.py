"""The slice `spelling`: words that somebody's devices take for right."""

from typing import Any

from server.core.bus import Bus
from server.core.gateway import Handler
from server.core.sessions import Session
from server.store import state
from server.store.connection import Connection
from server.store.store import Store
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.own_words import OwnWord, is_word, word_id
from shared.model.state import decode_value, encode_value, state_key
from shared.protocol.spelling import SetOwnWord
from shared.protocol.sync import StateChanged, StateItem
from shared.wire.message import Request
from shared.wire.session import Done


class SpellingFeature:
    """Handlers of `shared.protocol.spelling`."""

    def __init__(self, store: Store, bus: Bus) -> None:
        self._store = store
        self._bus = bus

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {SetOwnWord: self._set}

    async def _set(self, session: Session, request: SetOwnWord) -> Done:
        person = session.require_person()
        items = await self._store.write(lambda db: _put(db, person, request))
        if items:
            self._bus.publish((person,), StateChanged(items))
        return Done()


def _put(connection: Connection, person: bytes, request: SetOwnWord) -> tuple[StateItem, ...]:
    """Keep a word or forget it; raises Refusal `bad_message`, `not_allowed` ("too_many")."""
    if not is_word(request.word):
        raise Refusal(ErrorCode.BAD_MESSAGE, part="word")
    key = state_key("own_word", word_id(request.word))
    stored = state.get(connection, person, key)
    before = OwnWord() if stored is None else decode_value(stored, OwnWord)
    after = OwnWord(request.word if request.on else "")
    if after == before:
        return ()
    if request.on:
        _check_room(connection, person, known=stored is not None)
    return state.put(connection, person, {key: encode_value(after)})


def _check_room(connection: Connection, person: bytes, *, known: bool) -> None:
    held = [decode_value(one, OwnWord) for one in state.values_of(connection, person, "own_word")]
    full = sum(bool(one.text) for one in held) >= limits.OWN_WORDS
    if full or (not known and len(held) >= limits.OWN_WORDS_EVER):
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.OWN_WORDS)
