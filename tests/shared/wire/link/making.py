"""Fresh links, messages with anything in them, and why a link failed."""

import msgpack

from shared.errors import Refusal
from shared.wire.link import Failed, Link, LinkEvent, Role
from tests.shared.wire.pair import ROUTER


def message(*frames: tuple[int, int, object]) -> bytes:
    """Build a WebSocket message with the other library, whatever is in it."""
    return msgpack.packb([list(frame) for frame in frames])


def acceptor() -> Link:
    """Return the accepting side of a fresh link."""
    return Link(Role.ACCEPTOR, ROUTER, 0.0)


def failure(events: list[LinkEvent]) -> Refusal:
    """Return why the link failed; `Failed` must be the last event."""
    last = events[-1]
    assert isinstance(last, Failed)
    assert not any(isinstance(event, Failed) for event in events[:-1])
    return last.refusal
