"""Keeps this device signed in to its server: opens sessions, comes back after they end."""

import contextlib
from collections.abc import Callable
from typing import TypeVar

import msgspec

from client.core.bus import Bus
from client.core.events import ConnectionChanged
from client.core.finding.address import Address, parse_address
from client.core.finding.elsewhere import Elsewhere
from client.core.keys.identity import Identity
from client.core.keys.token import KeptToken
from client.core.keys.vault import Vault
from client.core.link.handshake import Credentials, Session, with_password
from client.core.link.live_session import LiveSession, StartFollowing
from client.core.link.staying import FINAL, Staying
from client.core.link.trust import establish
from client.core.profile.settings import Account, Keep, Pin, SettingsFile
from client.core.tasks import Tasks
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text
from shared.protocol.auth import SignedIn, SignOut
from shared.wire.message import Reply, Request

R = TypeVar("R", bound=Reply)

ELSEWHERE = frozenset({ErrorCode.OFFLINE, ErrorCode.WRONG_ORGANISATION, ErrorCode.BAD_MESSAGE})
"""Refusals that tell of an address alone: the next one in an invite link may lead to the server."""


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
        self._settings = settings
        self._identity = identity
        self._bus = bus
        self._plain = plain
        self._token = KeptToken(settings, vault)
        self._live = LiveSession(identity, bus)
        looks = elsewhere or Elsewhere(settings)
        self._staying = Staying(self._live, self._token, settings, looks, bus)
        self._tasks = Tasks("connection")

    def follow_with(self, start: StartFollowing) -> None:
        """Set what follows each session; once, by the composition root."""
        self._live.follow_with(start)

    def come_unseen(self, wanted: Callable[[], bool]) -> None:
        """Set what tells whether others are to see nobody come; once, by the composition root."""
        self._staying.come_unseen(wanted)

    @property
    def device(self) -> bytes:
        return self._identity.device

    @property
    def keeps_session(self) -> bool:
        """Whether anything to come in by is kept beyond this run, as its owner chose last."""
        return self._token.lasts

    @property
    def connected(self) -> bool:
        """Whether a session is open, if only to change the password."""
        return self._live.open is not None

    @property
    def session(self) -> SignedIn | None:
        """Who is signed in, or was last."""
        return self._live.signed_in

    @property
    def up(self) -> bool:
        """Whether entries can be appended."""
        return self._live.up

    @property
    def place(self) -> tuple[Address, Pin] | None:
        """Where the open session is, and whom it trusts."""
        session = self._live.open
        return None if session is None else (session.address, session.pin)

    async def ask(self, request: Request[R]) -> R:
        session = self._live.open
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
        credentials = with_password(user, password, unseen=self._staying.unseen)
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
            await self._staying.accept(session)
        except BaseException:
            # Whoever gave up meanwhile is not to be signed in behind their back, nor at the next start.
            with contextlib.suppress(Refusal):
                await self._token.forget()
            await session.link.close()
            raise
        self._tasks.start(self._staying.run(session, address, pin), "keep")
        return signed_in

    async def can_resume(self) -> bool:
        """Whether there is anything to sign in with again; asks nobody but the vault."""
        known = self._settings.value
        return known.pin is not None and known.account is not None and await self._token.get() is not None

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
            session = await self._staying.again(address, pin)
        except Refusal as refusal:
            if refusal.code in FINAL or refusal.code is ErrorCode.NOT_SIGNED_IN:
                raise
            self._tasks.start(self._staying.run(None, address, pin, refusal), "keep")
            return None
        if server:
            await self._settings.change(msgspec.structs.replace(self._settings.value, server=str(address)))
        self._tasks.start(self._staying.run(session, address, pin), "keep")
        return session.signed_in

    async def sign_out(self) -> None:
        """Give the token up, here and at the server when it can be reached.

        Raises Refusal when the vault does not let go of it: then all stays as it was.
        """
        # Here first: whatever ends this process while the server is asked, nobody comes in by it again.
        await self._token.give_up()
        with contextlib.suppress(Refusal):
            await self.ask(SignOut())
        await self.stop()
        # A session that was on its way meanwhile has brought another.
        await self._token.forget()

    async def stop(self) -> None:
        """End the connection; nothing comes back by itself."""
        was_up = self.up
        await self._tasks.close()
        await self._live.close()
        if was_up:
            self._bus.publish(ConnectionChanged(up=False))

    def network_changed(self) -> None:
        """Make sure that the link still carries, or come back at once: the network is another one."""
        self._staying.back.at_once()
        self._live.check(self._staying.back.in_time)

    def password_changed(self) -> None:
        """Let a session begin that had to wait for a new password."""
        self._live.allow()

    def _address(self, server: str) -> Address:
        return parse_address(server or self._settings.value.server, plain=self._plain)

    async def _start_own(self, address: Address, pin: Pin, credentials: Credentials) -> Session:
        """Start a session of the person this profile belongs to; raises Refusal for another's."""
        owner = self._settings.value.account
        try:
            session = await self._live.begin(address, pin, credentials)
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
