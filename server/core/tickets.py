"""Tickets: what HTTP requests prove themselves with. Each is of a session, and ends with it."""

import secrets
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from server.core.sessions import Session, Sessions
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.files import TICKET_SIZE
from shared.wire.message import Access


class Way(Enum):
    """Which way the bytes of a transfer go."""

    UP = "up"
    DOWN = "down"


AT_ONCE = MappingProxyType({Way.UP: limits.UPLOADS_AT_ONCE, Way.DOWN: limits.DOWNLOADS_AT_ONCE})


@dataclass(frozen=True, eq=False, slots=True)
class Transfer:
    """A transfer that runs for a person's device; `end` breaks it off."""

    person: bytes
    device: bytes
    way: Way
    end: Callable[[], None]


class Tickets:
    """One ticket for each session that asks, never written down; and the transfers that run by them."""

    def __init__(self, sessions: Sessions) -> None:
        self._tickets: dict[Session, str] = {}
        self._sessions: dict[str, Session] = {}
        self._running: set[Transfer] = set()
        sessions.observe(lambda _session: None, lambda session, _final: self._left(session))

    def __len__(self) -> int:
        return len(self._running)

    def give(self, session: Session) -> bytes:
        """Return the ticket of a session, the same as long as it lasts."""
        ticket = self._tickets.get(session)
        if ticket is None:
            ticket = self._tickets[session] = secrets.token_hex(TICKET_SIZE)
            self._sessions[ticket] = session
        return bytes.fromhex(ticket)

    @contextmanager
    def transfer(self, ticket: str, way: Way, end: Callable[[], None]) -> Generator[Transfer]:
        """Let one transfer run, which `end` can break off.

        Raises Refusal `not_signed_in`, `too_many_requests`, `server_busy`.
        """
        # Nobody learns a ticket of 256 random bits from how long a look into a table takes.
        session = self._sessions.get(ticket)
        if session is None or session.person is None or session.device is None:
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        if session.link.access is not Access.SIGNED_IN:
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        one = Transfer(session.person, session.device, way, end)
        if len(self._running) >= limits.TRANSFERS_AT_ONCE:
            raise Refusal(ErrorCode.SERVER_BUSY)
        if sum((other.person, other.way) == (one.person, way) for other in self._running) >= AT_ONCE[way]:
            raise Refusal(ErrorCode.TOO_MANY_REQUESTS, limit=AT_ONCE[way])
        self._running.add(one)
        try:
            yield one
        finally:
            self._running.discard(one)

    def devices_of(self, person: bytes) -> set[bytes]:
        """Return the devices for which something runs, whether they have a session still or not."""
        return {one.device for one in self._running if one.person == person}

    def cut(self, person: bytes, device: bytes) -> None:
        """Break off what runs for a device that may not have it any more."""
        for one in tuple(self._running):
            if (one.person, one.device) == (person, device):
                one.end()

    def _left(self, session: Session) -> None:
        """End a session's ticket. What runs by it goes on until its device is `cut`."""
        ticket = self._tickets.pop(session, None)
        if ticket is not None:
            del self._sessions[ticket]
