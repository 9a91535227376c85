"""Who types: mine is told every few seconds while it lasts, that of others fades when it is not repeated."""

import asyncio

from client.core.bus import Bus
from client.core.events import SomeoneTypes
from client.core.sync.replica import Replica
from shared import limits


class TypingMarks:
    """Typing, which nobody keeps."""

    def __init__(self, replica: Replica, bus: Bus) -> None:
        self._replica = replica
        self._bus = bus
        self._typed: dict[bytes, float] = {}
        self._fading: dict[tuple[bytes, bytes], asyncio.TimerHandle] = {}
        bus.subscribe(SomeoneTypes, self._types)

    def close(self) -> None:
        """Let nothing fade any more."""
        for timer in self._fading.values():
            timer.cancel()

    def _types(self, event: SomeoneTypes) -> None:
        """Let it fade when it is not repeated."""
        key = (event.conversation, event.person)
        if (before := self._fading.pop(key, None)) is not None:
            before.cancel()
        if event.active:
            stopped = SomeoneTypes(event.conversation, event.person, active=False)
            self._fading[key] = asyncio.get_running_loop().call_later(
                limits.TYPING_EVERY * 2, self._bus.publish, stopped
            )

    async def tell(self, conversation: bytes, *, active: bool) -> None:
        """Say that I type, or have stopped; dropped while there is no link."""
        now = asyncio.get_running_loop().time()
        if active and now - self._typed.get(conversation, -limits.TYPING_EVERY) < limits.TYPING_EVERY:
            return
        if not active and self._typed.pop(conversation, None) is None:
            return
        if active:
            self._typed[conversation] = now
        if self._replica.up:
            await self._replica.typing(conversation, active)
