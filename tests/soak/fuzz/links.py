"""A random walk of one link: fed good and hostile messages, called in any order, held to its promises."""

import random

import msgpack

from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.wire.codec import FrameKind, encode_error, encode_frame
from shared.wire.link import Answered, Asked, Failed, Happened, Link, LinkEvent, Phase, Refused, Role
from shared.wire.message import Access
from shared.wire.router import Router
from shared.wire.session import Beat, Beaten, Hello, Welcome
from tests.soak.fuzz.finding import Finding, timed
from tests.soak.fuzz.mutation import Mutator

WELCOME = Welcome(1, (), "fuzz", bytes(20), "fuzz", bytes(32), 0, limits.HEARTBEAT)
PHASES = list(Phase)


class Walk:
    """One link, what it still waits for, and what it was asked."""

    def __init__(self, chance: random.Random, router: Router) -> None:
        self.chance = chance
        self.now = 0.0
        role = chance.choice(list(Role))
        largest = chance.choice((limits.CLIENT_MESSAGE, limits.SERVER_MESSAGE))
        self.link = Link(role, router, self.now, largest)
        self.waiting: set[int] = set()
        self.asked: list[Asked] = []
        self.failed = False
        self.phase = 0
        if role is Role.OPENER:
            self.waiting.add(self.link.hello("fuzz", (), self.now))

    def hear(self, events: list[LinkEvent], closing: bool = False) -> None:
        """Hold events to what a link promises; raises Finding."""
        for event in events:
            if self.failed and not closing:
                raise Finding(f"{event} after the link had failed")
            match event:
                case Asked():
                    self.asked.append(event)
                case Answered(ref=ref) | Refused(ref=ref):
                    if ref not in self.waiting:
                        raise Finding(f"{event} resolves nothing that waits")
                    self.waiting.remove(ref)
                case Failed():
                    self.failed = True
                case Happened():
                    pass
        phase = PHASES.index(self.link.phase)
        if phase < self.phase or (self.failed and self.link.phase is not Phase.CLOSED):
            raise Finding(f"the link went back to {self.link.phase}")
        self.phase = phase

    def ask(self) -> None:
        """Ask something."""
        try:
            self.waiting.add(self.link.ask(Beat(), self.now))
        except Refusal as refusal:
            if refusal.code not in (ErrorCode.OFFLINE, ErrorCode.TOO_MANY_REQUESTS):
                raise Finding(f"asking was refused with {refusal}") from refusal

    def answer(self) -> None:
        """Answer one of the requests, somehow."""
        if not self.asked:
            return
        asked = self.asked.pop(self.chance.randrange(len(self.asked)))
        try:
            if isinstance(asked.request, Hello):
                self.link.welcome(asked.ref, asked.request, WELCOME)
                self.link.access = self.chance.choice(list(Access))
            elif self.chance.random() < 0.5:
                self.link.answer(asked.ref, Beaten(1, 2, 3))
            else:
                self.link.refuse(asked.ref, Refusal(ErrorCode.NOT_FOUND))
        except Refusal as refusal:
            if refusal.code not in (ErrorCode.OFFLINE, ErrorCode.VERSION_UNSUPPORTED):
                raise Finding(f"answering was refused with {refusal}") from refusal
            self.link.refuse(asked.ref, refusal)

    def drain(self) -> None:
        """Take what the link says, and read it with the other library."""
        while (data := self.link.outgoing()) is not None:
            frames: list[object] = msgpack.unpackb(data, strict_map_key=False)
            if not 1 <= len(frames) <= limits.FRAMES_PER_MESSAGE or len(data) > limits.CLIENT_MESSAGE:
                raise Finding(f"said {len(frames)} frames in {len(data)} bytes")

    def pass_time(self) -> None:
        """Let some time pass."""
        self.now += self.chance.choice((0.0, 0.5, 5.0, 31.0, 80.0))
        self.hear(self.link.tick(self.now))

    def good(self) -> bytes:
        """Return a message the link could expect: a hello, a welcome, answers to what it asked."""
        ref = self.chance.choice([*sorted(self.waiting), 1, 9])
        frames = (
            encode_frame(FrameKind.REQUEST, self.chance.randrange(1, 400), Hello(1, 1, (), "fuzz")),
            encode_frame(FrameKind.REQUEST, self.chance.randrange(1, 400), Beat()),
            encode_frame(FrameKind.REPLY, ref, WELCOME),
            encode_frame(FrameKind.REPLY, ref, Beaten(1, 2, 3)),
            encode_error(ref, Refusal(ErrorCode.LOCKED, until=5)),
        )
        return b"\x91" + self.chance.choice(frames)


def walk(chance: random.Random, mutator: Mutator, router: Router) -> None:
    """Walk a link through up to forty steps, then close it; raises Finding."""
    one = Walk(chance, router)
    for _ in range(chance.randrange(1, 40)):
        match chance.randrange(8):
            case 0 | 1 | 2:
                one.hear(one.link.receive(one.good(), one.now))
            case 3:
                hostile = mutator.hostile() if chance.random() < 0.7 else mutator.sample()
                one.hear(timed(lambda data=hostile: one.link.receive(data, one.now)))
            case 4:
                one.ask()
            case 5:
                one.answer()
            case 6:
                one.pass_time()
            case _:
                one.drain()
    one.hear(one.link.close(), closing=True)
    if one.waiting:
        raise Finding(f"{len(one.waiting)} requests were never resolved")
    one.drain()
