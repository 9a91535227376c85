"""Counts at any seq agree with counting, and are found without walking a whole log."""

import random
from collections.abc import Iterator

import pytest

from server.store import checkpoints, counting, walk
from server.store.walk import Step
from shared.model.bodies import MessageBody, ReactionBody, encode_body
from shared.model.entry import Entry, Header, encode_header
from shared.model.state import ReadMark

LIN, ZHAO = b"l" * 16, b"z" * 16


class Log:
    """A log in memory in place of the store's, that counts how many entries are read."""

    def __init__(self, authors: list[tuple[bytes, bool]]) -> None:
        self.steps: list[Step] = []
        self.read = 0
        counted, own = 0, dict[bytes, int]()
        for seq, (author, countable) in enumerate(authors, 1):
            body = MessageBody("x") if countable else ReactionBody(LIN, "x", on=True)
            kind = "message" if countable else "reaction"
            header = encode_header(Header(LIN, seq.to_bytes(16, "big"), author, author, 1, 0, 1, kind, 1))
            counted += countable
            own[author] = own.get(author, 0) + countable
            entry = Entry(seq, counted, 0, 0, header, encode_body(body), bytes(64), bytes(8))
            self.steps.append(Step(LIN, author, None, own[author], entry))

    def back(self, _connection: object, _number: int, last: int, first: int = 1) -> Iterator[Step]:
        for seq in range(last, first - 1, -1):
            self.read += 1
            yield self.steps[seq - 1]

    def mark(self, seq: int, person: bytes) -> ReadMark:
        """Count one by one."""
        upto = [step for step in self.steps[:seq] if b"message" in step.entry.header]
        return ReadMark(seq, len(upto), sum(step.author == person for step in upto))


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Log:
    made = Log(request.param)
    monkeypatch.setattr(walk, "back", made.back)
    for name in ("at", "last_by"):
        monkeypatch.setattr(checkpoints, name, _nothing_is_gone)
    return made


def _nothing_is_gone(*_about: object) -> None:
    """There is no checkpoint."""


def _random(seed: int) -> list[tuple[bytes, bool]]:
    chance = random.Random(seed)
    return [(chance.choice((LIN, ZHAO, ZHAO, ZHAO)), chance.random() < 0.7) for _ in range(60)]


@pytest.mark.parametrize("log", [_random(seed) for seed in range(5)], indirect=True)
def test_counts_agree_with_counting_whatever_was_read_before(log: Log) -> None:
    high = log.mark(60, LIN)
    for low in range(0, 60, 7):
        for seq in range(low + 1, 61):
            found = counting.counts_at(None, 1, seq, LIN, log.mark(low, LIN), high)  # type: ignore[arg-type]
            assert ReadMark(seq, *found) == log.mark(seq, LIN), (low, seq)


@pytest.mark.parametrize("log", [[(LIN, True)] + [(ZHAO, True)] * 9_999], indirect=True)
def test_who_wrote_once_long_ago_does_not_walk_there(log: Log) -> None:
    low, high = log.mark(10, LIN), log.mark(10_000, LIN)
    assert counting.counts_at(None, 1, 9_000, LIN, low, high) == (9_000, 1)  # type: ignore[arg-type]
    assert log.read == 1
    high = ReadMark(10_001, 10_001, 2)
    log.steps.append(Step(LIN, LIN, None, 2, log.steps[0].entry))
    assert counting.counts_at(None, 1, 9_990, LIN, low, high) == (9_990, 1)  # type: ignore[arg-type]
    assert log.read < 50


@pytest.mark.parametrize("log", [[(ZHAO, True)] * 10_000], indirect=True)
def test_who_never_wrote_is_known_at_once(log: Log) -> None:
    for seq in (1, 5_000, 9_999, 10_000):
        assert counting.counts_at(None, 1, seq, LIN, ReadMark(), log.mark(10_000, LIN)) == (seq, 0)  # type: ignore[arg-type]
    assert log.read <= 3
