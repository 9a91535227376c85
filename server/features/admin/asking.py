"""Who asks."""

from server.core.sessions import Session
from shared.errors import ErrorCode, Refusal


def asker(session: Session) -> bytes:
    """Return the person of a session that is in; the link lets nobody else ask."""
    if session.person is None:
        raise Refusal(ErrorCode.NOT_SIGNED_IN)
    return session.person
