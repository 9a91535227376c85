"""Open conversations: their timelines follow every event, and grow backwards page by page."""

from client.services.chat.history import HistoryReader
from client.services.chat.state import ChatState
from client.services.chat.timeline import Pending, Timeline
from client.store.cache import CacheStore

FIRST_PAGE = 50


class Timelines:
    """Opens and closes the timelines of a state."""

    def __init__(self, state: ChatState, cache: CacheStore, history: HistoryReader) -> None:
        self._state = state
        self._cache = cache
        self._history = history

    async def open(self, conversation: bytes) -> Timeline:
        """Have a conversation's timeline follow every event until it is closed."""
        timeline = self._state.timelines.setdefault(conversation, Timeline(self._state.hidden))
        await self._add_page(conversation, timeline, before=0)
        for waiting in await self._cache.waiting(conversation):
            timeline.queue(Pending(waiting.id, waiting.entry))
            if waiting.refusal is not None:
                timeline.fail(waiting.id, waiting.refusal)
        return timeline

    async def open_again(self, conversation: bytes) -> None:
        """Fill a timeline that was emptied, if it is open."""
        if conversation in self._state.timelines:
            await self.open(conversation)

    async def older(self, conversation: bytes) -> bool:
        """Add a page before an open timeline's beginning; False when there is nothing before it."""
        timeline = self._state.timelines[conversation]
        if timeline.start <= 1:
            return False
        return await self._add_page(conversation, timeline, before=timeline.start)

    async def _add_page(self, conversation: bytes, timeline: Timeline, *, before: int) -> bool:
        page = await self._history.page(conversation, before, FIRST_PAGE)
        timeline.add_page((*page.standing, *page.amendments), page.start, whole=page.whole)
        return bool(page.standing)

    def close(self, conversation: bytes) -> None:
        """Stop following."""
        self._state.timelines.pop(conversation, None)
