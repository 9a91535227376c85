"""Waiting for what a task of somebody else does."""

import asyncio
from collections.abc import Callable

STEP = 0.005


def nothing() -> None:
    """Do nothing."""


async def until(
    done: Callable[[], object], meanwhile: Callable[[], object] = nothing, patience: float = 5.0
) -> None:
    """Wait until something is true, and do something again and again; fail when it does not become so."""
    for _ in range(round(patience / STEP)):
        if done():
            return
        await asyncio.sleep(STEP)
        meanwhile()
    raise AssertionError("it did not come")
