"""A follower at work, with a server of a few logs that answers it."""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any, TypeVar

from client.core.bus import Bus
from client.core.sync.follower import Follower
from client.store.cache import CacheStore
from shared.errors import Refusal
from shared.model.rights import Policy, SignedPolicy, decode_policy
from shared.protocol.auth import SignedIn
from shared.protocol.log import After, Before
from shared.protocol.org import ListPeople, People, Person
from shared.protocol.sync import CatchUp, Digest, Head, StateItem
from shared.wire.message import Reply, Request
from shared.wire.session import Beat, Beaten
from tests.client.making import Desk, ServerLog

R = TypeVar("R", bound=Reply)


class Server:
    """A server of a few logs that answers a follower."""

    def __init__(self, desk: Desk) -> None:
        self.device = desk.me.identity.device
        self.session: SignedIn | None = None
        self.logs = {desk.conversation: desk.log}
        self.people: list[Person] = []
        self.items: list[StateItem] = []
        self.refuse: dict[bytes, Refusal] = {}
        self.asked: list[Request[Any]] = []

    @property
    def version(self) -> int:
        return self.items[-1].version if self.items else 0

    async def ask(self, request: Request[R]) -> R:
        self.asked.append(request)
        await asyncio.sleep(0)
        answer: Any = self.answer(request)
        return answer

    def answer(self, request: Request[Any]) -> Reply:
        match request:
            case CatchUp(state_version, held):
                cursors = {one.conversation: one.cursor for one in held}
                heads = tuple(
                    Head(id_, log.head, log.entries[-1].counted, 0, None)
                    for id_, log in self.logs.items()
                    if log.entries and cursors.get(id_) != log.head
                )
                items = tuple(item for item in self.items if item.version > state_version)
                return Digest(self.version, items, heads, len(self.people))
            case Beat():
                return Beaten(self.version, sum(log.head.seq for log in self.logs.values()), len(self.people))
            case ListPeople(newer_than):
                return People(len(self.people), tuple(self.people[newer_than:]), more=False)
            case After(conversation, cursor, limit):
                return self.log(conversation).page(cursor.seq, limit)
            case Before(conversation, before, limit):
                return self.log(conversation).history(before, limit)
            case _:
                raise AssertionError(request)

    def log(self, conversation: bytes) -> ServerLog:
        if conversation in self.refuse:
            raise self.refuse[conversation]
        return self.logs[conversation]


def unchecked(signed: SignedPolicy) -> Policy:
    return decode_policy(signed.document)


class Following:
    """A follower at work."""

    def __init__(self, desk: Desk, cache: CacheStore) -> None:
        self.server = Server(desk)
        self.cache = cache
        self.bus = Bus()
        self.ready = asyncio.Event()
        self.follower = Follower(self.server, cache, self.bus, unchecked, self.ready.set)

    @contextlib.asynccontextmanager
    async def running(self, heartbeat: float = 60.0) -> AsyncGenerator[None]:
        task = asyncio.ensure_future(self.follower.run(heartbeat))  # noqa: TID251
        await self.ready.wait()
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def until_held(self, conversation: bytes, seq: int) -> None:
        async def held() -> bool:
            return (await self.cache.cursor(conversation)).seq == seq

        await until(held)

    async def until_version(self, version: int) -> None:
        async def reached() -> bool:
            return await self.cache.state_version() == version

        await until(reached)


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Wait for something that the cache tells nobody of."""
    async with asyncio.timeout(10):
        while not await condition():  # noqa: ASYNC110 - it is looked at, it tells nobody
            await asyncio.sleep(0.005)  # between two looks
