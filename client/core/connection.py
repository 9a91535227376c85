"""Keeps this device signed in to its server: opens sessions, comes back after they end."""

import asyncio
import contextlib
from collections.abc import Callable
from typing import Protocol, TypeVar

import msgspec

from client.core.address import Address, parse_address
from client.core.bus import Bus
from client.core.coming_back import ComingBack
from client.core.elsewhere import Elsewhere
from client.core.events import ConnectionChanged, SessionEnded, SessionOpened
from client.core.handshake import Credentials, Session, open_session, with_password, with_token
from client.core.identity import Identity
from client.core.listening import Listening
from client.core.settings import Account, Keep, Pin, SettingsFile
from client.core.tasks import Tasks
from client.core.trust import establish
from client.core.vault import Secret, Vault
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text
from shared.protocol.auth import SignedIn, SignOut
from shared.wire.message import Event, Reply, Request
from shared.wire.session import Bye

R = TypeVar("R", bound=Reply)

FINAL = frozenset({ErrorCode.DISABLED, ErrorCode.REVOKED, ErrorCode.TOKEN_EXPIRED, ErrorCode.BAD_PROOF})
"""Refusals after which only a new sign-in with the password helps."""

ELSEWHERE = frozenset({ErrorCode.OFFLINE, ErrorCode.WRONG_ORGANISATION, ErrorCode.BAD_MESSAGE})
"""Refusals that tell of an address alone: the next one in an invite link may lead to the server."""

STEADY = 5.0
"""A session that lasted so many seconds ends a series of failures."""


class Following(Protocol):
    """What happens on a session while it lasts."""

    def told(self, event: Event) -> None: ...

    async def run(self, heartbeat: float) -> None: ...


StartFollowing = Callable[[Callable[[], None]], Following]
"""Makes the follower of one session; it calls what it is given once entries can be appended."""


