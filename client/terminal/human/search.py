"""Finding messages by their words, for a person."""

from collections.abc import Awaitable, Callable

from client.core.clock import time_said
from client.terminal.human.desk import Desk

Handler = Callable[[str], Awaitable[None]]


class SearchTalk:
    """Looks in every conversation that this device holds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def commands(self) -> dict[str, Handler]:
        """Return what can be said."""
        return {"/find": self._find}

    async def _find(self, text: str) -> None:
        desk = self._desk
        found = await desk.parts.search.find(text)
        for one in found.hits:
            summary = desk.parts.chat.state.summary(one.conversation)
            where = summary.name if summary.peer is None else desk.telling.name(summary.peer)
            when = time_said(one.time, "%Y-%m-%d %H:%M")
            desk.show(f"{when}  [{where}]  {desk.telling.name(one.author)}: {one.words}")
        if not found.hits:
            desk.say("no_message", text=text)
