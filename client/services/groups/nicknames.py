"""How members want to be called in their groups, as far as this device has been told."""

from collections.abc import Mapping

from client.core.bus import Bus
from client.core.events import MembersCalled


class Nicknames:
    """Knows them by group and person; `MembersCalled` tells that a group's are others."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus
        self._known: dict[bytes, dict[bytes, str]] = {}

    def load(self, held: Mapping[bytes, Mapping[bytes, str]]) -> None:
        """Begin with what was told before."""
        self._known = {group: dict(called) for group, called in held.items()}

    def knows(self, conversation: bytes) -> bool:
        """Tell whether anything was told of a group's members, be it that all are called as everywhere."""
        return conversation in self._known

    def of(self, conversation: bytes, person: bytes) -> str:
        """Return how somebody wants to be called in a group, empty for as everywhere."""
        return self._known.get(conversation, {}).get(person, "")

    def take(self, conversation: bytes, called: Mapping[bytes, str]) -> None:
        """Take how all members of a group are called now."""
        before = self._known.get(conversation, {})
        now = self._known[conversation] = {person: name for person, name in called.items() if name}
        if now != before:
            self._bus.publish(MembersCalled(conversation))

    def change(self, conversation: bytes, called: Mapping[bytes, str]) -> None:
        """Take how some of a group's members are called now, empty for as everywhere."""
        self.take(conversation, {**self._known.get(conversation, {}), **called})
