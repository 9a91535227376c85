"""A state machine over two links: any order of calls, any split of batches, drops, garbage and closes.

Holds throughout: no exception but a coded refusal where one is declared; every ask is answered,
refused or timed out exactly once; phases only move forward.
"""

from typing import Any

import hypothesis.strategies as st
import msgpack
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.protocol.auth import ListDevices
from shared.protocol.chat import SomeoneTyping
from shared.wire.link import Answered, Asked, Failed, Happened, Link, LinkEvent, Phase, Refused, Role
from shared.wire.message import Access
from shared.wire.session import Beat, Beaten, Hello
from tests.shared.wire.pair import ROUTER, WELCOME

PHASES = list(Phase)
SIDES = st.sampled_from([0, 1])


class Side:
    """One link with what it asked, what it was asked, and what is on its way to it."""

    def __init__(self, role: Role, now: float = 0.0) -> None:
        self.link = Link(role, ROUTER, now, limits.SERVER_MESSAGE)
        self.waiting: set[int] = set()
        self.asked: list[Asked] = []
        self.arriving: list[bytes] = []
        self.failed = False
        self.reached = 0

    def hear(self, events: list[LinkEvent], closing: bool = False) -> None:
        """Take events in, and hold them to what a link promises."""
        for event in events:
            assert closing or not self.failed, f"{event} after the link had failed"
            match event:
                case Asked():
                    assert event.ref not in {asked.ref for asked in self.asked}
                    self.asked.append(event)
                case Answered(ref=ref) | Refused(ref=ref):
                    assert ref in self.waiting, f"{event} resolves nothing that waits"
                    self.waiting.remove(ref)
                case Failed(refusal=refusal):
                    assert refusal.code in ErrorCode
                    assert self.link.phase is Phase.CLOSED
                    self.failed = True
                case Happened():
                    pass


