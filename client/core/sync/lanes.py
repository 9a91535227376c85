"""Lanes: one worker for each conversation that has something to hand over, while a replica can be reached."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable

from client.core.backoff import Backoff
from client.core.bus import Bus
from client.core.events import ConnectionChanged, Troubled
from client.core.tasks import Tasks
from shared.errors import ErrorCode, Refusal

TRANSIENT = frozenset(
    {
        ErrorCode.OFFLINE,
        ErrorCode.TIMEOUT,
        ErrorCode.TOO_MANY_REQUESTS,
        ErrorCode.SHUTTING_DOWN,
        ErrorCode.SLOW_READER,
        ErrorCode.SERVER_BUSY,
        ErrorCode.STORAGE_FULL,
        ErrorCode.STORAGE_FAILED,
        ErrorCode.NOT_SIGNED_IN,
        ErrorCode.PASSWORD_CHANGE_REQUIRED,
        ErrorCode.TOKEN_EXPIRED,
        ErrorCode.REVOKED,
        ErrorCode.DISABLED,
    }
)
"""Refusals that say nothing about the entry: it keeps its place in the lane and is tried again."""

INTERNAL_TRIES = 5
"""A server's own fault is tried again so often; an entry it cannot digest must not block a lane for ever."""

HandOver = Callable[[bytes, int], Awaitable[bool]]
"""Hands over the first of a conversation's lane, tried so often before; False when there is none.

Raises Refusal to be called again.
"""

logger = logging.getLogger(__name__)


def worth_another_try(refusal: Refusal, tries: int) -> bool:
    """Tell whether what was refused may pass later, unchanged."""
    return refusal.code in TRANSIENT or (refusal.code is ErrorCode.INTERNAL and tries < INTERNAL_TRIES)


class Lanes:
    """Runs `hand_over` for every lane that is woken, again and again until nothing is left in it."""

    def __init__(self, owner: str, bus: Bus, hand_over: HandOver) -> None:
        self._owner = owner
        self._bus = bus
        self._hand_over = hand_over
        self._lanes: dict[bytes, asyncio.Event] = {}
        self._online = asyncio.Event()
        self._tasks = Tasks(owner)
        self._ending = bus.subscribe(ConnectionChanged, self._connection)

    async def close(self) -> None:
        """Stop; what is not handed over stays on disk."""
        self._ending()
        await self._tasks.close()

    def wake(self, conversation: bytes) -> None:
        """Have a lane looked at: there is something in it, or it may be tried again."""
        lane = self._lanes.get(conversation)
        if lane is None:
            lane = self._lanes[conversation] = asyncio.Event()
            running = self._tasks.start(self._run(conversation, lane), f"lane {conversation.hex()[:8]}")
            running.add_done_callback(lambda _: self._over(conversation, lane))
        lane.set()

    def _connection(self, event: ConnectionChanged) -> None:
        if event.up:
            self._online.set()
            for lane in self._lanes.values():
                lane.set()  # none waits any longer for its next try
        else:
            self._online.clear()

    def _over(self, conversation: bytes, lane: asyncio.Event) -> None:
        """Let another lane begin, also after one that failed by a fault of our own."""
        if self._lanes.get(conversation) is lane:
            del self._lanes[conversation]

    async def _run(self, conversation: bytes, lane: asyncio.Event) -> None:
        """Hand over one after another; with nothing left the lane ends, and `wake` begins another."""
        backoff = Backoff()
        tries = 0
        while True:
            await self._online.wait()
            lane.clear()
            try:
                more = await self._hand_over(conversation, tries)
            except Refusal as refusal:
                tries = tries + 1 if refusal.code is ErrorCode.INTERNAL else 0
                if refusal.code is not ErrorCode.OFFLINE:
                    logger.warning("%s: %s", self._owner, refusal)
                    self._bus.publish(Troubled(refusal))
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(backoff.next()):
                        await lane.wait()
                continue
            backoff.reset()
            tries = 0
            if not more and not lane.is_set():
                del self._lanes[conversation]
                return
