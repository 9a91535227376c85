"""Presence: who of those this device looks at can be reached, and how I want to be seen."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from client.core.asking import Asking
from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    PresenceChose,
    PresenceSeen,
    PresenceUnwatched,
    SessionOpened,
)
from client.core.tasks import Tasks
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence
from shared.protocol.presence import Seen, SetPresence, Watch

logger = logging.getLogger(__name__)

GATHER = 0.1
"""Seconds in which changes of what is looked at become one request."""
LOOKED_UP = 1_000
"""People that were asked for once and are followed from then on; the oldest give way."""
AGAIN_AFTER = 5.0
AGAIN = frozenset({ErrorCode.TIMEOUT, ErrorCode.SERVER_BUSY, ErrorCode.TOO_MANY_REQUESTS})

PresenceEvent = ConnectionChanged | PresenceChose | PresenceSeen | PresenceUnwatched | SessionOpened


def known_word(word: str) -> Presence:
    """Return a state; one of a newer version is some way of being there."""
    try:
        return Presence(word)
    except ValueError:
        return Presence.ONLINE


@dataclass
class PresenceState:
    """How people are seen as far as they are watched; nothing is known without a link."""

    seen: dict[bytes, Presence] = field(default_factory=dict[bytes, Presence])
    choice: Presence = Presence.ONLINE
    chosen: int = 0

    def apply(self, event: PresenceEvent) -> None:
        """Take an event in."""
        match event:
            case PresenceSeen(seen):
                self.seen.update((one.person, known_word(one.state)) for one in seen)
            case PresenceUnwatched(people):
                for person in people:
                    self.seen.pop(person, None)
            case PresenceChose(choice, chosen):
                self.choice, self.chosen = known_word(choice), chosen
            case ConnectionChanged(up):
                if not up:
                    self.seen.clear()
            case SessionOpened():
                self.seen.clear()


class PresenceService:
    """Watches whom somebody here looks at, and tells how this device is used."""

    def __init__(self, connection: Asking, bus: Bus, clock: Callable[[], int]) -> None:
        self.state = PresenceState()
        self._connection = connection
        self._bus = bus
        self._clock = clock
        self._wanted: dict[str, dict[bytes, None]] = {}
        self._asked: set[bytes] = set()
        self._away = False
        self._owed = True
        self._link = 0
        self._wake = asyncio.Event()
        self._asking = asyncio.Lock()
        self._tasks = Tasks("presence")
        for kind in (PresenceSeen, PresenceUnwatched, PresenceChose):
            bus.subscribe(kind, self.state.apply)
        bus.subscribe(SessionOpened, self._opened)
        bus.subscribe(ConnectionChanged, self._connected)

    def start(self) -> None:
        """Begin to watch and tell."""
        self._tasks.start(self._run(), "run")

    async def close(self) -> None:
        """Stop; the server ends what this device watched with its link."""
        await self._tasks.close()

    def of(self, person: bytes) -> Presence | None:
        """Return how someone is seen; None for someone not watched, or without a link."""
        return self.state.seen.get(person)

    # What is looked at

    def watch(self, place: str, people: Iterable[bytes]) -> None:
        """Watch those that are in sight at a place of the window, and only them, from now on."""
        wanted = dict.fromkeys(people)
        if wanted.keys() != self._wanted.get(place, {}).keys():
            self._wanted[place] = wanted
            self._wake.set()

    async def look_up(self, people: Iterable[bytes]) -> None:
        """Learn how some people are seen, and follow them from then on."""
        followed = self._wanted.setdefault("looked up", {})
        for person in people:
            followed.pop(person, None)
            followed[person] = None
        for person in list(followed)[:-LOOKED_UP]:
            del followed[person]
        try:
            await self._bring_up()
        except Refusal as refusal:
            logger.info("presence was not asked for: %s", refusal)

    def _in_sight(self) -> set[bytes]:
        every = dict.fromkeys(person for place in self._wanted.values() for person in place)
        return set(list(every)[: limits.WATCHED])

    # How I want to be seen

    def choose(self, choice: Presence) -> None:
        """Be seen like this from now on, on all my devices."""
        chosen = max(self._clock(), self.state.chosen + 1)
        self._bus.publish(PresenceChose(choice.value, chosen))
        self._tell_anew()

    def set_away(self, away: bool) -> None:
        """Say whether somebody sits at this device."""
        if away != self._away:
            self._away = away
            self._tell_anew()

    def _tell_anew(self) -> None:
        self._owed = True
        self._wake.set()

    # The link

    def _opened(self, event: SessionOpened) -> None:
        self._link += 1
        self._asked.clear()
        self.state.apply(event)
        self._tell_anew()

    def _connected(self, event: ConnectionChanged) -> None:
        if not event.up:
            self._link += 1
            self._asked.clear()
        self.state.apply(event)
        self._wake.set()

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                await self._tell()
                await asyncio.sleep(GATHER)
                await self._bring_up()
            except Refusal as refusal:
                # Without a link the next one brings all of it; a server that is busy is asked again.
                logger.info("presence was not told: %s", refusal)
                if refusal.code in AGAIN:
                    await asyncio.sleep(AGAIN_AFTER)
                    self._wake.set()

    async def _tell(self) -> None:
        """Say how I want to be seen, before this device is seen at all."""
        if self._owed:
            self._owed = False
            try:
                state = self.state
                await self._connection.ask(SetPresence(self._away, state.choice, state.chosen))
            except BaseException:
                self._owed = True
                raise

    async def _bring_up(self) -> None:
        """Watch what is in sight and was not asked for on this link, and no more what is not."""
        async with self._asking:
            wanted, link = self._in_sight(), self._link
            add, remove = wanted - self._asked, self._asked - wanted
            if not add and not remove:
                return
            watched = await self._connection.ask(Watch(tuple(sorted(add)), tuple(sorted(remove))))
            if link != self._link:
                return
            self._asked = wanted
            states = {one.person: one for one in watched.seen}
            offline = Presence.OFFLINE.value
            self._bus.publish(PresenceUnwatched(tuple(remove)))
            self._bus.publish(
                PresenceSeen(tuple(states.get(person) or Seen(person, offline) for person in sorted(add)))
            )
