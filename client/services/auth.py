"""Signing in and out, the password, and the devices of this account."""

import contextlib
import logging
from dataclasses import dataclass
from typing import Protocol, TypeVar

from client.core.bus import Bus
from client.core.events import ConnectionChanged, SessionEnded, SessionOpened
from client.core.keys.verifier import Verifier
from client.core.link.staying import FINAL
from client.core.profile.settings import Keep
from client.core.tasks import Tasks
from shared.errors import ErrorCode, Refusal
from shared.model.identity import organisation_text, parse_organisation
from shared.protocol.auth import ChangePassword, Device, ListDevices, RevokeDevice, SignedIn
from shared.wire.message import Reply, Request

R = TypeVar("R", bound=Reply)

FORGETTING = 5.0
"""Seconds that a vault is given at the end to let go of what is not to stay."""

logger = logging.getLogger(__name__)


class Connection(Protocol):
    """What this service needs of the connection to the server."""

    @property
    def keeps_session(self) -> bool: ...

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
        self._tasks = Tasks("auth")
        bus.subscribe(SessionOpened, self.state.apply)
        bus.subscribe(ConnectionChanged, self.state.apply)
        bus.subscribe(SessionEnded, self._ended)

    async def close(self) -> None:
        """Stop; what is to be forgotten is forgotten first."""
        await self._tasks.finish(FORGETTING)

    async def sign_in(
        self, server: str, user: str, password: str, trust: str = "", keep: Keep | None = None
    ) -> SignedIn:
        """Sign in with a password. `trust` is the organisation's id as people write it.

        `keep` says what of it is kept for the next start; it stays as it was unless given.
        Raises Refusal `unknown_organisation` (organisation, name) until it is trusted.
        """
        signed_in = await self._connection.sign_in(server, user, password, _organisation(trust), keep)
        await self._learn(password)
        return signed_in

    async def _learn(self, password: str) -> None:
        """Recognise the password here, too; what a full disk prevents then is locking, not signing in."""
        try:
            await self._verifier.learn(password, keep=self._connection.keeps_session)
        except Refusal as refusal:
            logger.warning("the password will not be recognised here: %s", refusal)

    async def can_resume(self) -> bool:
        """Whether `resume` has anything to sign in with; asks no server."""
        return await self._connection.can_resume()

    async def resume(self, server: str = "") -> SignedIn | None:
        """Sign in with what is kept; None when the server cannot be reached yet."""
        try:
            return await self._connection.resume(server)
        except Refusal as refusal:
            if refusal.code in FINAL:
                await self._forget()
            raise

    async def sign_out(self) -> None:
        """Sign this device out; what is not sent stays in the outbox."""
        await self._connection.sign_out()
        self.state.signed_in = self.state.up = False
        await self._forget()

    def _ended(self, event: SessionEnded) -> None:
        self.state.apply(event)
        # Whose device was put out does not leave the password's hash on it; a new sign-in brings another.
        if event.reason.code in FINAL:
            self._tasks.start(self._forget(), "forget")

    async def _forget(self) -> None:
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
