"""A connection to a server as tests play it, and services made on top of it."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import pytest

from client.core.bus import Bus
from client.core.clock import unix_ms
from client.core.keys.identity import Me
from client.core.sync.outbox import Outbox
from client.core.sync.owing import Owing
from client.core.sync.replica import Replica
from client.core.sync.writing import Writing
from client.services.chat.service import ChatService
from client.services.people.service import PeopleService
from client.store.cache import CacheStore
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import SignedIn
from shared.wire.message import Reply, Request
from tests.client.making import Writer

R = TypeVar("R", bound=Reply)


class Asked:
    """Answers requests as `answer` does; without one there is no server."""

    def __init__(self, answer: Callable[[Any], Reply] | None = None) -> None:
        self.answer = answer
        self.asked: list[Request[Any]] = []

    @property
    def device(self) -> bytes:
        return bytes(16)

    @property
    def session(self) -> SignedIn | None:
        return None

    async def ask(self, request: Request[R]) -> R:
        """Note what is asked, and answer it."""
        if self.answer is None:
            raise Refusal(ErrorCode.OFFLINE)
        self.asked.append(request)
        reply: Any = self.answer(request)
        return reply


async def refused(work: Awaitable[object]) -> Refusal:
    """Return why something was refused."""
    with pytest.raises(Refusal) as caught:
        await work
    return caught.value


def make_chat(
    me: Me,
    cache: CacheStore,
    replica: Replica,
    outbox: Outbox,
    bus: Bus,
    clock: Callable[[], int] = unix_ms,
) -> ChatService:
    """Make a chat service that has no server to tell of its own state."""
    writing = Writing(me, cache, replica, outbox, bus, clock)
    return ChatService(writing, cache, replica, outbox, Owing(cache, Asked(), bus), bus, clock)


def make_people(me: Me, cache: CacheStore, bus: Bus) -> PeopleService:
    """Make a people service that has no server to ask."""
    connection = Asked()
    return PeopleService(me, cache, connection, Owing(cache, connection, bus), bus)


def somebody(writer: Writer | None = None) -> Me:
    """Return who writes."""
    writer = writer or Writer()
    return Me(writer.identity, writer.person)