class ServerConnection:
    """The connection to one server."""

    def __init__(
        self,
        settings: SettingsFile,
        identity: Identity,
        vault: Vault,
        bus: Bus,
        *,
        plain: bool = False,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        self.session: SignedIn | None = None
        self.up = False
        self._settings = settings
        self._identity = identity
        self._vault = vault
        self._bus = bus
        self._plain = plain
        self._follow: StartFollowing | None = None
        self._unseen: Callable[[], bool] = bool
        self._following: Following | None = None
        self._open: Session | None = None
        self._token: bytes | None = None
        self._allowed = asyncio.Event()
        self._back = ComingBack()
        self._elsewhere = elsewhere or Elsewhere(settings)
        self._goodbye: Bye | None = None
        self._links = Tasks("connection.links")
        self._tasks = Tasks("connection")

    def follow_with(self, start: StartFollowing) -> None:
        """Set what follows each session; once, by the composition root."""
        self._follow = start

    def come_unseen(self, wanted: Callable[[], bool]) -> None:
        """Set what tells whether others are to see nobody come; once, by the composition root."""
        self._unseen = wanted

    @property
    def device(self) -> bytes:
        return self._identity.device

    @property
    def keeps_session(self) -> bool:
        """Whether anything to come in by is kept beyond this run, as its owner chose last."""
        return self._settings.value.keep.session

    @property
    def connected(self) -> bool:
        """Whether a session is open, if only to change the password."""
        return self._open is not None

    @property
    def place(self) -> tuple[Address, Pin] | None:
        """Where the open session is, and whom it trusts."""
        session = self._open
        return None if session is None else (session.address, session.pin)

    async def ask(self, request: Request[R]) -> R:
        session = self._open
        if session is None:
            raise Refusal(ErrorCode.OFFLINE)
        return await session.link.ask(request)

    # Signing in and out

    async def sign_in(
        self, server: str, user: str, password: str, trust: bytes | None, keep: Keep | None = None
    ) -> SignedIn:
        """Sign in with a password and keep the connection from then on; `keep` is as before unless given.

        Of several addresses in an invite link the first counts that leads to the organisation. Raises
        Refusal: `unknown_organisation` until `trust` vouches for it, and what the server answers.
        """
        invited = self._address(server)
        *before, last = (invited, *invited.others)
        for address in before:
            try:
                return await self._sign_in(address, user, password, trust, keep)
            except Refusal as refusal:
                if refusal.code not in ELSEWHERE:
                    raise
        return await self._sign_in(last, user, password, trust, keep)

    async def _sign_in(
        self, address: Address, user: str, password: str, trust: bytes | None, keep: Keep | None
    ) -> SignedIn:
        credentials = with_password(user, password, unseen=self._unseen())
        await self.stop()
        known = self._settings.value
        pin = await establish(address, known.pin, trust, bound=known.account is not None)
        await self._settings.change(msgspec.structs.replace(self._settings.value, pin=pin))
        session = await self._start_own(address, pin, credentials)
        signed_in = session.signed_in
        known = self._settings.value
        keep = keep or known.keep
        account = Account(
            id_text(signed_in.person), signed_in.number, signed_in.name, user if keep.user else ""
        )
        mine = msgspec.structs.replace(known, server=str(address), pin=pin, account=account, keep=keep)
        try:
            await self._settings.change(mine)
            await self._accept(session)
        except BaseException:
            # Whoever gave up meanwhile is not to be signed in behind their back, nor at the next start.
            with contextlib.suppress(Refusal):
                await self._forget_token()
            await session.link.close()
            raise
        self._tasks.start(self._keep(session, address, pin), "keep")
        return signed_in

    async def can_resume(self) -> bool:
        """Whether there is anything to sign in with again; asks nobody but the vault."""
        known = self._settings.value
        return known.pin is not None and known.account is not None and await self._kept_token() is not None

    async def resume(self, server: str = "") -> SignedIn | None:
        """Sign in with the token of last time; None when the server cannot be reached yet.

        From then on the connection is kept. Raises Refusal `not_signed_in` when there is no token.
        """
        known = self._settings.value
        if known.pin is None or not await self.can_resume():
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        address = self._address(server)
        pin = known.pin
        await self.stop()
        try:
            session = await self._again(address, pin)
        except Refusal as refusal:
            if refusal.code in FINAL or refusal.code is ErrorCode.NOT_SIGNED_IN:
                raise
            self._tasks.start(self._keep(None, address, pin, refusal), "keep")
            return None
        if server:
            await self._settings.change(msgspec.structs.replace(self._settings.value, server=str(address)))
        self._tasks.start(self._keep(session, address, pin), "keep")
        return session.signed_in

    async def sign_out(self) -> None:
        """Give the token up, here and at the server when it can be reached.

        Raises Refusal when the vault does not let go of it: then all stays as it was.
        """
        # Here first: whatever ends this process while the server is asked, nobody comes in by it again.
        await self._vault.remove(Secret.TOKEN)
        self._token = None
        with contextlib.suppress(Refusal):
            await self.ask(SignOut())
        await self.stop()
        # A session that was on its way meanwhile has brought another.
        await self._forget_token()

    async def stop(self) -> None:
        """End the connection; nothing comes back by itself."""
        was_up = self.up
        await self._tasks.close()
        await self._end()
        await self._links.close()
        if was_up:
            self._bus.publish(ConnectionChanged(up=False))

    def network_changed(self) -> None:
        """Make sure that the link still carries, or come back at once: the network is another one."""
        self._back.at_once()
        if self._open is not None:
            self._links.start(self._check(Listening(self._open.link)), "check")

    async def _check(self, listening: Listening) -> None:
        if await listening.ask():
            self._back.in_time()

    def password_changed(self) -> None:
        """Let a session begin that had to wait for a new password."""
        self._allowed.set()

    def _address(self, server: str) -> Address:
        return parse_address(server or self._settings.value.server, plain=self._plain)

    async def _start_own(self, address: Address, pin: Pin, credentials: Credentials) -> Session:
        """Start a session of the person this profile belongs to; raises Refusal for another's."""
        owner = self._settings.value.account
        try:
            session = await self._start(address, pin, credentials)
        except Refusal as refusal:
            if owner is not None and refusal.detail.get("device") == "taken":
                raise Refusal(ErrorCode.NOT_ALLOWED, reason="other_person", name=owner.name) from refusal
            raise
        if owner is not None and owner.person != id_text(session.signed_in.person):
            await self._turn_away(session)
            raise Refusal(ErrorCode.NOT_ALLOWED, reason="other_person", name=owner.name)
        return session

    async def _turn_away(self, session: Session) -> None:
        """Leave no session behind of a person this profile does not belong to."""
        with contextlib.suppress(Refusal):
            await session.link.ask(SignOut())
        await session.link.close()

    # One session

    async def _start(self, address: Address, pin: Pin, credentials: Credentials) -> Session:
        if self._follow is None:
            raise RuntimeError("nothing follows this connection")
        self._following = self._follow(self._ready)
        self._goodbye = None
        return await open_session(address, pin, self._identity, credentials, self._told, self._links)

    async def _accept(self, session: Session) -> None:
        await self._keep_token(session.signed_in.token)
        self._open = session
        self.session = session.signed_in
        self._elsewhere.answered()
        welcome = session.welcome
        opened = SessionOpened(session.signed_in, welcome.organisation, welcome.organisation_name)
        self._bus.publish(opened)

    async def _again(self, address: Address, pin: Pin) -> Session:
        token = await self._kept_token()
        if token is None:
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        session = await self._start(address, pin, with_token(token, unseen=self._unseen()))
        try:
            await self._accept(session)
        except BaseException:
            await session.link.close()
            raise
        return session

    async def _keep_token(self, token: bytes) -> None:
        """Hold the token for this run, and beyond it only where its owner wants to come in by it."""
        self._token = token
        if self.keeps_session:
            await self._vault.put(Secret.TOKEN, token)
        else:
            await self._vault.remove(Secret.TOKEN)

    async def _forget_token(self) -> None:
        self._token = None
        await self._vault.remove(Secret.TOKEN)

    async def _kept_token(self) -> bytes | None:
        if self._token is not None:
            return self._token
        if self.keeps_session:
            return await self._vault.get(Secret.TOKEN)
        # A process that was killed may have left what its owner did not want kept.
        await self._vault.remove(Secret.TOKEN)
        return None

    def _told(self, event: Event) -> None:
        if isinstance(event, Bye):
            self._goodbye = event
        elif self._following is not None:
            self._following.told(event)

    def _ready(self) -> None:
        self.up = True
        self._bus.publish(ConnectionChanged(up=True))

    async def _serve(self, session: Session) -> Refusal:
        """Follow until the link ends; return why it did."""
        self._allowed.clear()
        if not session.signed_in.must_change:
            self._allowed.set()
        following = self._links.start(self._follow_when_allowed(session.welcome.heartbeat), "follow")
        listening = self._links.start(Listening(session.link).run(), "listen")
        try:
            return await session.link.ended()
        finally:
            following.cancel()
            listening.cancel()
            await self._end()

    async def _follow_when_allowed(self, heartbeat: float) -> None:
        await self._allowed.wait()
        if self._following is not None:
            await self._following.run(heartbeat)

    async def _end(self) -> None:
        session, self._open, self.up = self._open, None, False
        if session is not None:
            await session.link.close()

    # Session after session

    async def _keep(
        self, session: Session | None, address: Address, pin: Pin, reason: Refusal | None = None
    ) -> None:
        loop = asyncio.get_running_loop()
        while True:
            if session is not None:
                began = loop.time()
                reason = self._reason(await self._serve(session))
                if loop.time() - began > STEADY:
                    self._back.lasted()
            self._bus.publish(ConnectionChanged(up=False, reason=reason))
            if reason is not None and (reason.code in FINAL or self._told_never()):
                self._bus.publish(SessionEnded(reason))
                return
            await self._back.pause(0.0 if self._goodbye is None else max(0.0, self._goodbye.retry_after))
            session = None
            try:
                session, address = await self._come_back(address, pin)
            except Refusal as refusal:
                reason = refusal

    async def _come_back(self, address: Address, pin: Pin) -> tuple[Session, Address]:
        """Sign in again, at another address if the server has moved there: it has to prove the pin's key."""
        try:
            return await self._back.attempt(self._again(address, pin)), address
        except Refusal as refusal:
            if refusal.code in FINAL:
                raise
            found = await self._back.attempt(self._found_elsewhere(address, pin))
            if found is None:
                raise
        await self._moved_to(found[1])
        return found

    async def _found_elsewhere(self, known: Address, pin: Pin) -> tuple[Session, Address] | None:
        for other in await self._elsewhere.addresses(known, pin):
            try:
                return await self._again(other, pin), other
            except Refusal as refusal:
                if refusal.code in FINAL:
                    raise
        return None

    async def _moved_to(self, address: Address) -> None:
        known = self._settings.value
        # Where the disk takes it not, it is found again at the next start.
        with contextlib.suppress(Refusal):
            await self._settings.change(msgspec.structs.replace(known, server=str(address)))

    def _reason(self, ended: Refusal) -> Refusal:
        """Return why a session ended: what the server said last tells more than the broken link."""
        if self._goodbye is None:
            return ended
        try:
            return Refusal(ErrorCode(self._goodbye.reason))
        except ValueError:
            return ended  # a reason in words, or of a newer version

    def _told_never(self) -> bool:
        return self._goodbye is not None and self._goodbye.retry_after < 0
