"""The presence slice: devices lease their being there by the life of their links; nothing is written."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

from server.core.bus import Bus
from server.core.clock import Clock
from server.core.gateway import Handler
from server.core.log import logger
from server.core.sessions import Session, Sessions
from server.features.presence.leases import Chose, Leased, Leases
from server.features.presence.watchers import Watchers
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence
from shared.protocol.presence import PresenceChosen, Seen, SetPresence, Watch, Watched
from shared.wire.message import Request
from shared.wire.session import Done

SETTLE = 2.0
"""Seconds a new session has to say how it wants to be seen, before it is seen as online."""
GRACE = 5.0
"""Seconds a device stays there after its link broke: most come back at once."""
RENEW = 10.0

_log = logger("presence")


class PresenceFeature:
    """Handlers of `shared.protocol.presence`, and the beat that tells watchers.

    This node leases for the devices connected to it and tells the sessions connected to it. Leases
    and choices travel by the bus, so that it does not matter which node somebody is on.
    """

    def __init__(
        self, sessions: Sessions, bus: Bus, clock: Clock, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.leases = Leases()
        self.watchers = Watchers()
        self._sessions = sessions
        self._bus = bus
        self._clock = clock
        self._now = now
        self._new: dict[Session, float] = {}
        self._away: set[Session] = set()
        self._renew_at = 0.0
        sessions.observe(self._joined, self._left)
        bus.heed(Leased, lambda fact: self.leases.lease(fact, self._now()))
        bus.heed(Chose, self._chose)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {SetPresence: self._set, Watch: self._watch}

    # Requests

    async def _set(self, session: Session, request: SetPresence) -> Done:
        person = _person(session)
        self._new.pop(session, None)
        self._away.discard(session)
        if request.away:
            self._away.add(session)
        self._lease(session)
        if request.chosen > 0:
            self._bus.share(Chose(person, request.choice, min(request.chosen, self._clock())))
        choice, chosen = self.leases.choice(person)
        if chosen > request.chosen:
            session.tell(PresenceChosen(choice.value, chosen))
        return Done()

    async def _watch(self, session: Session, request: Watch) -> Watched:
        _person(session)
        added = self.watchers.change(session, request.add, request.remove)
        states = ((person, self.leases.shown(person)) for person in added)
        return Watched(
            tuple(Seen(person, state.value) for person, state in states if state is not Presence.OFFLINE)
        )

    # Facts

    def _chose(self, fact: Chose) -> None:
        """Tell my devices that are connected here what I chose on any."""
        if self.leases.choose(fact):
            for session in self._sessions.of_person(fact.person):
                session.tell(PresenceChosen(fact.choice.value, fact.chosen))

    # Sessions

    def _joined(self, session: Session) -> None:
        self._new[session] = self._now() + SETTLE

    def _left(self, session: Session, final: bool) -> None:
        self.watchers.forget(session)
        away = session in self._away
        self._away.discard(session)
        was_new = self._new.pop(session, None) is not None
        if session.person is None or session.device is None or was_new:
            return
        if not self._sessions.of_device(session.person, session.device):
            seconds = 0.0 if final else min(GRACE, self._left_of(session))
            self._bus.share(Leased(session.person, session.device, seconds, away))

    def _left_of(self, session: Session) -> float:
        """Return the seconds for which a link's last word still holds."""
        return limits.PRESENCE_LEASE - (self._now() - session.link.heard)

    def _lease(self, session: Session) -> None:
        """Lease for as long as the link's last word allows."""
        if session.person is not None and session.device is not None:
            seconds = self._left_of(session)
            if seconds > 0:
                away = session in self._away
                self._bus.share(Leased(session.person, session.device, seconds, away))

    # Time

    async def run_forever(self) -> None:
        """Renew, expire and tell, once a second; until cancelled."""
        while True:
            await asyncio.sleep(limits.PRESENCE_EVERY)
            try:
                self.tick()
            except Exception:  # noqa: BLE001 - a fault in one beat must not end presence for good
                _log.exception("presence not told")

    def tick(self) -> None:
        """Do one beat."""
        now = self._now()
        for session in [one for one, due in self._new.items() if due <= now]:
            del self._new[session]
            self._lease(session)
        if now >= self._renew_at:
            self._renew_at = now + RENEW
            for session in self._sessions.everyone():
                if session not in self._new:
                    self._lease(session)
        self.leases.expire(now)
        self.watchers.tell([Seen(person, state.value) for person, state in self.leases.changes()])


def _person(session: Session) -> bytes:
    if session.person is None:
        raise Refusal(ErrorCode.NOT_SIGNED_IN)
    return session.person
