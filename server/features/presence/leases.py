"""Who is there: a lease for each device, on whatever node it is connected, and what its person shows."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shared.model.presence import Presence, seen_as


@dataclass(frozen=True, slots=True)
class Leased:
    """A fact between nodes: this device is there for so many seconds from now; 0: it is gone."""

    person: bytes
    device: bytes
    seconds: float
    away: bool


@dataclass(frozen=True, slots=True)
class Chose:
    """A fact between nodes: how a person wants to be seen, since when (Unix ms)."""

    person: bytes
    choice: Presence
    chosen: int


@dataclass(slots=True)
class Lease:
    """One device, on the monotonic clock."""

    until: float
    away: bool


@dataclass(slots=True)
class Someone:
    """One person with a device that is there; `shown` is what watchers know."""

    devices: dict[bytes, Lease] = field(default_factory=dict[bytes, Lease])
    choice: Presence = Presence.ONLINE
    chosen: int = 0
    shown: Presence = Presence.OFFLINE

    @property
    def state(self) -> Presence:
        return seen_as(self.choice, [lease.away for lease in self.devices.values()])


class Leases:
    """All leases this node knows of. A person without any is forgotten, with what they chose."""

    def __init__(self) -> None:
        self._people: dict[bytes, Someone] = {}
        self._dirty: set[bytes] = set()

    def __len__(self) -> int:
        return len(self._people)

    def shown(self, person: bytes) -> Presence:
        """Return what watchers were told last."""
        found = self._people.get(person)
        return Presence.OFFLINE if found is None else found.shown

    def choice(self, person: bytes) -> tuple[Presence, int]:
        """Return what a person chose last, and when; 0 for never."""
        found = self._people.get(person)
        return (Presence.ONLINE, 0) if found is None else (found.choice, found.chosen)

    def lease(self, fact: Leased, now: float) -> None:
        """Take in that a device is there, still or anew, or that it is gone."""
        if fact.seconds > 0:
            someone = self._people.setdefault(fact.person, Someone())
            before = someone.devices.get(fact.device)
            if before is None or before.away != fact.away:
                self._dirty.add(fact.person)
            someone.devices[fact.device] = Lease(now + fact.seconds, fact.away)
        elif (found := self._people.get(fact.person)) is not None:
            found.devices.pop(fact.device, None)
            self._dirty.add(fact.person)

    def choose(self, fact: Chose) -> bool:
        """Take in what a person chose, unless something was chosen later; True when it was taken."""
        someone = self._people.get(fact.person)
        if someone is None or fact.chosen <= someone.chosen:
            return False
        someone.choice, someone.chosen = fact.choice, fact.chosen
        self._dirty.add(fact.person)
        return True

    def expire(self, now: float) -> None:
        """End the leases that were not renewed."""
        for person, someone in self._people.items():
            late = [device for device, lease in someone.devices.items() if lease.until <= now]
            for device in late:
                del someone.devices[device]
                self._dirty.add(person)

    def changes(self) -> Iterator[tuple[bytes, Presence]]:
        """Yield who is seen otherwise than last time; from now on that is what watchers know."""
        dirty, self._dirty = self._dirty, set()
        for person in dirty:
            someone = self._people.get(person)
            if someone is None:
                continue
            state = someone.state
            if state is not someone.shown:
                someone.shown = state
                yield person, state
            if not someone.devices:
                del self._people[person]
