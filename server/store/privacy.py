"""What people want others to be told of them, as their personal state keeps it."""

from server.store import state
from server.store.connection import Connection
from shared.errors import ErrorCode, Refusal
from shared.model.state import Privacy, decode_value, state_key

KEY = state_key("privacy", b"")


def privacy_of(connection: Connection, person: bytes) -> Privacy:
    """Return what a person chose, or what everybody begins with."""
    value = state.get(connection, person, KEY)
    return Privacy() if value is None else decode_value(value, Privacy)


def require_told(connection: Connection, person: bytes) -> None:
    """Refuse who has read to whoever does not tell it of themselves; raises `not_allowed` ("privacy")."""
    if not privacy_of(connection, person).read:
        raise Refusal(ErrorCode.NOT_ALLOWED, reason="privacy")
