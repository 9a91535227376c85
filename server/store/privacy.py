"""What people want others to be told of them, as their personal state keeps it."""

from server.store import state
from server.store.connection import Connection
from shared.errors import ErrorCode, Refusal
from shared.model.state import Privacy, decode_value, encode_value, state_key
from shared.protocol.sync import StateItem

KEY = state_key("privacy", b"")


def privacy_of(connection: Connection, person: bytes) -> Privacy:
    """Return what a person chose; whoever never did tells both."""
    value = state.get(connection, person, KEY)
    return Privacy() if value is None else decode_value(value, Privacy)


def keep_privacy(connection: Connection, person: bytes, privacy: Privacy) -> tuple[StateItem, ...]:
    """Write what a person chose; return the items as they are told."""
    return state.put(connection, person, {KEY: encode_value(privacy)})


def require_told(connection: Connection, person: bytes) -> None:
    """Refuse who has read to whoever does not tell it of themselves; raises `not_allowed` ("privacy")."""
    if not privacy_of(connection, person).read:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="privacy")
