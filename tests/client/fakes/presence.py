"""How people are seen, as the test says."""

from client.core.bus import Bus
from client.core.events import PresenceChose, PresenceSeen
from client.services.presence import PresenceState
from shared.model.presence import Presence
from shared.protocol.presence import Seen


class FakePresence:
    """How people are seen, as the test says."""

    def __init__(self, bus: Bus) -> None:
        self.state = PresenceState()
        self.watched: dict[str, tuple[bytes, ...]] = {}
        self.away = False
        self._bus = bus

    def set_away(self, away: bool) -> None:
        self.away = away

    def of(self, person: bytes) -> Presence | None:
        seen = self.seen(person)
        return None if seen is None else Presence(seen.state)

    def seen(self, person: bytes) -> Seen | None:
        return self.state.seen.get(person)

    def watch(self, place: str, people: tuple[bytes, ...]) -> None:
        self.watched[place] = people

    def choose(self, choice: Presence, text: str = "", until: int = 0) -> None:
        event = PresenceChose(choice.value, self.state.status.chosen + 1, text, until)
        self.state.apply(event)
        self._bus.publish(event)

    def see(self, person: bytes, presence: Presence, text: str = "") -> None:
        """Let someone be seen otherwise."""
        event = PresenceSeen((Seen(person, presence.value, text),))
        self.state.apply(event)
        self._bus.publish(event)


class FakeInUse:
    """Whether this device is the one to tell of messages, as the test says."""

    def __init__(self) -> None:
        self.rings = True
        self.touches: list[float] = []

    def touched(self, ago: float = 0.0) -> None:
        self.touches.append(ago)
