"""Rounds of talk and faults, after which nothing is lost, doubled or out of order."""

import asyncio
from collections.abc import Iterator

import pytest

from tests.crash.faults import Schedule, schedule
from tests.crash.round import DEVICES, Result, Stage
from tests.support.power import NoCompiler, build

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]

SEED = 2
ROUNDS = 25
LANES = 3


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("crash")
    try:
        library = build(folder)
    except NoCompiler as missing:
        pytest.skip(str(missing))
    return Stage(folder, library)


async def lane(stage: Stage, schedules: Iterator[Schedule], results: list[Result]) -> None:
    """Play one round after the other; the lanes share what is left to play."""
    results.extend([await stage.play(one) for one in schedules])


async def test_nothing_is_lost_doubled_or_out_of_order(stage: Stage) -> None:
    await stage.prepare()
    rounds = sorted(
        (schedule(SEED, number, DEVICES) for number in range(ROUNDS)), key=lambda one: not one.long
    )
    results: list[Result] = []
    left = iter(rounds)
    async with asyncio.TaskGroup() as group:
        for _ in range(LANES):
            group.create_task(lane(stage, left, results))
    wrong = {result.number: result.wrong for result in results if result.wrong}
    assert not wrong, f"repeat with: python -m tests.soak.crash --seed {SEED} --only {min(wrong)}\n{wrong}"
