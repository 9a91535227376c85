"""One side of a link without I/O: bytes in, typed events out; what to send is collected until asked for.

The same class serves both ends, and both ends may ask. The opening side says hello first; the
other answers welcome, and only then does anything else pass. Time is passed in, in seconds of any
monotonic clock.
"""

from collections.abc import Sequence
from enum import Enum
from typing import Any

import msgspec

from shared import limits
from shared.errors import ErrorCode, Refusal, refusal_from_wire
from shared.wire.codec import FrameKind, RawFrame, decode_error, encode_error, encode_frame, pack, unpack
from shared.wire.message import Access, Event, Reply, Request
from shared.wire.rate import TokenBucket
from shared.wire.router import Router, reply_type
from shared.wire.session import Hello, Welcome
from shared.wire.version import NEWEST, OLDEST, agree


class Asked(msgspec.Struct, frozen=True, gc=False):
    """The other side sent a request that this link's access level allows."""

    ref: int
    request: Request[Any]


class Answered(msgspec.Struct, frozen=True, gc=False):
    """The reply to a request of this side."""

    ref: int
    reply: Reply


class Refused(msgspec.Struct, frozen=True):
    """A request of this side was refused, or ran out of time."""

    ref: int
    refusal: Refusal


class Happened(msgspec.Struct, frozen=True, gc=False):
    """An event from the other side."""

    event: Event


class Failed(msgspec.Struct, frozen=True):
    """The other side broke the protocol or fell silent: say `outgoing`, then close the socket."""

    refusal: Refusal


LinkEvent = Asked | Answered | Refused | Happened | Failed


class Phase(Enum):
    """How far a link has come."""

    OPENING = "opening"
    OPEN = "open"
    CLOSED = "closed"


class Role(Enum):
    """Which side of the link this is: the one that connected, or the one that accepted."""

    OPENER = "opener"
    ACCEPTOR = "acceptor"


_ARRAY_HEAD = 3  # bytes that `pack` adds, at most
_ROOM = limits.CLIENT_MESSAGE - _ARRAY_HEAD


def _fitting(frames: Sequence[bytes]) -> int:
    """Return how many frames fit into one WebSocket message, at least one."""
    size = _ARRAY_HEAD
    for count, frame in enumerate(frames[: limits.FRAMES_PER_MESSAGE]):
        size += len(frame)
        if count and size > limits.CLIENT_MESSAGE:
            return count
    return min(len(frames), limits.FRAMES_PER_MESSAGE)


# Naming a member of an enumeration costs more than decoding a frame's head: each is named once.
OPENING, OPEN, CLOSED = Phase
REQUEST, REPLY, ERROR, EVENT = (int(kind) for kind in FrameKind)


