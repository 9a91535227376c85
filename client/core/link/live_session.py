"""The session that is open: begun on a link of its own, followed until that ends, and why it did."""

import asyncio
from collections.abc import Callable
from typing import Protocol

from client.core.bus import Bus
from client.core.clock import ahead, unix_ms
from client.core.events import ConnectionChanged, SessionOpened
from client.core.finding.address import Address
from client.core.keys.identity import Identity
from client.core.link.handshake import Credentials, Session, open_session
from client.core.link.listening import Listening
from client.core.profile.settings import Pin
from client.core.tasks import Tasks
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import SignedIn
from shared.wire.message import Event
from shared.wire.session import Bye


class Following(Protocol):
    """What happens on a session while it lasts."""

    def told(self, event: Event) -> None: ...

    async def run(self, heartbeat: float) -> None: ...


StartFollowing = Callable[[Callable[[], None]], Following]
"""Makes the follower of one session; it calls what it is given once entries can be appended."""


class LiveSession:
    """One session at a time; `signed_in` stays known of the last.

    `goodbye` is what the server said last on it, `up` tells whether entries can be appended.
    """

    def __init__(self, identity: Identity, bus: Bus) -> None:
        self.open: Session | None = None
        self.signed_in: SignedIn | None = None
        self.up = False
        self.goodbye: Bye | None = None
        self._identity = identity
        self._bus = bus
        self._follow: StartFollowing | None = None
        self._following: Following | None = None
        self._allowed = asyncio.Event()
        self._links = Tasks("connection.links")

    def follow_with(self, start: StartFollowing) -> None:
        """Set what follows each session; once, by the composition root."""
        self._follow = start

    async def begin(self, address: Address, pin: Pin, credentials: Credentials) -> Session:
        """Sign in on a new link; the session counts once it is accepted."""
        if self._follow is None:
            raise RuntimeError("nothing follows this connection")
        self._following = self._follow(self._ready)
        self.goodbye = None
        return await open_session(address, pin, self._identity, credentials, self._told, self._links)

    def accept(self, session: Session) -> None:
        """Let a session count."""
        self.open, self.signed_in = session, session.signed_in
        welcome = session.welcome
        apart = ahead(welcome.now, unix_ms())
        self._bus.publish(
            SessionOpened(session.signed_in, welcome.organisation, welcome.organisation_name, apart)
        )

    def _told(self, event: Event) -> None:
        if isinstance(event, Bye):
            self.goodbye = event
        elif self._following is not None:
            self._following.told(event)

    def _ready(self) -> None:
        self.up = True
        self._bus.publish(ConnectionChanged(up=True))

    async def serve(self, session: Session) -> Refusal:
        """Follow until the link ends; return why it did."""
        self._allowed.clear()
        if not session.signed_in.must_change:
            self._allowed.set()
        following = self._links.start(self._follow_when_allowed(session.welcome.heartbeat), "follow")
        listening = self._links.start(Listening(session.link).run(), "listen")
        try:
            ended = await session.link.ended()
        finally:
            following.cancel()
            listening.cancel()
            await self.end()
        return self._reason(ended)

    async def _follow_when_allowed(self, heartbeat: float) -> None:
        await self._allowed.wait()
        if self._following is not None:
            await self._following.run(heartbeat)

    def _reason(self, ended: Refusal) -> Refusal:
        """Return why a session ended: what the server said last tells more than the broken link."""
        if self.goodbye is None:
            return ended
        try:
            return Refusal(ErrorCode(self.goodbye.reason))
        except ValueError:
            return ended  # a reason in words, or of a newer version

    def allow(self) -> None:
        """Follow a session that had to wait for a new password."""
        self._allowed.set()

    def check(self, carries: Callable[[], None]) -> None:
        """Ask the link whether it still carries, and say so if it does."""
        if self.open is not None:
            self._links.start(self._check(Listening(self.open.link), carries), "check")

    async def _check(self, listening: Listening, carries: Callable[[], None]) -> None:
        if await listening.ask():
            carries()

    async def end(self) -> None:
        """End it."""
        session, self.open, self.up = self.open, None, False
        if session is not None:
            await session.link.close()

    async def close(self) -> None:
        """End it, and what runs on its link."""
        await self.end()
        await self._links.close()
