"""Two links wired to each other without sockets, for tests of what one says and the other hears."""

from typing import Any

from shared import limits
from shared.protocol.catalogue import CATALOGUE
from shared.wire.link import Answered, Asked, Link, LinkEvent, Phase, Role
from shared.wire.message import Access, Event, Reply, Request
from shared.wire.router import Router
from shared.wire.session import Hello, Welcome

ROUTER = Router(CATALOGUE)
WELCOME = Welcome(1, ("amend",), "test", bytes(20), "Test", bytes(32), 0, limits.HEARTBEAT)


def pump(speaker: Link, listener: Link, now: float = 0.0) -> list[LinkEvent]:
    """Carry all that one side has to say to the other and return what it hears."""
    heard: list[LinkEvent] = []
    while (message := speaker.outgoing()) is not None:
        heard += listener.receive(message, now)
    return heard


class Pair:
    """A client's link and a server's, from the first byte on."""

    def __init__(self, now: float = 0.0) -> None:
        self.client = Link(Role.OPENER, ROUTER, now, limits.SERVER_MESSAGE)
        self.server = Link(Role.ACCEPTOR, ROUTER, now)

    def open(self, access: Access = Access.SIGNED_IN, now: float = 0.0) -> "Pair":
        """Say hello and welcome, and give the client an access level."""
        self.client.hello("test", ("amend",), now)
        (asked,) = self.to_server(now)
        assert isinstance(asked, Asked)
        assert isinstance(asked.request, Hello)
        self.server.welcome(asked.ref, asked.request, WELCOME)
        (answered,) = self.to_client(now)
        assert isinstance(answered, Answered)
        assert self.client.phase is self.server.phase is Phase.OPEN
        self.server.access = access
        self.client.access = Access.SIGNED_IN
        return self

    def to_server(self, now: float = 0.0) -> list[LinkEvent]:
        """Carry what the client says to the server."""
        return pump(self.client, self.server, now)

    def to_client(self, now: float = 0.0) -> list[LinkEvent]:
        """Carry what the server says to the client."""
        return pump(self.server, self.client, now)

    def ask(self, request: Request[Any], now: float = 0.0) -> LinkEvent:
        """Ask as the client; return what the server hears, or what the client hears if it was refused."""
        self.client.ask(request, now)
        (event,) = self.to_server(now) or self.to_client(now)
        return event

    def exchange(self, request: Request[Any], reply: Reply, now: float = 0.0) -> LinkEvent:
        """Ask as the client, answer as the server, and return what the client hears."""
        asked = self.ask(request, now)
        assert isinstance(asked, Asked)
        self.server.answer(asked.ref, reply)
        (event,) = self.to_client(now)
        return event

    def tell(self, event: Event, now: float = 0.0) -> list[LinkEvent]:
        """Tell an event as the server and return what the client hears."""
        self.server.tell(event)
        return self.to_client(now)
