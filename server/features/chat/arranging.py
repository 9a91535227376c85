"""How I keep my list of conversations, and entries that I keep out of my own sight."""

from server.log import read
from server.store import state
from server.store.connection import Connection
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.state import Arrangement, Hidden, decode_value, encode_value, folded_and_sticky, state_key
from shared.protocol.chat import Arrange, HideEntries
from shared.protocol.sync import StateItem


def arrange(connection: Connection, person: bytes, request: Arrange, now: int) -> tuple[StateItem, ...]:
    """Change what the request names; raises Refusal `not_member`."""
    read.member_view(connection, person, request.conversation)
    key = state_key("arrange", request.conversation)
    stored = state.get(connection, person, key)
    before = Arrangement() if stored is None else decode_value(stored, Arrangement)
    folded, sticky = folded_and_sticky(before, request.folded, request.sticky)
    arrangement = Arrangement(
        before.muted if request.muted is None else request.muted,
        (before.sticky or now) if sticky else 0,
        before.unread if request.unread is None else request.unread,
        # Hidden again once something newer was said: from now on.
        before.hidden if request.hidden is None else now if request.hidden else 0,
        folded,
    )
    if arrangement == before:
        return ()
    return state.put(connection, person, {key: encode_value(arrangement)})


def hide(connection: Connection, person: bytes, request: HideEntries) -> tuple[StateItem, ...]:
    """Hide entries or bring them back; raises Refusal `not_member`, `not_allowed` (reason "too_many")."""
    read.member_view(connection, person, request.conversation)
    hidden = encode_value(Hidden(request.conversation, request.on))
    changed: dict[str, bytes] = {}
    new = 0
    for entry in dict.fromkeys(request.entries):
        key = state_key("hidden", entry)
        stored = state.get(connection, person, key)
        if stored == hidden or (stored is None and not request.on):
            continue
        new += stored is None
        changed[key] = hidden
    if new and state.count_of(connection, person, "hidden") + new > limits.HIDDEN:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="too_many", limit=limits.HIDDEN)
    return state.put(connection, person, changed) if changed else ()
