"""The files slice: tickets for HTTP, by which the bytes of messages' files come and go."""

from typing import Any

from server.core.gateway import Handler
from server.core.sessions import Session
from server.core.tickets import Tickets
from shared.protocol.files import OpenTransfers, Ticket
from shared.wire.message import Request


class FilesFeature:
    """Handlers of `shared.protocol.files`."""

    def __init__(self, tickets: Tickets) -> None:
        self._tickets = tickets

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {OpenTransfers: self._open}

    async def _open(self, session: Session, request: OpenTransfers) -> Ticket:  # noqa: ARG002 - it says nothing
        return Ticket(self._tickets.give(session))
