"""A short fuzz with a fixed seed for every landing; `dev.py soak fuzz` is the long one."""

import pytest

from tests.soak.fuzz.attacks import ATTACKS, UNREAD
from tests.soak.fuzz.finding import Finding
from tests.soak.fuzz.gateway import besiege
from tests.soak.fuzz.in_process import InProcess
from tests.soak.fuzz.memory import GROWTH, Memory

SEED = 20_261_121
CASES = 12_000


def test_codec_router_rules_and_link_refuse_in_codes() -> None:
    fuzz = InProcess(SEED)
    for number in range(CASES):
        fuzz.run(number)
    assert set(fuzz.counts) == {"codec", "router", "rules", "text", "link"}


def test_a_case_is_the_same_whenever_it_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bytes] = []

    def noted(self: object, chance: object) -> None:
        seen.append(chance.randbytes(8))  # type: ignore[attr-defined]

    for name in ("_codec", "_decoding", "_rules", "_text", "_link"):
        monkeypatch.setattr(InProcess, name, noted)
    for _ in range(2):
        for number in (7, 3):
            InProcess(SEED).run(number)
    assert seen[:2] == seen[2:]
    assert seen[0] != seen[1]


def test_an_exception_is_a_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(data: bytes) -> None:
        raise MemoryError

    monkeypatch.setattr("tests.soak.fuzz.in_process.unpack", broken)
    fuzz = InProcess(SEED)
    with pytest.raises(Finding, match="MemoryError"):
        all(fuzz.run(number) is None for number in range(50))


@pytest.mark.parametrize(
    ("resident", "flat"),
    [
        ([60, 90, 90, 91, 90], True),
        ([60, 90, 90, 91, 90 + (GROWTH >> 20) + 1], False),
        ([60] * 3 + [90 + step // 5 for step in range(60)], False),
        ([60] + [90 + step % 3 for step in range(60)], True),
    ],
)
def test_memory_that_rises_is_noticed(resident: list[int], flat: bool) -> None:
    assert (Memory([one << 20 for one in resident]).trouble() == "") is flat


@pytest.mark.scenario
async def test_the_gateway_stands_two_rounds() -> None:
    report = await besiege(SEED, 6.0, names=ATTACKS.keys() - UNREAD)
    assert report.findings == []
    assert report.rounds >= 1
    assert report.figures.messages > 5
    assert report.figures.health > 2


@pytest.mark.scenario
async def test_pings_whose_answers_nobody_reads_are_cut_off() -> None:
    report = await besiege(SEED, 0.0, names=["pings_unread"])
    assert report.findings == []
