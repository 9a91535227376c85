"""Rounds of talk and faults, after which nothing is lost, doubled or out of order."""

import pytest

from tests.crash import mutants
from tests.crash.faults import Fault, Kind, Schedule, schedule
from tests.crash.lanes import play_all
from tests.crash.round import DEVICES, Result, Stage
from tests.support.power import NoCompiler, build

pytestmark = [pytest.mark.crash, pytest.mark.timeout(600)]

SEED = 2
ROUNDS = 25


@pytest.fixture
async def stage(tmp_path_factory: pytest.TempPathFactory) -> Stage:
    folder = tmp_path_factory.mktemp("crash")
    try:
        stage = Stage(folder, build(folder))
    except NoCompiler as missing:
        pytest.skip(str(missing))
    await stage.prepare()
    return stage


async def test_nothing_is_lost_doubled_or_out_of_order(stage: Stage) -> None:
    results: list[Result] = []
    await play_all(stage, (schedule(SEED, number, DEVICES) for number in range(ROUNDS)), results.append)
    wrong = {result.number: result.wrong for result in results if result.wrong}
    assert len(results) == ROUNDS
    assert not wrong, f"repeat with: python3 dev.py soak crash --seed {SEED} --only {min(wrong)}\n{wrong}"


def storm_of(kind: Kind, number: int) -> Schedule:
    """Return a round in which one thing happens again and again."""
    faults: list[Fault] = []
    for turn in range(4):
        hit = DEVICES[turn % 2 :: 2] if kind.startswith("client") else [""]
        faults += [Fault(0.4 + 0.6 * turn, kind, 0.1, device) for device in hit]
    return Schedule(number, f"{kind}/{number}", tuple(faults), sync_takes=0.04)


BROKEN = {
    "no_sync": Kind.SERVER_POWER,
    "early_ack": Kind.SERVER_POWER,
    "early_drop": Kind.SERVER_KILL,
    "client_no_sync": Kind.CLIENT_POWER,
}


@pytest.mark.parametrize(("name", "kind"), BROKEN.items())
async def test_who_loses_messages_is_found_out(stage: Stage, name: str, kind: Kind) -> None:
    program = mutants.MUTANTS[name][1]
    results: list[Result] = []
    for number in range(4):
        launch = {program: mutants.command(name)}
        results.append(await stage.play(storm_of(kind, number), **launch))
        if any(line.startswith("lost: ") for line in results[-1].wrong):
            return
    pytest.fail(f"{name} was not noticed: {results}")
