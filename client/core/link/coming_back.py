"""When to come back to a server: later with every failure, at once when something around has changed."""

import asyncio
import contextlib
from collections.abc import Awaitable
from typing import TypeVar

from client.core.backoff import Backoff
from shared.errors import ErrorCode, Refusal

T = TypeVar("T")

HASTY = 1.0
"""Seconds an attempt is given before a change of the network ends it: changes come in swarms."""


class ComingBack:
    """The pauses between the sessions of one connection, and the attempts after them."""

    def __init__(self) -> None:
        self._backoff = Backoff()
        self._now = asyncio.Event()
        self._attempt: asyncio.Timeout | None = None
        self._began = 0.0

    def at_once(self) -> None:
        """Pause no longer, nor the next time; an attempt that was begun before is made anew."""
        self._backoff.reset()
        self._now.set()
        loop = asyncio.get_running_loop()
        if self._attempt is not None and loop.time() - self._began > HASTY:
            self._attempt.reschedule(loop.time())
            self._attempt = None

    def in_time(self) -> None:
        """Take back what `at_once` asked for: the link has outlasted the change."""
        self._now.clear()

    def lasted(self) -> None:
        """Begin a new series of failures, after a session that was more than another failure."""
        self._backoff.reset()

    async def pause(self, asked: float) -> None:
        """Wait for as long as the server asked, and longer with every failure."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(asked + self._backoff.next()):
                await self._now.wait()
        self._now.clear()

    async def attempt(self, work: Awaitable[T]) -> T:
        """Do what may take long on a network that is gone; raises Refusal `offline` when that has changed."""
        self._began = asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(None) as self._attempt:
                return await work
        except TimeoutError as error:
            raise Refusal(ErrorCode.OFFLINE) from error
        finally:
            self._attempt = None
