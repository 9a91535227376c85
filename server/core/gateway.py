"""The gateway: from a link's events to the handlers of the features, and back."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from server.core.log import logger
from server.core.sessions import Session, Sessions
from server.core.tasks import Tasks
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.wire.link import Asked, Failed, Link, Role
from shared.wire.message import Reply, Request
from shared.wire.router import Router
from shared.wire.session import Hello, Welcome
from shared.wire.version import agree

Handler = Callable[[Session, Any], Awaitable[Reply]]
"""Answers a request with its reply, or raises Refusal."""

DirectHandler = Callable[[Session, int, Any], None]
"""Takes (session, ref, request) without a task of its own and answers later, by `session.answer`."""

TICK = 2.0

_log = logger("gateway")


@dataclass(frozen=True, slots=True)
class Greeting:
    """What the welcome says of this server."""

    agent: str
    organisation: bytes
    organisation_name: str
    capabilities: tuple[str, ...] = ()


class Gateway:
    """Owns all links of this node: opens, feeds, flushes, times out and closes them."""

    def __init__(
        self,
        greeting: Greeting,
        router: Router,
        sessions: Sessions,
        tasks: Tasks,
        as_refusal: Callable[[Exception], Refusal],
    ) -> None:
        self._greeting = greeting
        self._router = router
        self._sessions = sessions
        self._tasks = tasks
        self._as_refusal = as_refusal
        self.asked: dict[type[Request[Any]], int] = {}
        """How often what kind of request was asked, and how many links were cut, for whoever measures."""
        self.slow_readers = 0
        self._handlers: dict[type[Request[Any]], Handler] = {}
        self._direct: dict[type[Request[Any]], DirectHandler] = {}
        self._open: dict[Session, Callable[[], None]] = {}
        self._dirty: list[Session] = []
        self._stopping = False
        self._emptied = asyncio.Event()

    def __len__(self) -> int:
        return len(self._open)

    def links(self) -> tuple[Session, ...]:
        """Return all open links, oldest first, signed in or not."""
        return tuple(self._open)

    def register(self, handlers: Mapping[type[Request[Any]], Handler]) -> None:
        """Add a feature's handlers."""
        self._handlers.update(handlers)

    def register_direct(self, handlers: Mapping[type[Request[Any]], DirectHandler]) -> None:
        """Add handlers of a hot path."""
        self._direct.update(handlers)

    # Links

    def open(self, address: str, flush: Callable[[], None], close: Callable[[], None]) -> Session:
        """Take in a new link. `flush` writes what it has to say; `close` ends its socket after that."""
        link = Link(Role.ACCEPTOR, self._router, time.monotonic())
        session = Session(link, address, self._sessions, self._wake, close)
        self._open[session] = flush
        if self._stopping:
            session.close("restart", 1.0)
        return session

    def gone(self, session: Session) -> None:
        """Forget a link whose socket is closed."""
        session.closing = True
        self._sessions.leave(session)
        self._open.pop(session, None)
        session.link.close()
        if self._stopping and not self._open:
            self._emptied.set()

    def receive(self, session: Session, data: bytes) -> None:
        """Take one WebSocket message of a link in."""
        if session.closing:
            return
        for event in session.link.receive(data, time.monotonic()):
            # A server asks nothing, and no event of a client means anything to it.
            if isinstance(event, Asked):
                self._dispatch(session, event.ref, event.request)
            elif isinstance(event, Failed):
                self._fail(session, event.refusal)
        if session.link.has_outgoing:
            session.wake()

    def _fail(self, session: Session, refusal: Refusal) -> None:
        _log.info("link failed", address=session.address, code=refusal.code.value)
        session.close(refusal.code.value, 1.0)

    def _dispatch(self, session: Session, ref: int, request: Request[Any]) -> None:
        kind = type(request)
        self.asked[kind] = self.asked.get(kind, 0) + 1
        direct = self._direct.get(kind)
        if direct is not None:
            direct(session, ref, request)
        elif isinstance(request, Hello):
            self._welcome(session, ref, request)
        elif (handler := self._handlers.get(kind)) is not None:
            self._tasks.start(self._serve(session, ref, request, handler), kind.__name__)
        else:
            session.refuse(ref, Refusal(ErrorCode.UNKNOWN_MESSAGE), kind)

    def _welcome(self, session: Session, ref: int, hello: Hello) -> None:
        one = self._greeting
        now = time.time_ns() // 1_000_000
        welcome = Welcome(
            version=agree(hello.oldest, hello.newest) or 0,
            capabilities=one.capabilities,
            agent=one.agent,
            organisation=one.organisation,
            organisation_name=one.organisation_name,
            nonce=session.nonce,
            now=now,
            heartbeat=limits.HEARTBEAT,
        )
        try:
            session.link.welcome(ref, hello, welcome)
        except Refusal as refusal:
            session.refuse(ref, refusal)
            session.close(refusal.code.value, -1)

    async def _serve(self, session: Session, ref: int, request: Request[Any], handler: Handler) -> None:
        """Run a handler to its end, also when its answer is late or nobody waits for it any more.

        It may have committed already: who broke it off then would leave other devices untold of what
        was written, or a revoked one signed in.
        """
        refused = False

        def refuse() -> None:
            nonlocal refused
            refused = True
            session.refuse(ref, Refusal(ErrorCode.SERVER_BUSY), type(request))

        late = asyncio.get_running_loop().call_later(limits.REQUEST_WAIT, refuse)
        reply: Reply | Refusal
        try:
            reply = await handler(session, request)
        except Refusal as refusal:
            reply = refusal
        except Exception as error:  # noqa: BLE001 - one request's fault must not take the server with it
            reply = self._fault(error, type(request).__name__)
        finally:
            late.cancel()
        if refused:
            return
        if isinstance(reply, Refusal):
            session.refuse(ref, reply, type(request))
        else:
            session.answer(ref, reply)

    def _fault(self, error: Exception, request: str) -> Refusal:
        refusal = self._as_refusal(error)
        if refusal.code is ErrorCode.INTERNAL:
            _log.exception("handler failed", request=request)
        else:
            # The machine's fault, as a full disk, has a name: no traceback makes it clearer.
            _log.error("handler failed", request=request, reason=str(error))
        return refusal

    # Writing

    def _wake(self, session: Session) -> None:
        if not self._dirty:
            asyncio.get_running_loop().call_soon(self._flush)
        self._dirty.append(session)

    def _flush(self) -> None:
        dirty, self._dirty = self._dirty, []
        for session in dirty:
            session.dirty = False
            flush = self._open.get(session)
            if flush is not None:
                flush()

    # Time

    async def tick_forever(self) -> None:
        """Close links that say nothing, or not enough."""
        while True:
            await asyncio.sleep(TICK)
            self.tick(time.monotonic())

    def tick(self, now: float) -> None:
        """Close the links that have been silent too long at `now`, on the monotonic clock."""
        for session in list(self._open):
            for event in session.link.tick(now):
                if isinstance(event, Failed):
                    self._fail(session, event.refusal)

    async def stop(self, retry_after: float, wait: float) -> None:
        """Tell every client to come back after `retry_after` seconds, and wait for the links to close."""
        self._stopping = True
        for session in list(self._open):
            session.close("restart", retry_after)
        if not self._open:
            self._emptied.set()
        try:
            async with asyncio.timeout(wait):
                await self._emptied.wait()
        except TimeoutError:
            return  # whoever is left notices the closed socket
