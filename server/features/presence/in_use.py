"""Which of a person's devices is in use: the one touched last, as long as that is not long ago."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from shared import limits
from shared.protocol.presence import DeviceInUse


@dataclass(frozen=True, slots=True)
class Touched:
    """A fact between nodes: somebody touched this device so many seconds ago."""

    person: bytes
    device: bytes
    ago: float


@dataclass(frozen=True, slots=True)
class Touch:
    """A device and when it was touched last, on the monotonic clock."""

    device: bytes
    time: float


class DevicesInUse:
    """The device in use of everyone who has one, as their devices were told."""

    def __init__(self) -> None:
        self._of: dict[bytes, Touch] = {}

    def of(self, person: bytes) -> DeviceInUse:
        """Return what a device that has just come is told."""
        touch = self._of.get(person)
        return DeviceInUse(b"" if touch is None else touch.device)

    def touch(self, fact: Touched, now: float) -> DeviceInUse | None:
        """Take in that a device was touched; return what its person's devices are to be told, if anything."""
        time = now - fact.ago
        before = self._of.get(fact.person)
        if fact.ago >= limits.IN_USE or (before is not None and before.time >= time):
            return None
        self._of[fact.person] = Touch(fact.device, time)
        if before is None:
            return DeviceInUse(fact.device)
        return None if before.device == fact.device else DeviceInUse(fact.device, round(now - before.time))

    def expire(
        self, now: float, is_there: Callable[[bytes, bytes], bool]
    ) -> Iterator[tuple[bytes, DeviceInUse]]:
        """End what nobody touched for long, and devices that are gone; yield what their people are told."""
        over = [
            person
            for person, touch in self._of.items()
            if now - touch.time >= limits.IN_USE or not is_there(person, touch.device)
        ]
        for person in over:
            yield person, DeviceInUse(b"", round(now - self._of.pop(person).time))
