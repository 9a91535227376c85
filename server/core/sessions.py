"""Sessions: one for each link, found by person and by device once signed in."""

import secrets
from collections.abc import Callable, Collection
from typing import Any

from shared.errors import ErrorCode, Refusal
from shared.model.decide import Actor
from shared.wire.link import Link
from shared.wire.message import Access, Event, Reply, Request
from shared.wire.session import Bye

NONCE_SIZE = 32


class Session:
    """One link and who speaks on it. `nonce` is what its device signs, `address` the peer's IP address.

    `platform` is the device's own word for what it runs on.
    """

    __slots__ = (
        "_actor",
        "_close",
        "_registry",
        "_wake",
        "address",
        "closing",
        "device",
        "dirty",
        "link",
        "nonce",
        "person",
        "platform",
    )

    def __init__(
        self,
        link: Link,
        address: str,
        registry: "Sessions",
        wake: Callable[["Session"], None],
        close: Callable[[], None],
    ) -> None:
        self.link = link
        self.address = address
        self.nonce = secrets.token_bytes(NONCE_SIZE)
        self.person: bytes | None = None
        self.device: bytes | None = None
        self.platform = ""
        self.closing = False
        self.dirty = False
        self._registry = registry
        self._wake = wake
        self._close = close
        self._actor: Actor | None = None

    def enter(self, person: bytes, device: bytes, access: Access, platform: str = "") -> None:
        """Let a person in whose device has proved its key; `access` tells how far."""
        self._registry.leave(self)
        self.person, self.device, self.platform = person, device, platform
        self._actor = None
        self.link.access = access
        self._registry.join(self)

    def require_person(self) -> bytes:
        """Return who is in; raises Refusal `not_signed_in`, though the link lets nobody else ask."""
        return self.require_device()[0]

    def require_device(self) -> tuple[bytes, bytes]:
        """Return who is in, and on which device; raises Refusal `not_signed_in`."""
        if self.person is None or self.device is None:
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        return self.person, self.device

    def require_actor(self) -> Actor:
        """Return who is in as one who appends, made at the first time; raises Refusal `not_signed_in`."""
        if self._actor is None:
            self._actor = Actor(*self.require_device())
        return self._actor

    def answer(self, ref: int, reply: Reply) -> None:
        """Answer a request."""
        self.link.answer(ref, reply)
        if not self.dirty:
            self.wake()

    def refuse(self, ref: int, refusal: Refusal, kind: type[Request[Any]] | None = None) -> None:
        """Refuse a request; `kind` is what it was, if that is known."""
        key = (kind, refusal.code)
        self._registry.refused[key] = self._registry.refused.get(key, 0) + 1
        self.link.refuse(ref, refusal)
        self.wake()

    def tell(self, event: Event) -> None:
        """Send an event to this session alone."""
        self.link.tell(event)
        self.wake()

    def tell_encoded(self, frame: bytes) -> None:
        """Send an event frame that was encoded once for many."""
        self.link.tell_encoded(frame)
        if not self.dirty:
            self.wake()

    def wake(self) -> None:
        """Have what is collected written soon, together with whatever else this turn of the loop adds."""
        if not self.dirty:
            self.dirty = True
            self._wake(self)

    def close(self, reason: str, retry_after: float) -> None:
        """Say goodbye with the seconds after which to come back (-1: never), then close the link."""
        if not self.closing:
            self.closing = True
            self._registry.leave(self, final=retry_after < 0)
            self.tell(Bye(reason, retry_after))
            self._close()


class Sessions:
    """The sessions of this node that somebody has entered.

    Those whose one-time password still has to be changed stand apart: they are told nothing, but
    must be found when their person is cut off.
    """

    def __init__(self) -> None:
        self.refused: dict[tuple[type[Request[Any]] | None, ErrorCode], int] = {}
        """How often what kind of request was refused with which code, for whoever measures."""
        self._of_person: dict[bytes, dict[Session, None]] = {}
        self._held_up: dict[bytes, dict[Session, None]] = {}
        self._joined: list[Callable[[Session], None]] = []
        self._left: list[Callable[[Session, bool], None]] = []

    def observe(self, joined: Callable[[Session], None], left: Callable[[Session, bool], None]) -> None:
        """Hear of every session that is signed in, and that it is not any more.

        `left` is told whether that is final: the server sent it away, and it may not come back.
        """
        self._joined.append(joined)
        self._left.append(left)

    def join(self, session: Session) -> None:
        """Make a session known that somebody has entered."""
        if session.person is not None:
            signed_in = session.link.access is Access.SIGNED_IN
            registry = self._of_person if signed_in else self._held_up
            registry.setdefault(session.person, {})[session] = None
            if signed_in:
                for heard in self._joined:
                    heard(session)

    def leave(self, session: Session, *, final: bool = False) -> None:
        """Forget a session that is closing; harmless for one that never joined."""
        if session.person is None:
            return
        was_in = session in self._of_person.get(session.person, ())
        for registry in (self._of_person, self._held_up):
            mine: dict[Session, None] = registry.get(session.person, {})
            mine.pop(session, None)
            if not mine:
                registry.pop(session.person, None)
        if was_in:
            for heard in self._left:
                heard(session, final)

    def entered_by(self, person: bytes) -> Collection[Session]:
        """Return a person's sessions, also those that wait for a new password."""
        return (*self._of_person.get(person, ()), *self._held_up.get(person, ()))

    def of_person(self, person: bytes) -> Collection[Session]:
        """Return a person's signed-in sessions."""
        return tuple(self._of_person.get(person, ()))

    def of_device(self, person: bytes, device: bytes) -> Collection[Session]:
        """Return the sessions of one device of a person."""
        return tuple(one for one in self._of_person.get(person, ()) if one.device == device)

    def everyone(self) -> Collection[Session]:
        """Return all signed-in sessions."""
        return tuple(session for mine in self._of_person.values() for session in mine)

    def people(self) -> Collection[bytes]:
        """Return everyone who is signed in."""
        return tuple(self._of_person)
