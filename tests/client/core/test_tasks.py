"""Owned tasks end when their owner does, even one that missed the first word."""

import asyncio

from client.core.tasks import Tasks


async def test_closing_ends_every_task_also_one_that_lost_its_cancellation() -> None:
    tasks = Tasks("test")
    heard = 0

    async def deaf_once() -> None:
        nonlocal heard
        while True:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                heard += 1
                if heard == 2:
                    raise

    tasks.start(deaf_once(), "deaf")
    tasks.start(asyncio.sleep(60), "ordinary")
    await asyncio.sleep(0)
    await asyncio.wait_for(tasks.close(), 5)
    assert heard == 2
    await tasks.close()
