"""Runs a sans-I/O `Link` over a transport: reads, writes, watches the time, and pairs answers with askers."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar, cast

from client.core.tasks import Tasks
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.wire.link import Answered, Asked, Failed, Happened, Link, LinkEvent, Refused
from shared.wire.message import Event, Reply, Request
from shared.wire.session import Hello, Welcome

R = TypeVar("R", bound=Reply)

ASKING = 128  # requests of ours under way at once; more wait their turn here

Told = Callable[[Event], None]
Answer = Callable[[Request[Any]], Awaitable[Reply]]


class Transport(Protocol):
    """Carries whole messages. Whatever the network does to it, it raises Refusal `offline`."""

    async def receive(self) -> bytes:
        """Return the next message; raises Refusal `offline` at the end, or what is wrong with the bytes."""
        ...

    async def send(self, message: bytes) -> None: ...

    async def close(self) -> None:
        """Close within seconds, however the other side behaves."""
        ...

    def abort(self) -> None:
        """Drop the connection at once: there is nobody to say goodbye to."""
        ...


async def refuse_all(request: Request[Any]) -> Reply:
    """Answer nothing: a side that is only there to ask."""
    raise Refusal(ErrorCode.NOT_ALLOWED, message=type(request).__name__)


class RunningLink:
    """One link, from hello to its end. It works only while `run` does."""

    def __init__(self, link: Link, transport: Transport, told: Told, answer: Answer = refuse_all) -> None:
        self.link = link
        self.unheard_since: float | None = None
        """Since when something asked waits for its answer, and nothing was heard at all (monotonic clock)."""
        self._transport = transport
        self._told = told
        self._respond = answer
        self._waiting: dict[int, asyncio.Future[Reply]] = {}
        self._asking = asyncio.Semaphore(ASKING)
        self._wake = asyncio.Event()
        self._tasks = Tasks("link")
        self._end: asyncio.Future[Refusal] = asyncio.get_running_loop().create_future()

    async def hello(self, agent: str) -> Welcome:
        """Open the link; raises Refusal `version_unsupported`, `timeout` or `offline`."""
        ref = self.link.hello(agent, (), time.monotonic())
        return cast("Welcome", await self._answer_to(ref))

    async def ask(self, request: Request[R], wait: float = limits.REQUEST_WAIT) -> R:
        """Ask and return the reply; raises the Refusal it was answered with, `timeout` or `offline`."""
        async with self._asking:
            ref = self.link.ask(request, time.monotonic(), wait)
            return cast("R", await self._answer_to(ref))

    async def _answer_to(self, ref: int) -> Reply:
        answer = asyncio.get_running_loop().create_future()
        self._waiting[ref] = answer
        if self.unheard_since is None:
            self.unheard_since = time.monotonic()
        self._wake.set()
        try:
            return await answer
        finally:
            self._waiting.pop(ref, None)
            if not self._waiting:
                self.unheard_since = None

    async def ended(self) -> Refusal:
        """Wait for the end of the link; return why it came."""
        return await asyncio.shield(self._end)

    async def run(self) -> None:
        """Carry the link until it ends."""
        parts = [
            self._tasks.start(self._read(), "read"),
            self._tasks.start(self._write(), "write"),
            self._tasks.start(self._watch(), "watch"),
        ]
        try:
            done, _ = await asyncio.wait(parts, return_when=asyncio.FIRST_COMPLETED)
            self._over(done.pop().result())
        finally:
            await self.close()

    async def close(self) -> None:
        """End the link; whoever still waits for an answer is refused as `offline`."""
        self._over(Refusal(ErrorCode.OFFLINE))
        await self._tasks.close()
        self._dispatch(self.link.close())
        await self._transport.close()

    def give_up(self) -> None:
        """End a link that carries nothing any more."""
        self._over(Refusal(ErrorCode.OFFLINE))
        self._transport.abort()

    def _over(self, reason: Refusal) -> None:
        if not self._end.done():
            self._end.set_result(reason)

    async def _read(self) -> Refusal:
        try:
            while True:
                data = await self._transport.receive()
                self.unheard_since = time.monotonic() if self._waiting else None
                failure = self._dispatch(self.link.receive(data, time.monotonic()))
                self._wake.set()
                if failure is not None:
                    await self._flush()
                    return failure
        except Refusal as refusal:
            return refusal

    async def _write(self) -> Refusal:
        try:
            while True:
                await self._wake.wait()
                self._wake.clear()
                await self._flush()
        except Refusal as refusal:
            return refusal

    async def _flush(self) -> None:
        while (data := self.link.outgoing()) is not None:
            await self._transport.send(data)

    async def _watch(self) -> Refusal:
        while True:
            await asyncio.sleep(1)
            failure = self._dispatch(self.link.tick(time.monotonic()))
            if failure is not None:
                return failure

    def _dispatch(self, events: list[LinkEvent]) -> Refusal | None:
        for event in events:
            match event:
                case Answered(ref, reply):
                    if (answer := self._waiting.get(ref)) is not None and not answer.done():
                        answer.set_result(reply)
                case Refused(ref, refusal):
                    if (answer := self._waiting.get(ref)) is not None and not answer.done():
                        answer.set_exception(refusal)
                case Happened(told):
                    self._told(told)
                case Asked(ref, request):
                    self._tasks.start(self._answer(ref, request), "answer")
                case Failed(refusal):
                    return refusal
        return None

    async def _answer(self, ref: int, request: Request[Any]) -> None:
        try:
            reply = await self._respond(request)
            if isinstance(request, Hello) and isinstance(reply, Welcome):
                self.link.welcome(ref, request, reply)
            else:
                self.link.answer(ref, reply)
        except Refusal as refusal:
            self.link.refuse(ref, refusal)
        self._wake.set()
