"""The presence slice: devices lease their being there by the life of their links; choices are kept."""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from server.core.bus import Bus
from server.core.clock import Clock
from server.core.facts import Blocking, Regraded
from server.core.gateway import Handler
from server.core.log import logger
from server.core.sessions import Session, Sessions
from server.features.presence import choices
from server.features.presence.blocks import Blocks
from server.features.presence.choices import Choice, Turned
from server.features.presence.discretion import Discretion
from server.features.presence.in_use import DevicesInUse, Touched
from server.features.presence.leases import Chose, Leased, Leases
from server.features.presence.narrowing import Narrowing
from server.features.presence.sight import Sight
from server.features.presence.watchers import Watchers
from server.store import statuses
from server.store.connection import Connection
from server.store.store import Store
from shared import limits
from shared.errors import Refusal
from shared.model.presence import Presence
from shared.model.state import Status
from shared.protocol.presence import DeviceInUse, PresenceChosen, Seen, SetPresence, UseDevice, Watch, Watched
from shared.protocol.sync import StateChanged
from shared.wire.message import Request
from shared.wire.session import Done

SETTLE = 2.0
"""Seconds a new session has to say how it wants to be seen, before it is seen as it was chosen last."""
GRACE = 5.0
"""Seconds a device stays there after its link broke: most come back at once."""
RENEW = 10.0
ENDING_AT_ONCE = 25
"""Choices that end in one transaction: many end with the day, and others want to write meanwhile."""
NEVER = float("inf")

_log = logger("presence")


