"""Owned tasks: whoever starts one keeps it, hears of its failure, and ends it on closing."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from server.core.log import logger

AGAIN = 1.0
"""Seconds after which a task is cancelled again: a cancellation that meets a result at the same turn of
the loop can be lost inside a library, and a lost one would hold the end up for ever."""

_log = logger("tasks")


class Tasks:
    """A set of running tasks with one owner."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()

    def __len__(self) -> int:
        return len(self._running)

    def start(self, work: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
        """Run a coroutine until it ends or `close` cancels it."""
        task = asyncio.get_running_loop().create_task(work, name=name)
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("task failed", task=task.get_name(), exc_info=error)

    async def close(self) -> None:
        """Cancel what still runs and wait for it to end."""
        while running := list(self._running):
            for task in running:
                task.cancel()
            await asyncio.wait(running, timeout=AGAIN)
