"""A session that is there, and a link that comes and goes when told."""

from dataclasses import dataclass

from client.core.bus import Bus
from client.core.events import ConnectionChanged
from shared.errors import Refusal
from tests.client.fakes.identities import ME


@dataclass
class FakeSession:
    """Who is signed in."""

    person: bytes | None = ME
    name: str = "林晓雨"
    number: str = "HC0000"
    organisation_name: str = "恒川精密科技"
    up: bool = True
    must_change: bool = False
    reason: Refusal | None = None


class FakeAuth:
    """A session that is there."""

    def __init__(self, bus: Bus) -> None:
        self.state = FakeSession()
        self.tries = 0
        self.out = False
        self._bus = bus

    async def sign_out(self) -> None:
        self.out = True

    def network_changed(self) -> None:
        self.tries += 1

    def go(self, *, up: bool, reason: Refusal | None = None) -> None:
        """Let the link come or go."""
        self.state.up, self.state.reason = up, reason
        self._bus.publish(ConnectionChanged(up, reason))