class PresenceFeature:
    """Handlers of `shared.protocol.presence`, and the beat that tells watchers.

    This node leases for the devices connected to it and tells the sessions connected to it. Leases
    and choices travel by the bus, so that it does not matter which node somebody is on.
    """

    def __init__(
        self,
        store: Store,
        sessions: Sessions,
        bus: Bus,
        clock: Clock,
        sight: Sight,
        hooks: Sequence[Turned] = (),
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.leases = Leases()
        self.in_use = DevicesInUse()
        self.blocks = Blocks(store)
        self.discretion = Discretion(store, sight)
        self.watchers = Watchers(self.blocks.hides, self.discretion.told)
        self._store = store
        self._sessions = sessions
        self._bus = bus
        self._clock = clock
        self._sight = sight
        self.narrowing = Narrowing(store, self.watchers, self.leases, sight)
        self._hooks = hooks
        self._now = now
        self._new: dict[Session, float] = {}
        self._away: set[Session] = set()
        self._turned: set[tuple[bytes, bytes]] = set()
        self._renew_at = 0.0
        sessions.observe(self._joined, self._left)
        bus.heed(Leased, lambda fact: self.leases.lease(fact, self._now()))
        bus.heed(Chose, self._chose)
        bus.heed(Blocking, self._blocking)
        bus.heed(Regraded, lambda fact: self.discretion.doubt(fact.person))
        bus.heed(Touched, self._touched)

    def handlers(self) -> dict[type[Request[Any]], Handler]:
        """Return the handlers."""
        return {SetPresence: self._set, UseDevice: self._use, Watch: self._watch}

    async def begin(self) -> None:
        """Take in what people chose before the server stopped, and end what ended meanwhile."""
        self.leases.begin(await self._store.read(lambda db: list(statuses.all_statuses(db))))
        await self.fall_back()
        self.tick()

    # Requests

    async def _set(self, session: Session, request: SetPresence) -> Done:
        person = session.require_person()
        chosen = self.leases.status(person).chosen
        if request.chosen > chosen:
            # Whoever wants to be invisible must not be seen while, or because, the disk is slow or full.
            if session in self._new:
                self._new[session] = NEVER
            await self._choose(person, choices.wanted(request, self._clock()))
            if session not in self._sessions.of_person(person):
                return Done()
        if self._new.pop(session, None) is not None:
            session.tell(self.in_use.of(person))
        self._away.discard(session)
        if request.away:
            self._away.add(session)
        self._lease(session)
        status = self.leases.status(person)
        if status.chosen > request.chosen:
            session.tell(_chosen(status))
        return Done()

    def hide(self, connection: Connection, person: bytes) -> Callable[[], None] | None:
        """Hide somebody in the transaction that lets them in; return what to do once it is on disk."""
        choice = choices.hide(connection, person, self._clock(), self._hooks)
        return None if choice is None else partial(self._tell, choice)

    async def _choose(self, person: bytes, status: Status) -> None:
        hooks = self._hooks
        choice = await self._store.write(lambda db: choices.choose(db, person, status, hooks))
        if choice is not None:
            self._tell(choice)

    def _tell(self, choice: Choice) -> None:
        """Tell of a choice that is on disk."""
        for person, items in choice.told.items():
            self._bus.publish((person,), StateChanged(items))
        self._bus.share(Chose(choice.person, choice.status))

    async def _use(self, session: Session, request: UseDevice) -> Done:
        person = session.require_person()
        if session.device is not None and session not in self._new:
            self._bus.share(Touched(person, session.device, max(0, request.ago)))
        return Done()

    async def _watch(self, session: Session, request: Watch) -> Watched:
        watcher = session.require_person()
        people = request.add
        seen = await self._store.read(lambda db: self._sight.seen(db, watcher, people)) if people else ()
        if seen:
            await self.discretion.learn(watcher, seen)
        if session not in self._sessions.of_person(watcher):
            return Watched(())
        added = self.watchers.change(session, seen, request.remove)
        await self.blocks.load(added)
        self.blocks.keep_only(self.watchers.everyone_watched())
        shown = (self.leases.shown(person) for person in added if not self.blocks.hides(person, watcher))
        return Watched(tuple(self.discretion.told(one, watcher) for one in shown if one is not None))

    # Facts

    def _chose(self, fact: Chose) -> None:
        """Tell my devices that are connected here what I chose on any."""
        if self.leases.choose(fact):
            for session in self._sessions.of_person(fact.person):
                session.tell(_chosen(fact.status))

    def _blocking(self, fact: Blocking) -> None:
        """Let the other see with the next beat that somebody left, or came."""
        before = self.blocks.hides(fact.person, fact.other)
        self.blocks.heed(fact)
        if self.blocks.hides(fact.person, fact.other) != before:
            self._turned.add((fact.person, fact.other))

    def _touched(self, fact: Touched) -> None:
        self._tell_in_use(fact.person, self.in_use.touch(fact, self._now()))

    def _tell_in_use(self, person: bytes, told: DeviceInUse | None) -> None:
        """Tell a person's devices that are connected here, but for those that have not spoken yet."""
        if told is not None:
            for session in self._sessions.of_person(person):
                if session not in self._new:
                    session.tell(told)

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
            self._share_lease(session, seconds, away=away)

    def _left_of(self, session: Session) -> float:
        """Return the seconds for which a link's last word still holds."""
        return limits.PRESENCE_LEASE - (self._now() - session.link.heard)

    def _lease(self, session: Session) -> None:
        """Lease for as long as the link's last word allows."""
        seconds = self._left_of(session)
        if seconds > 0:
            self._share_lease(session, seconds, away=session in self._away)

    def _share_lease(self, session: Session, seconds: float, *, away: bool) -> None:
        if session.person is not None and session.device is not None:
            platform = _word(session.platform)
            self._bus.share(Leased(session.person, session.device, platform, seconds, away))

    # Time

    async def run_forever(self) -> None:
        """End choices, renew, expire and tell, once a second; until cancelled."""
        while True:
            await asyncio.sleep(limits.PRESENCE_EVERY)
            for work in (self.fall_back, self.narrowing.look, self.look_outside):
                try:
                    await work()
                except Refusal as refusal:
                    _log.warning("presence not brought up to date", code=refusal.code.value)
                except Exception:  # noqa: BLE001 - a fault in one beat must not end presence for good
                    _log.exception("presence not brought up to date")
            try:
                self.tick()
            except Exception:  # noqa: BLE001 - as above
                _log.exception("presence not told")

    async def fall_back(self) -> None:
        """End the choices whose time is over. Raises what the store raises: the next beat tries again."""
        now, hooks = self._clock(), self._hooks
        over = self.leases.over(now)
        for start in range(0, len(over), ENDING_AT_ONCE):
            people = over[start : start + ENDING_AT_ONCE]
            ended = await self._store.write(
                lambda db, people=people: choices.fall_back(db, people, now, hooks)
            )
            for choice in ended:
                self._tell(choice)

    async def look_outside(self) -> None:
        """Have outside contacts told with this beat what they may know now, and no more what they may not.

        Raises what the store raises.
        """
        for watcher, people in (await self.discretion.look(self.watchers)).items():
            says = (one for one in map(self.leases.shown, people) if one is not None and one.text)
            hides = self.blocks.hides
            self._turned |= {(one.person, watcher) for one in says if not hides(one.person, watcher)}

    def tick(self) -> None:
        """Do one beat."""
        now = self._now()
        for session in [one for one, due in self._new.items() if due <= now]:
            del self._new[session]
            self._lease(session)
            session.tell(self.in_use.of(session.require_person()))
        if now >= self._renew_at:
            self._renew_at = now + RENEW
            for session in self._sessions.everyone():
                if session not in self._new:
                    self._lease(session)
        self.leases.expire(now)
        for person, told in self.in_use.expire(now, self.leases.is_there):
            self._tell_in_use(person, told)
        turned, self._turned = self._turned, set()
        known = {person: self.leases.shown(person) for person, _ in turned}
        changes = [seen or _gone(person) for person, seen in self.leases.changes()]
        self.watchers.tell(changes, self._turned_to(turned, known))

    def _turned_to(
        self, turned: Iterable[tuple[bytes, bytes]], known: Mapping[bytes, Seen | None]
    ) -> Iterator[tuple[Seen, bytes]]:
        """Yield how people are seen now by those they have blocked or let see them again.

        To whom nothing changes, nothing is told: it would tell that there is something to hide.
        """
        for person, watcher in turned:
            if self.blocks.hides(person, watcher):
                seen = None if known[person] is None else _gone(person)
            else:
                seen = self.leases.shown(person)
            if seen is not None:
                yield seen, watcher


def _word(platform: str) -> str:
    """Return the name of a platform: which release of it somebody runs is for nobody else to know."""
    return platform.partition(" ")[0][: limits.KIND_LENGTH]


def _gone(person: bytes) -> Seen:
    return Seen(person, Presence.OFFLINE.value)


def _chosen(status: Status) -> PresenceChosen:
    return PresenceChosen(status.choice, status.chosen, status.text, status.until)
