"""Rounds side by side: some that work, and one that mostly waits."""

import asyncio
from collections.abc import Callable, Iterable, Iterator

from tests.crash.faults import Schedule
from tests.crash.round import Result, Stage

LANES = 3
"""As many as keep two cores busy: a round also waits for the times in its schedule."""


async def play_all(
    stage: Stage,
    schedules: Iterable[Schedule],
    tell: Callable[[Result], None],
    *,
    lanes: int = LANES,
    seconds: float = float("inf"),
) -> None:
    """Play all rounds, those with a long stop in a lane of their own; begin none after `seconds`."""
    every = list(schedules)
    long = iter([one for one in every if one.long])
    short = iter([one for one in every if not one.long])
    end = asyncio.get_running_loop().time() + seconds
    async with asyncio.TaskGroup() as group:
        group.create_task(_lane(stage, long, tell, end))
        for _ in range(lanes):
            group.create_task(_lane(stage, short, tell, end))


async def _lane(
    stage: Stage, schedules: Iterator[Schedule], tell: Callable[[Result], None], end: float
) -> None:
    for one in schedules:
        if asyncio.get_running_loop().time() > end:
            return
        tell(await stage.play(one))
