"""The list of conversations kept true: loaded from the cache, changed by every event."""

from client.core.bus import Bus
from client.core.events import (
    ConversationGone,
    ConversationReset,
    DraftTold,
    DraftWritten,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryQueued,
    HeadsChanged,
    SomeoneTypes,
    StateStored,
)
from client.core.tasks import Tasks
from client.services.chat.arranging import Arranging
from client.services.chat.state import ChatState
from client.services.chat.timelines import Timelines
from client.store.cache import CacheStore
from client.store.rows import HistoryPage, Place
from shared.protocol.chat import Arrange

KINDS = (
    *(StateStored, EntryQueued, EntryFailed, EntryDropped, DraftWritten, DraftTold),
    *(ConversationGone, SomeoneTypes),
)
"""Events of which nothing follows but what the state makes of them."""


class Following:
    """Has a state follow the events of a bus."""

    def __init__(
        self,
        state: ChatState,
        cache: CacheStore,
        arranging: Arranging,
        timelines: Timelines,
        bus: Bus,
    ) -> None:
        self._state = state
        self._cache = cache
        self._arranging = arranging
        self._timelines = timelines
        self._tasks = Tasks("chat")
        for kind in KINDS:
            bus.subscribe(kind, state.apply)
        bus.subscribe(HeadsChanged, self._heads)
        bus.subscribe(EntriesStored, self._stored)
        bus.subscribe(ConversationReset, self._reset)

    async def start(self) -> None:
        """Load the list from the cache."""
        for place, page in await self._cache.newest():
            self._show_newest(place, page)
        self._state.apply(StateStored(await self._cache.state()))
        for waiting in await self._cache.waiting():
            self._state.apply(EntryQueued(waiting.conversation, waiting.id, waiting.entry))
            if waiting.refusal is not None:
                self._state.apply(EntryFailed(waiting.conversation, waiting.id, waiting.refusal))

    async def close(self) -> None:
        """Stop what an event has started."""
        await self._tasks.close()

    def _show_newest(self, place: Place, page: HistoryPage) -> None:
        self._state.apply(EntriesStored(place.id, (*page.standing, *page.amendments), place))

    def _heads(self, event: HeadsChanged) -> None:
        hidden = [one.conversation for one in event.heads if self._state.summary(one.conversation).hidden]
        self._state.apply(event)
        for conversation in hidden:
            self._shown_again(conversation)

    def _shown_again(self, conversation: bytes) -> None:
        """Take back a hiding that no server knows: told late, it would hide what was said meanwhile."""
        if not self._state.summary(conversation).hidden and self._arranging.is_untold(conversation):
            shown = Arrange(conversation, hidden=False)
            heard = self._state.summary(conversation).heard
            self._tasks.start(self._arranging.arrange(shown, heard), "show again")

    def _stored(self, event: EntriesStored) -> None:
        hidden = self._state.summary(event.conversation).hidden
        self._state.apply(event)
        if hidden:
            self._shown_again(event.conversation)

    def _reset(self, event: ConversationReset) -> None:
        self._state.forget(event.conversation)
        self._tasks.start(self._load_again(event.conversation), "reload")

    async def _load_again(self, conversation: bytes) -> None:
        for place in await self._cache.places():
            if place.id == conversation:
                self._show_newest(place, await self._cache.page(place.id, 0, 1))
        await self._timelines.open_again(conversation)
