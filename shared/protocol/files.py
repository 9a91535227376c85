"""Files of messages: their bytes travel over HTTP at the same address, with a ticket asked for here."""

from typing import Annotated

from msgspec import Meta

from shared.wire.message import Reply, Request

TICKET_SIZE = 32


class Ticket(Reply, frozen=True, array_like=True, tag="files.ticket"):
    """What opens HTTP to this session's person: it counts as long as the session lasts.

    It is sent in hexadecimal, as ``Authorization: Bearer TICKET``, over TLS only.
    """

    ticket: Annotated[bytes, Meta(min_length=TICKET_SIZE, max_length=TICKET_SIZE)]


class OpenTransfers(Request[Ticket], frozen=True, array_like=True, tag="files.open_transfers"):
    """Ask for the ticket of this session; asked again, the answer is the same."""
