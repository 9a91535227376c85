"""Quick replies in memory: what is kept comes back as an event, as it would from cache and server."""

from typing import Any

from client.core.bus import Bus
from client.core.events import PeopleStored, StateStored
from client.core.sync.owing import Setting
from client.services.replies import RepliesService
from shared.errors import Refusal
from shared.protocol.admin import PutReply, RemoveReply
from shared.protocol.auth import SignedIn
from shared.protocol.org import CompanyReply
from shared.protocol.sync import StateItem
from shared.wire.session import Done


class Memory:
    """Holds own ones as a cache would, and the company's as a server would; `refusal` says no to all."""

    def __init__(self, bus: Bus) -> None:
        self.refusal: Refusal | None = None
        self._bus = bus
        self._count = 0

    @property
    def device(self) -> bytes:
        return bytes(16)

    @property
    def session(self) -> SignedIn | None:
        return None

    async def set(self, *settings: Setting) -> None:
        self._check()
        items = [StateItem(one.key, one.value(None), self._next()) for one in settings]
        self._bus.publish(StateStored(tuple(items)))

    async def ask(self, request: Any) -> Any:
        self._check()
        match request:
            case PutReply():
                told = CompanyReply(
                    *(request.reply, request.text, request.category, request.place, False), self._next()
                )
            case RemoveReply():
                told = CompanyReply(request.reply, "", "", 0, True, self._next())
            case _:
                raise AssertionError(request)
        self._bus.publish(PeopleStored((), replies=(told,)))
        return Done()

    def _check(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def _next(self) -> int:
        self._count += 1
        return self._count


class FakeReplies(RepliesService):
    """The service as it is, on a memory."""

    def __init__(self, bus: Bus) -> None:
        self.memory = Memory(bus)
        super().__init__(self.memory, self.memory, bus)