class Link:
    """The state of one side of a link."""

    def __init__(self, role: Role, router: Router, now: float, largest: int = limits.CLIENT_MESSAGE) -> None:
        self.role = role
        self.phase = OPENING
        self.version = 0
        self.access = Access.ANYONE
        self.heard = now
        self._opened = now
        self._router = router
        self._largest = largest
        self._next_ref = 1
        self._asked: dict[int, tuple[type[Reply], float]] = {}
        self._unanswered: set[int] = set()
        self._outgoing: list[bytes] = []
        self._measured = 0
        self._measured_size = 0
        self._rate = TokenBucket(limits.REQUESTS_PER_SECOND, limits.REQUESTS_PER_SECOND, now)

    # What this side says

    def hello(self, agent: str, capabilities: Sequence[str], now: float) -> int:
        """Open the link; the welcome arrives as `Answered` with the ref returned here."""
        return self._ask(Hello(OLDEST, NEWEST, tuple(capabilities), agent), now)

    def welcome(self, ref: int, hello: Hello, welcome: Welcome) -> None:
        """Accept a hello; raises Refusal `version_unsupported` when no version is common.

        Raises `offline` when the link has closed meanwhile: a closed link never opens again.
        """
        if self.phase is not OPENING:
            raise Refusal(ErrorCode.OFFLINE)
        version = agree(hello.oldest, hello.newest)
        if version is None:
            raise Refusal(ErrorCode.VERSION_UNSUPPORTED, oldest=OLDEST, newest=NEWEST)
        self.version = version
        self.phase = OPEN
        self.answer(ref, welcome)

    def ask(self, request: Request[Any], now: float, wait: float = limits.REQUEST_WAIT) -> int:
        """Send a request and return its ref; raises Refusal `offline` unless the link is open."""
        if self.phase is not OPEN:
            raise Refusal(ErrorCode.OFFLINE)
        if len(self._asked) >= limits.REQUESTS_IN_FLIGHT:
            raise Refusal(ErrorCode.TOO_MANY_REQUESTS, in_flight=len(self._asked))
        return self._ask(request, now, wait)

    def _ask(self, request: Request[Any], now: float, wait: float = limits.REQUEST_WAIT) -> int:
        ref = self._next_ref
        self._next_ref = ref + 1
        self._asked[ref] = (reply_type(type(request)), now + wait)
        self._outgoing.append(encode_frame(REQUEST, ref, request))
        return ref

    def answer(self, ref: int, reply: Reply) -> None:
        """Answer a request of the other side."""
        self._unanswered.discard(ref)
        self._outgoing.append(encode_frame(REPLY, ref, reply))

    def refuse(self, ref: int, refusal: Refusal) -> None:
        """Refuse a request of the other side."""
        self._unanswered.discard(ref)
        self._outgoing.append(encode_error(ref, refusal))

    def tell(self, event: Event) -> None:
        """Send an event."""
        self._outgoing.append(encode_frame(EVENT, 0, event))

    def tell_encoded(self, frame: bytes) -> None:
        """Send an event frame that was encoded once for many links."""
        self._outgoing.append(frame)

    def outgoing(self) -> bytes | None:
        """Take what is to be sent as one WebSocket message, or None; call again until None.

        Frames are joined only up to what every side takes in one message; a larger one goes alone.
        """
        frames = self._outgoing
        if not frames:
            return None
        self._measured = self._measured_size = 0
        if len(frames) <= limits.FRAMES_PER_MESSAGE and sum(map(len, frames)) <= _ROOM:
            self._outgoing = []  # nearly always
            return pack(frames)
        count = _fitting(frames)
        self._outgoing = frames[count:]
        return pack(frames[:count])

    @property
    def has_outgoing(self) -> bool:
        """Whether there is something to be sent."""
        return bool(self._outgoing)

    @property
    def outgoing_size(self) -> int:
        """How many bytes wait to be sent; a look counts only what came since the last."""
        self._measured_size += sum(map(len, self._outgoing[self._measured :]))
        self._measured = len(self._outgoing)
        return self._measured_size

    # What the other side says

    def receive(self, data: bytes, now: float) -> list[LinkEvent]:
        """Take one WebSocket message in. A `Failed` in the result is its last event."""
        if self.phase is CLOSED:
            return []
        self.heard = now
        events: list[LinkEvent] = []
        try:
            if len(data) > self._largest:
                raise Refusal(ErrorCode.TOO_LARGE, limit=self._largest)
            for frame in unpack(data):
                event = self._request(frame, now) if frame.kind == REQUEST else self._frame(frame)
                if event is not None:
                    events.append(event)
                    if self.phase is CLOSED:
                        break
        except Refusal as refusal:
            events.append(self._fail(refusal))
        return events

    def _fail(self, refusal: Refusal) -> Failed:
        self.phase = CLOSED
        self._outgoing.append(encode_error(0, refusal))
        # A new one: one that was raised holds the frames it passed, theirs hold the result it is put into,
        # and such a circle would keep the link and its socket's buffers.
        return Failed(Refusal(refusal.code, **refusal.detail))

    def _frame(self, frame: RawFrame) -> LinkEvent | None:
        """Take anything in but a request."""
        kind = frame.kind
        if kind in (REPLY, ERROR):
            return self._response(frame)
        if kind == EVENT:
            return self._event(frame)
        raise Refusal(ErrorCode.BAD_FRAME, kind=kind)

    def _request(self, frame: RawFrame, now: float) -> LinkEvent | None:
        ref, unanswered = frame.ref, self._unanswered
        if ref < 1 or ref in unanswered:
            raise Refusal(ErrorCode.BAD_FRAME, ref=ref)
        try:
            if len(unanswered) >= limits.REQUESTS_IN_FLIGHT:
                raise Refusal(ErrorCode.TOO_MANY_REQUESTS, in_flight=limits.REQUESTS_IN_FLIGHT)
            if not self._rate.take(now):
                raise Refusal(ErrorCode.TOO_MANY_REQUESTS, per_second=limits.REQUESTS_PER_SECOND)
            request = self._router.request(frame.message)
            self._check_access(request)
        except Refusal as refusal:
            if self.phase is OPENING:
                raise
            self.refuse(ref, refusal)
            return None
        unanswered.add(ref)
        return Asked(ref, request)

    def _check_access(self, request: Request[Any]) -> None:
        greeting = type(request) is Hello  # to ask whether it is an instance of one costs more
        if self.phase is OPENING:
            if not greeting or self.role is Role.OPENER or self._unanswered:
                raise Refusal(ErrorCode.BAD_FRAME, expected="hello")
        elif greeting:
            raise Refusal(ErrorCode.BAD_FRAME, unexpected="hello")
        if request.access.rank > self.access.rank:
            signed_in = self.access is Access.NEW_PASSWORD
            code = ErrorCode.PASSWORD_CHANGE_REQUIRED if signed_in else ErrorCode.NOT_SIGNED_IN
            raise Refusal(code)

    def _response(self, frame: RawFrame) -> LinkEvent | None:
        if frame.kind == ERROR and frame.ref == 0:
            body = decode_error(frame.message)
            self.phase = CLOSED
            return Failed(refusal_from_wire(body.code, body.detail))
        expected = self._asked.get(frame.ref)
        if expected is None:
            return None  # the answer to a request that has already run out of time
        # What cannot be read fails the link and leaves the request waiting, for `close` to refuse it.
        if frame.kind == ERROR:
            body = decode_error(frame.message)
            del self._asked[frame.ref]
            return Refused(frame.ref, refusal_from_wire(body.code, body.detail))
        reply = self._router.reply(frame.message, expected[0])
        if isinstance(reply, Welcome):
            self._welcomed(reply)
        del self._asked[frame.ref]
        return Answered(frame.ref, reply)

    def _welcomed(self, welcome: Welcome) -> None:
        if not OLDEST <= welcome.version <= NEWEST:
            raise Refusal(ErrorCode.VERSION_UNSUPPORTED, oldest=OLDEST, newest=NEWEST)
        self.version = welcome.version
        self.phase = OPEN

    def _event(self, frame: RawFrame) -> LinkEvent | None:
        if self.phase is OPENING:
            raise Refusal(ErrorCode.BAD_FRAME, expected="hello")
        try:
            return Happened(self._router.event(frame.message))
        except Refusal as refusal:
            if refusal.code is ErrorCode.UNKNOWN_MESSAGE:
                return None  # an event of a newer version: nothing here depends on it
            raise

    # Time

    def tick(self, now: float) -> list[LinkEvent]:
        """Report what has waited too long; call about once a second."""
        if self.phase is CLOSED:
            return []
        if self.phase is OPENING and now - self._opened > limits.HELLO_WAIT:
            return [self._fail(Refusal(ErrorCode.TIMEOUT, waited_for="hello"))]
        stranger = self.role is Role.ACCEPTOR and self.access is Access.ANYONE
        if stranger and now - self._opened > limits.SIGN_IN_WAIT:
            return [self._fail(Refusal(ErrorCode.TIMEOUT, waited_for="sign_in"))]
        if now - self.heard > limits.SILENCE:
            return [self._fail(Refusal(ErrorCode.TIMEOUT, waited_for="heartbeat"))]
        late = [ref for ref, (_, deadline) in self._asked.items() if deadline <= now]
        for ref in late:
            del self._asked[ref]
        return [Refused(ref, Refusal(ErrorCode.TIMEOUT)) for ref in late]

    def close(self) -> list[LinkEvent]:
        """The socket is gone: every request still waiting is refused as `offline`."""
        self.phase = CLOSED
        waiting = list(self._asked)
        self._asked.clear()
        return [Refused(ref, Refusal(ErrorCode.OFFLINE)) for ref in waiting]
