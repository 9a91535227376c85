"""Owned tasks: whoever starts one holds it, hears of its failure, and ends it."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")

AGAIN = 1.0
"""Seconds after which a task is cancelled again: a cancellation that meets a result at the same turn of
the loop can be lost inside a library, and a lost one would hold the end up for ever."""

logger = logging.getLogger(__name__)


class Tasks:
    """The running tasks of one owner."""

    def __init__(self, owner: str) -> None:
        self._owner = owner
        self._running: set[asyncio.Task[Any]] = set()

    def start(self, work: Coroutine[Any, Any, T], name: str) -> asyncio.Task[T]:
        """Start a task that this owner ends; its failure is logged, never lost."""
        task = asyncio.create_task(work, name=f"{self._owner}.{name}")  # noqa: TID251 - this is the owner
        self._running.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            logger.error("task %s failed", task.get_name(), exc_info=error)

    async def finish(self, timeout: float) -> None:
        """Wait until every task has done its work, but no longer than so many seconds; then close."""
        if self._running:
            await asyncio.wait(self._running, timeout=timeout)
        await self.close()

    async def close(self) -> None:
        """Cancel every task and wait until all have ended."""
        current = asyncio.current_task()
        while tasks := [task for task in self._running if task is not current]:
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=AGAIN)