class TwoLinks(RuleBasedStateMachine):
    """An opener and an acceptor with an unreliable line between them."""

    def __init__(self) -> None:
        super().__init__()
        self.sides = (Side(Role.OPENER), Side(Role.ACCEPTOR))
        self.now = 0.0
        self.cut = False

    @initialize(opens=st.booleans())
    def begin(self, opens: bool) -> None:
        """Start from an open link, or from nothing."""
        if not opens:
            return
        self.say_hello()
        self.carry(0, 0)
        self.answer(1, 0, False)
        self.carry(1, 0)
        assert self.sides[0].link.phase is self.sides[1].link.phase is Phase.OPEN

    @precondition(lambda self: self.sides[0].link.phase is Phase.OPENING and not self.sides[0].waiting)
    @rule()
    def say_hello(self) -> None:
        """Open the link."""
        self.sides[0].waiting.add(self.sides[0].link.hello("test", (), self.now))

    @rule(side=SIDES, many=st.integers(1, 300), devices=st.booleans())
    def ask(self, side: int, many: int, devices: bool) -> None:
        """Ask something, up to more than may be in flight."""
        one = self.sides[side]
        for _ in range(many):
            try:
                ref = one.link.ask(ListDevices() if devices else Beat(), self.now)
            except Refusal as refusal:
                expected = ErrorCode.TOO_MANY_REQUESTS if one.link.phase is Phase.OPEN else ErrorCode.OFFLINE
                assert refusal.code is expected  # noqa: PT017 - both outcomes are fine; the code must fit
                return
            assert ref not in one.waiting
            one.waiting.add(ref)

    @rule(side=SIDES, which=st.integers(0, 600), refuses=st.booleans())
    def answer(self, side: int, which: int, refuses: bool) -> None:
        """Answer or refuse one of the requests heard, in any order."""
        one = self.sides[side]
        if not one.asked:
            return
        asked = one.asked.pop(which % len(one.asked))
        if refuses:
            one.link.refuse(asked.ref, Refusal(ErrorCode.NOT_FOUND, which=which))
        elif isinstance(asked.request, Hello):
            self._welcome(one, asked.ref, asked.request)
        elif isinstance(asked.request, Beat):
            one.link.answer(asked.ref, Beaten(1, 2, 3))
        else:
            one.link.refuse(asked.ref, Refusal(ErrorCode.INTERNAL))

    def _welcome(self, one: Side, ref: int, hello: Hello) -> None:
        try:
            one.link.welcome(ref, hello, WELCOME)
            one.link.access = Access.SIGNED_IN
        except Refusal as refusal:
            assert refusal.code is ErrorCode.OFFLINE  # noqa: PT017 - a late welcome to a closed link is fine
            assert one.link.phase is not Phase.OPENING

    @rule(side=SIDES, many=st.integers(1, 1200))
    def tell(self, side: int, many: int) -> None:
        """Tell events, if the link is open."""
        one = self.sides[side]
        for _ in range(many if one.link.phase is Phase.OPEN else 0):
            one.link.tell(SomeoneTyping(bytes(16), bytes(16), True))

    @rule(side=SIDES, split=st.integers(0, 5))
    def carry(self, side: int, split: int) -> None:
        """Send all that one side says, each message split in up to `split` + 1 parts, and deliver it."""
        self._send(side, split)
        other = self.sides[1 - side]
        arriving, other.arriving = other.arriving, []
        for message in arriving:
            other.hear(other.link.receive(message, self.now))

    @rule(side=SIDES, split=st.integers(0, 5))
    def send_only(self, side: int, split: int) -> None:
        """Put what one side says on the line, where it stays for a while."""
        self._send(side, split)

    def _send(self, side: int, split: int) -> None:
        while (message := self.sides[side].link.outgoing()) is not None:
            assert len(message) <= limits.CLIENT_MESSAGE
            if not self.cut:
                self.sides[1 - side].arriving += parts(message, split)

    @rule(side=SIDES, keep=st.integers(0, 3))
    def drop(self, side: int, keep: int) -> None:
        """Lose what is on the line behind the first messages."""
        del self.sides[side].arriving[keep:]

    @rule(side=SIDES, garbage=st.binary(max_size=40))
    def garble(self, side: int, garbage: bytes) -> None:
        """Let bytes arrive that nobody said."""
        one = self.sides[side]
        one.hear(one.link.receive(garbage, self.now))

    @rule(
        side=SIDES,
        kind=st.integers(-1, 5),
        ref=st.integers(-1, 5),
        message=st.sampled_from(
            [["session.beat"], ["session.done"], ["error", "locked"], ["session.bye", "", 0.0], ["x"], 1, []]
        ),
    )
    def forge(self, side: int, kind: int, ref: int, message: Any) -> None:
        """Let a well-formed frame arrive that nobody said; it may even answer something that waits."""
        one = self.sides[side]
        one.hear(one.link.receive(msgpack.packb([[kind, ref, message]]), self.now))

    @rule(seconds=st.floats(0.0, 40.0))
    def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += seconds
        for one in self.sides:
            one.hear(one.link.tick(self.now))

    @precondition(lambda self: not self.cut)
    @rule()
    def cut_line(self) -> None:
        """Close the socket under both sides."""
        self.cut = True
        for one in self.sides:
            one.arriving.clear()
            one.hear(one.link.close(), closing=True)
            assert not one.waiting

    @precondition(lambda self: self.cut or any(one.failed for one in self.sides))
    @rule(opens=st.booleans())
    def connect_again(self, opens: bool) -> None:
        """Give the old links up and begin with new ones, at a later time."""
        self.cut_line()
        self.sides = (Side(Role.OPENER, self.now), Side(Role.ACCEPTOR, self.now))
        self.cut = False
        self.begin(opens)

    @invariant()
    def phases_move_forward(self) -> None:
        """A link that was open is never opening again, a closed one never open."""
        for one in self.sides:
            reached = PHASES.index(one.link.phase)
            assert reached >= one.reached
            one.reached = reached

    def teardown(self) -> None:
        """At the end every ask has been resolved."""
        self.cut_line()


def parts(message: bytes, split: int) -> list[bytes]:
    """Split a WebSocket message into several with the same frames in the same order."""
    frames: list[object] = msgpack.unpackb(message)
    size = max(1, -(-len(frames) // (split + 1)))
    return [msgpack.packb(frames[start : start + size]) for start in range(0, len(frames), size)]


TestTwoLinks = TwoLinks.TestCase
TestTwoLinks.settings = settings(max_examples=200, stateful_step_count=60)
