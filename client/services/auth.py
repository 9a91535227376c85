"""Signing in and out, the password, and the devices of this account."""

import contextlib
import logging
from dataclasses import dataclass
from typing import Protocol, TypeVar

from client.core.bus import Bus
from client.core.events import ConnectionChanged, SessionEnded, SessionOpened
from client.core.settings import Keep
from client.core.verifier import Verifier
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text, parse_organisation
from shared.protocol.auth import ChangePassword, Device, ListDevices, RevokeDevice, SignedIn
from shared.wire.message import Reply, Request

R = TypeVar("R", bound=Reply)

logger = logging.getLogger(__name__)


class Connection(Protocol):
    """What this service needs of the connection to the server."""

    async def sign_in(
        self, server: str, user: str, password: str, trust: bytes | None, keep: Keep | None = None
    ) -> SignedIn: ...

    async def can_resume(self) -> bool: ...

    async def resume(self, server: str = "") -> SignedIn | None: ...

    async def sign_out(self) -> None: ...

    async def ask(self, request: Request[R]) -> R: ...

    def password_changed(self) -> None: ...

    def network_changed(self) -> None: ...


@dataclass
class SessionState:
    """Who is signed in, where, and whether the server can be reached."""

    person: bytes | None = None
    number: str = ""
    name: str = ""
    organisation: str = ""
    organisation_name: str = ""
    signed_in: bool = False
    must_change: bool = False
    up: bool = False
    reason: Refusal | None = None

    def apply(self, event: SessionOpened | ConnectionChanged | SessionEnded) -> None:
        """Take in what happened to the connection."""
        match event:
            case SessionOpened(session, organisation, organisation_name):
                self.person, self.number, self.name = session.person, session.number, session.name
                self.organisation = organisation_text(organisation)
                self.organisation_name = organisation_name
                self.signed_in, self.must_change = True, session.must_change
            case ConnectionChanged(up, reason):
                self.up, self.reason = up, reason
            case SessionEnded(reason):
                self.signed_in, self.up, self.reason = False, False, reason


class AuthService:
    """Commands about the session; each raises the Refusal it was answered with."""

    def __init__(self, connection: Connection, bus: Bus, verifier: Verifier) -> None:
        self.state = SessionState()
        self._connection = connection
        self._verifier = verifier
        self._keeps = True
        bus.subscribe(SessionOpened, self.state.apply)
        bus.subscribe(ConnectionChanged, self.state.apply)
        bus.subscribe(SessionEnded, self.state.apply)

    async def sign_in(
        self, server: str, user: str, password: str, trust: str = "", keep: Keep | None = None
    ) -> SignedIn:
        """Sign in with a password. `trust` is the organisation's id as people write it.

        `keep` says what of it is kept for the next start; it stays as it was unless given.
        Raises Refusal `unknown_organisation` (organisation, name) until it is trusted.
        """
        signed_in = await self._connection.sign_in(server, user, password, _organisation(trust), keep)
        self._keeps = keep is None or keep.session
        await self._learn(password)
        return signed_in

    async def _learn(self, password: str) -> None:
        """Recognise the password here, too; what a full disk prevents then is locking, not signing in."""
        try:
            await self._verifier.learn(password, keep=self._keeps)
        except Refusal as refusal:
            logger.warning("the password will not be recognised here: %s", refusal)

    async def can_resume(self) -> bool:
        """Whether `resume` has anything to sign in with; asks no server."""
        return await self._connection.can_resume()

    async def resume(self, server: str = "") -> SignedIn | None:
        """Sign in with what is kept; None when the server cannot be reached yet."""
        return await self._connection.resume(server)

    async def sign_out(self) -> None:
        """Sign this device out; what is not sent stays in the outbox."""
        await self._connection.sign_out()
        self.state.signed_in = self.state.up = False
        with contextlib.suppress(Refusal):
            await self._verifier.forget()

    async def change_password(self, old: str, new: str) -> None:
        """Replace the password."""
        await self._connection.ask(ChangePassword(old, new))
        self.state.must_change = False
        self._connection.password_changed()
        await self._learn(new)

    async def devices(self) -> tuple[Device, ...]:
        """Return the devices of this account."""
        return (await self._connection.ask(ListDevices())).devices

    async def revoke(self, device: bytes) -> None:
        """Sign a device out for good."""
        await self._connection.ask(RevokeDevice(device))

    def network_changed(self) -> None:
        """Try to connect at once."""
        self._connection.network_changed()


def _organisation(text: str) -> bytes | None:
    try:
        return parse_organisation(text) if text.strip() else None
    except ValueError as error:
        raise Refusal(ErrorCode.BAD_MESSAGE, part="trust") from error
