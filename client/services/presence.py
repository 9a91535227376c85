"""Presence: who of those this device looks at can be reached, and how I want to be seen."""

import asyncio
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    PresenceChose,
    PresenceSeen,
    PresenceUnwatched,
    SessionOpened,
    StateStored,
)
from client.core.sync.asking import Asking
from client.core.tasks import Tasks
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.presence import Presence, known_presence
from shared.model.state import Status, decode_value, state_key
from shared.protocol.presence import Seen, SetPresence, Watch
from shared.protocol.sync import StateItem

logger = logging.getLogger(__name__)

GATHER = 0.1
"""Seconds in which changes of what is looked at become one request."""
LOOKED_UP = 1_000
"""People that were asked for once and are followed from then on; the oldest give way."""
AGAIN_AFTER = 5.0
HELD_UP = 0.5
"""Seconds after which it is tried again where a new password is due: before this device would be seen."""
AGAIN = frozenset({ErrorCode.TIMEOUT, ErrorCode.SERVER_BUSY, ErrorCode.TOO_MANY_REQUESTS})

STATUS = state_key("status", b"")

PresenceEvent = (
    ConnectionChanged | PresenceChose | PresenceSeen | PresenceUnwatched | SessionOpened | StateStored
)


@dataclass
class PresenceState:
    """How people are seen as far as they are watched; nothing is known without a link.

    `status` is what I chose last. While `owed`, the server has not answered for it.
    """

    seen: dict[bytes, Seen] = field(default_factory=dict[bytes, Seen])
    status: Status = Status()  # noqa: RUF009 - immutable
    owed: bool = False

    @property
    def choice(self) -> Presence:
        """How I want to be seen."""
        return known_presence(self.status.choice)

    @property
    def unseen(self) -> bool:
        """Whether I chose to be offline to others, and the server does not know of it yet."""
        return self.owed and self.choice is Presence.OFFLINE

    def apply(self, event: PresenceEvent) -> None:
        """Take an event in."""
        match event:
            case PresenceSeen(seen):
                self.seen.update((one.person, one) for one in seen)
            case PresenceUnwatched(people):
                for person in people:
                    self.seen.pop(person, None)
            case PresenceChose(choice, chosen, text, until):
                self._choose(Status(choice, text, until, chosen))
            case StateStored(items):
                self._stored(items)
            case ConnectionChanged(up=False) | SessionOpened():
                self.seen.clear()
            case ConnectionChanged():
                pass

    def _stored(self, items: Iterable[StateItem]) -> None:
        for item in items:
            if item.key == STATUS:
                self._choose(decode_value(item.value, Status))

    def _choose(self, status: Status) -> None:
        """Take a choice: the server's is the last word, unless it is older than one it does not know."""
        mine = self.status
        same = (status.choice, status.text, status.until) == (mine.choice, mine.text, mine.until)
        if same or not self.owed or status.chosen > mine.chosen:
            self.status = status


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
        for kind in (PresenceSeen, PresenceUnwatched, PresenceChose, StateStored):
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
        seen = self.state.seen.get(person)
        return None if seen is None else known_presence(seen.state)

    def seen(self, person: bytes) -> Seen | None:
        """Return the same with what they say of it, until when, and the platforms they are on."""
        return self.state.seen.get(person)

    # What is looked at

    def watch(self, place: str, people: Iterable[bytes]) -> None:
        """Watch those that are in sight at a place of the window, and only them, from now on."""
        wanted = dict.fromkeys(people)
        if wanted.keys() != self._wanted.get(place, {}).keys():
            self._wanted[place] = wanted
            if not wanted:
                # Places come and go with windows.
                del self._wanted[place]
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

    def choose(self, choice: Presence, text: str = "", until: int = 0) -> None:
        """Be seen like this on all my devices, with these words, until a time (Unix ms, 0: for good)."""
        chosen = max(self._clock(), self.state.status.chosen + 1)
        self._bus.publish(PresenceChose(choice.value, chosen, " ".join(text.split()), until))
        self.state.owed = True
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
                if self._asked:
                    await asyncio.sleep(GATHER)
                # What is in sight when a link opens is known: a window that starts shows it at once.
                await self._bring_up()
            except Refusal as refusal:
                # Without a link the next one brings all of it; a server that is busy is asked again.
                logger.info("presence was not told: %s", refusal)
                if refusal.code is ErrorCode.PASSWORD_CHANGE_REQUIRED:
                    await asyncio.sleep(HELD_UP)
                    self._wake.set()
                elif refusal.code in AGAIN:
                    await asyncio.sleep(AGAIN_AFTER)
                    self._wake.set()

    async def _tell(self) -> None:
        """Say how I want to be seen, before this device is seen at all."""
        if self._owed:
            self._owed = False
            try:
                mine = self.state.status
                await self._connection.ask(
                    SetPresence(self._away, self.state.choice, mine.chosen, mine.text, mine.until)
                )
            except BaseException:
                self._owed = True
                raise
            if self.state.status.chosen == mine.chosen:
                self.state.owed = False

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
            # Who was told of meanwhile has changed since the server answered.
            fresh = sorted(add - self.state.seen.keys())
            self._bus.publish(
                PresenceSeen(tuple(states.get(person) or Seen(person, offline) for person in fresh))
            )
