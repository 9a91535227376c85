"""Pictures of people in memory."""

from client.core.bus import Bus
from client.core.events import AvatarsLoaded
from client.services.people.state import PeopleState
from shared.errors import Refusal


class FakeAvatars:
    """Has pictures by their names; `bring` tells those that were wanted, as the real service does later."""

    def __init__(self, people: PeopleState, bus: Bus) -> None:
        self.pictures: dict[bytes, bytes] = {}
        self.wanted: list[bytes] = []
        self.own: list[bytes] = []
        self.refusal: Refusal | None = None
        self._people = people
        self._bus = bus

    def digest(self, person: bytes) -> bytes:
        known = self._people.people.get(person)
        return b"" if known is None else known.avatar

    def want(self, person: bytes) -> None:
        self.wanted.append(self.digest(person))

    def bring(self) -> None:
        """Tell all that was wanted."""
        wanted, self.wanted = self.wanted, []
        self._bus.publish(AvatarsLoaded({one: self.pictures[one] for one in wanted if one in self.pictures}))

    async def set_own(self, picture: bytes) -> None:
        if self.refusal is not None:
            raise self.refusal
        self.own.append(picture)
