"""Who is there: a lease for each device, on whatever node it is connected, and what its person shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from shared import limits
from shared.model.presence import Presence, is_over, known_presence, seen_as
from shared.model.state import Status
from shared.protocol.presence import Seen


@dataclass(frozen=True, slots=True)
class Leased:
    """A fact between nodes: this device is there for so many seconds from now; 0: it is gone."""

    person: bytes
    device: bytes
    platform: str
    seconds: float
    away: bool


@dataclass(frozen=True, slots=True)
class Chose:
    """A fact between nodes: how a person wants to be seen; on disk already."""

    person: bytes
    status: Status


@dataclass(slots=True)
class Lease:
    """One device, on the monotonic clock."""

    until: float
    away: bool
    platform: str


@dataclass(slots=True)
class Someone:
    """One person with a device that is there, or who once chose something; `shown` is what watchers know."""

    devices: dict[bytes, Lease] = field(default_factory=dict[bytes, Lease])
    status: Status = Status()  # noqa: RUF009 - immutable
    shown: Seen | None = None

    def seen(self, person: bytes) -> Seen | None:
        """Return how others see this person; None for somebody who is not there, or invisible."""
        state = seen_as(known_presence(self.status.choice), [lease.away for lease in self.devices.values()])
        if state is Presence.OFFLINE:
            return None
        platforms = sorted({lease.platform for lease in self.devices.values() if lease.platform})
        shown = tuple(platforms[: limits.PLATFORMS])
        return Seen(person, state.value, self.status.text, self.status.until, shown)


class Leases:
    """All leases this node knows of, and what people chose."""

    def __init__(self) -> None:
        self._people: dict[bytes, Someone] = {}
        self._ending: dict[bytes, int] = {}
        self._dirty: set[bytes] = set()

    def __len__(self) -> int:
        return sum(len(someone.devices) for someone in self._people.values())

    def shown(self, person: bytes) -> Seen | None:
        """Return what watchers were told last; None for offline."""
        found = self._people.get(person)
        return None if found is None else found.shown

    def is_there(self, person: bytes, device: bytes) -> bool:
        """Tell whether a device has a lease."""
        found = self._people.get(person)
        return found is not None and device in found.devices

    def status(self, person: bytes) -> Status:
        """Return what a person chose last."""
        found = self._people.get(person)
        return Status() if found is None else found.status

    def begin(self, statuses: Iterable[tuple[bytes, Status]]) -> None:
        """Take in what is on disk at the start."""
        for person, status in statuses:
            self.choose(Chose(person, status))

    def lease(self, fact: Leased, now: float) -> None:
        """Take in that a device is there, still or anew, or that it is gone."""
        if fact.seconds > 0:
            someone = self._people.setdefault(fact.person, Someone())
            before = someone.devices.get(fact.device)
            if before is None or (before.away, before.platform) != (fact.away, fact.platform):
                self._dirty.add(fact.person)
            someone.devices[fact.device] = Lease(now + fact.seconds, fact.away, fact.platform)
        elif (found := self._people.get(fact.person)) is not None:
            found.devices.pop(fact.device, None)
            self._dirty.add(fact.person)

    def choose(self, fact: Chose) -> bool:
        """Take in what a person chose, unless something was chosen later; True when it was taken."""
        if fact.status.chosen <= self.status(fact.person).chosen:
            return False
        self._people.setdefault(fact.person, Someone()).status = fact.status
        self._ending.pop(fact.person, None)
        if fact.status.until:
            self._ending[fact.person] = fact.status.until
        self._dirty.add(fact.person)
        return True

    def over(self, now: int) -> list[bytes]:
        """Return those whose choice has come to its end time by `now` (Unix ms)."""
        return [person for person, until in self._ending.items() if is_over(until, now)]

    def expire(self, now: float) -> None:
        """End the leases that were not renewed."""
        for person, someone in self._people.items():
            late = [device for device, lease in someone.devices.items() if lease.until <= now]
            for device in late:
                del someone.devices[device]
                self._dirty.add(person)

    def changes(self) -> Iterator[tuple[bytes, Seen | None]]:
        """Yield who is seen otherwise than last time; from now on that is what watchers know."""
        dirty, self._dirty = self._dirty, set()
        for person in dirty:
            someone = self._people.get(person)
            if someone is None:
                continue
            seen = someone.seen(person)
            if seen != someone.shown:
                someone.shown = seen
                yield person, seen
            if not someone.devices and not someone.status.chosen:
                del self._people[person]
