"""The bus carries events from a commit to the sessions of those concerned, on whatever node they are."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol, TypeVar

from server.core.sessions import Sessions
from shared.wire.codec import encode_frame
from shared.wire.link import EVENT
from shared.wire.message import Event

F = TypeVar("F")


class Bus(Protocol):
    """Publishes to people, not to links: a feature never knows where someone is connected."""

    def publish(self, people: Iterable[bytes], event: Event, except_device: bytes | None = None) -> None:
        """Tell an event to every session of these people, but for those of one device."""
        ...

    def publish_to_all(self, event: Event) -> None:
        """Tell an event to every signed-in session."""
        ...

    def share(self, fact: object) -> None:
        """Tell a fact to every node, this one included; nobody outside of the servers learns it."""
        ...

    def heed(self, kind: type[F], handler: Callable[[F], None]) -> None:
        """Be told the facts of a class, from whichever node they come."""
        ...


class LocalBus:
    """The bus of a single node: straight to this node's sessions, encoded once for all of them."""

    def __init__(self, sessions: Sessions) -> None:
        self._sessions = sessions
        self._heeding: dict[type[Any], list[Callable[[Any], None]]] = {}

    def publish(self, people: Iterable[bytes], event: Event, except_device: bytes | None = None) -> None:
        frame = b""
        for person in people:
            for session in self._sessions.of_person(person):
                if session.device != except_device:
                    frame = frame or encode_frame(EVENT, 0, event)
                    session.tell_encoded(frame)

    def publish_to_all(self, event: Event) -> None:
        frame = encode_frame(EVENT, 0, event)
        for session in self._sessions.everyone():
            session.tell_encoded(frame)

    def share(self, fact: object) -> None:
        for handler in self._heeding.get(type(fact), ()):
            handler(fact)

    def heed(self, kind: type[F], handler: Callable[[F], None]) -> None:
        self._heeding.setdefault(kind, []).append(handler)
