"""Staying signed in: session after session, at another address if the server has moved there."""

import asyncio
import contextlib
from collections.abc import Callable

import msgspec

from client.core.bus import Bus
from client.core.events import ConnectionChanged, SessionEnded
from client.core.finding.address import Address
from client.core.finding.elsewhere import Elsewhere
from client.core.keys.token import KeptToken
from client.core.link.coming_back import ComingBack
from client.core.link.handshake import Session, with_token
from client.core.link.live_session import LiveSession
from client.core.profile.settings import Pin, SettingsFile
from shared.errors import ErrorCode, Refusal

FINAL = frozenset({ErrorCode.DISABLED, ErrorCode.REVOKED, ErrorCode.TOKEN_EXPIRED, ErrorCode.BAD_PROOF})
"""Refusals after which only a new sign-in with the password helps."""

STEADY = 5.0
"""A session that lasted so many seconds ends a series of failures."""


class Staying:
    """Comes in by the token, again and again."""

    def __init__(
        self,
        live: LiveSession,
        token: KeptToken,
        settings: SettingsFile,
        elsewhere: Elsewhere,
        bus: Bus,
    ) -> None:
        self.back = ComingBack()
        self._unseen: Callable[[], bool] = bool
        self._live = live
        self._token = token
        self._settings = settings
        self._elsewhere = elsewhere
        self._bus = bus

    def come_unseen(self, wanted: Callable[[], bool]) -> None:
        """Set what tells whether others are to see nobody come; once, by the composition root."""
        self._unseen = wanted

    @property
    def unseen(self) -> bool:
        """Whether others are to see nobody come."""
        return self._unseen()

    async def again(self, address: Address, pin: Pin) -> Session:
        """Begin a session with the token; raises Refusal `not_signed_in` when there is none."""
        token = await self._token.get()
        if token is None:
            raise Refusal(ErrorCode.NOT_SIGNED_IN)
        session = await self._live.begin(address, pin, with_token(token, unseen=self.unseen))
        try:
            await self.accept(session)
        except BaseException:
            await session.link.close()
            raise
        return session

    async def accept(self, session: Session) -> None:
        """Let a session count, whatever began it, and keep the token that it brought."""
        await self._token.keep(session.signed_in.token)
        self._elsewhere.answered()
        self._live.accept(session)

    async def run(
        self, session: Session | None, address: Address, pin: Pin, reason: Refusal | None = None
    ) -> None:
        """Serve a session, and those after it, until none can come; `reason` says why there is none now."""
        loop = asyncio.get_running_loop()
        while True:
            if session is not None:
                began = loop.time()
                reason = await self._live.serve(session)
                if loop.time() - began > STEADY:
                    self.back.lasted()
            self._bus.publish(ConnectionChanged(up=False, reason=reason))
            if reason is not None and (reason.code in FINAL or self._asked < 0):
                self._bus.publish(SessionEnded(reason))
                return
            await self.back.pause(max(0.0, self._asked))
            session = None
            try:
                session, address = await self._come_back(address, pin)
            except Refusal as refusal:
                reason = refusal

    async def _come_back(self, address: Address, pin: Pin) -> tuple[Session, Address]:
        """Sign in again, at another address if the server has moved there: it has to prove the pin's key."""
        try:
            return await self.back.attempt(self.again(address, pin)), address
        except Refusal as refusal:
            if refusal.code in FINAL:
                raise
            found = await self.back.attempt(self._found_elsewhere(address, pin))
            if found is None:
                raise
        await self._moved_to(found[1])
        return found

    async def _found_elsewhere(self, known: Address, pin: Pin) -> tuple[Session, Address] | None:
        for other in await self._elsewhere.addresses(known, pin):
            try:
                return await self.again(other, pin), other
            except Refusal as refusal:
                if refusal.code in FINAL:
                    raise
        return None

    async def _moved_to(self, address: Address) -> None:
        known = self._settings.value
        # Where the disk takes it not, it is found again at the next start.
        with contextlib.suppress(Refusal):
            await self._settings.change(msgspec.structs.replace(known, server=str(address)))

    @property
    def _asked(self) -> float:
        """Seconds after which the server wants this device back, if it said so; less than 0 for never."""
        return 0.0 if self._live.goodbye is None else self._live.goodbye.retry_after
