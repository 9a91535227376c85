"""Fuzzes codec, router, rules and link without sockets: whatever goes in, only coded refusals come out."""

import random
from collections import Counter
from collections.abc import Callable
from typing import TypeVar

import msgpack
import msgspec

from shared.errors import ErrorCode, Refusal
from shared.ids import parse_id
from shared.model.bodies import KINDS, decode_body
from shared.model.conversation import ConversationKind, ConversationState, Membership, Target
from shared.model.decide import Actor, decide
from shared.model.entry import Entry, decode_header, encode_header
from shared.model.fold import Fold
from shared.model.identity import decode_certificate, parse_organisation
from shared.model.state import PREFIXES, decode_value, split_key
from shared.model.visibility import EVERYTHING
from shared.protocol.catalogue import CATALOGUE
from shared.wire.codec import FrameKind, decode_error, encode_error, encode_frame, pack, unpack
from shared.wire.message import Event, Message, Reply
from shared.wire.router import Router
from tests.shared import goldens, samples
from tests.soak.fuzz.finding import Finding, timed
from tests.soak.fuzz.links import walk
from tests.soak.fuzz.mutation import Mutator

T = TypeVar("T")


def frames_corpus() -> list[bytes]:
    """Return good WebSocket messages of every kind, alone and together."""
    frames = [_frame(number, message) for number, message in enumerate(samples.MESSAGES)]
    frames += [encode_error(ref, Refusal(ErrorCode.LOCKED, until=5)) for ref in (0, 1, 2)]
    return [pack([frame]) for frame in frames] + [pack(frames[:20]), pack(frames)]


def _frame(number: int, message: Message) -> bytes:
    if isinstance(message, Event):
        return encode_frame(FrameKind.EVENT, 0, message)
    kind = FrameKind.REPLY if isinstance(message, Reply) else FrameKind.REQUEST
    return encode_frame(kind, 1 + number % 9, message)


class InProcess:
    """Runs numbered cases; a number and the seed always make the same case."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.counts: Counter[str] = Counter()
        self._frames = frames_corpus()
        self._values = sorted(goldens.load().values())
        self._router = Router(CATALOGUE)
        self._replies = [one for one in CATALOGUE if issubclass(one, Reply)]
        self._targets: dict[str, Callable[[random.Random], None]] = {
            "codec": self._codec,
            "router": self._decoding,
            "rules": self._rules,
            "text": self._text,
            "link": self._link,
        }

    def run(self, number: int) -> None:
        """Run one case; raises Finding."""
        chance = random.Random(f"{self.seed}/{number}")
        name = chance.choice(list(self._targets))
        self.counts[name] += 1
        try:
            self._targets[name](chance)
        except Finding:
            raise
        except BaseException as error:
            raise Finding(f"{name}: {type(error).__name__}: {error}") from error

    def _codec(self, chance: random.Random) -> None:
        data = Mutator(chance, self._frames).hostile()
        for frame in _coded(lambda: unpack(data), ErrorCode.BAD_FRAME) or []:
            _coded(lambda frame=frame: decode_error(frame.message), ErrorCode.BAD_MESSAGE)

    def _decoding(self, chance: random.Random) -> None:
        raw = msgspec.Raw(Mutator(chance, self._values).hostile())
        codes = (ErrorCode.BAD_MESSAGE, ErrorCode.UNKNOWN_MESSAGE)
        _coded(lambda: self._router.request(raw), *codes)
        _coded(lambda: self._router.event(raw), *codes)
        _coded(lambda: self._router.reply(raw, chance.choice(self._replies)), ErrorCode.BAD_MESSAGE)

    def _rules(self, chance: random.Random) -> None:
        mutator = Mutator(chance, self._values)
        kind = chance.choice([*KINDS, "poll", ""])
        head = encode_header(msgspec.structs.replace(samples.HEADER, kind=kind))
        head = head if chance.random() < 0.7 else mutator.hostile()
        body = mutator.hostile()
        _coded(lambda: decode_body(kind, body), ErrorCode.BAD_ENTRY)
        _coded(lambda: decode_certificate(body), ErrorCode.BAD_SIGNATURE)
        _coded(lambda: decode_value(body, PREFIXES[chance.choice(list(PREFIXES))]), ErrorCode.BAD_MESSAGE)
        fold = Fold()
        for marks in (0, 1, 2):
            fold.apply(Entry(chance.choice((0, 1, 7)), 0, 0, marks, head, body, b"", b""))
        fold.all_standing()
        header = _coded(lambda: decode_header(head), ErrorCode.BAD_ENTRY)
        if header is not None:
            state = ConversationState(
                header.conversation,
                ConversationKind.DIRECT,
                {header.author: Membership(header.author, EVERYTHING)},
                5,
                5,
            )
            target = Target(1, "message", header.author, 0, recalled=chance.random() < 0.2)
            actor = Actor(header.author, header.device)
            _coded(lambda: decide(state, header, body, actor, 1000, lambda _: target))

    def _text(self, chance: random.Random) -> None:
        text = Mutator(chance, [b"read/018f3a5c", b"AAAQ-EAYE-AUDA-OCAJ-BIFQ-YDIO-B4IB-CEQT"]).hostile()
        words = text.decode(errors=chance.choice(("replace", "ignore")))
        _coded(lambda: split_key(words), ErrorCode.BAD_MESSAGE)
        for reading in (parse_organisation, parse_id):
            try:
                reading(words)
            except ValueError:
                continue

    def _link(self, chance: random.Random) -> None:
        walk(chance, Mutator(chance, self._frames), self._router)


def _coded(action: Callable[[], T], *codes: ErrorCode) -> T | None:
    """Run an action that may refuse with one of these codes (any, when none is named)."""
    try:
        return timed(action)
    except Refusal as refusal:
        if codes and refusal.code not in codes:
            raise Finding(f"refused with {refusal.code}, which is none of {codes}") from refusal
        # What is refused must be sayable.
        msgpack.unpackb(encode_error(1, refusal), strict_map_key=False)
        return None
