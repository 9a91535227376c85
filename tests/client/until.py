"""Waiting for what a task of somebody else does."""

import asyncio
from collections.abc import Callable

STEP = 0.005


async def until(done: Callable[[], object], patience: float = 5.0) -> None:
    """Wait until something is true; fail when it does not become so."""
    for _ in range(round(patience / STEP)):
        if done():
            return
        await asyncio.sleep(STEP)
    raise AssertionError("it did not come")
