"""What the server is owed while there is a link: that messages were delivered and read, and what is begun."""

from client.core.bus import Bus
from client.core.events import ConnectionChanged, EntriesStored
from client.core.keys.identity import Me
from client.core.tasks import Tasks
from client.services.chat.drafts import Drafts
from client.services.chat.marks import Marks
from client.services.chat.state import ChatState
from client.store.cache import CacheStore
from shared.model.conversation import ConversationKind
from shared.model.entry import decode_header


class Telling:
    """Has marks and drafts told; it hears of what is stored after its state did."""

    def __init__(
        self, state: ChatState, cache: CacheStore, me: Me, marks: Marks, drafts: Drafts, bus: Bus
    ) -> None:
        self._state = state
        self._cache = cache
        self._me = me
        self._marks = marks
        self._drafts = drafts
        self._tasks = Tasks("telling")
        bus.subscribe(EntriesStored, self._stored)
        bus.subscribe(ConnectionChanged, self._connection)

    async def start(self) -> None:
        """Find what the last run has left, and begin to tell."""
        await self._drafts.start()
        await self._owed_marks()
        self._marks.start()

    async def close(self) -> None:
        """Stop; what was not told is found again at the next start."""
        await self._drafts.close()
        await self._marks.close()
        await self._tasks.close()

    async def _owed_marks(self) -> None:
        for place in await self._cache.places():
            if place.read > place.read_told:
                self._marks.read(place.id, place.read)
            if self._owes_delivered(place.id, place.seq, place.delivered_told):
                self._marks.delivered(place.id, place.seq)

    def _owes_delivered(self, conversation: bytes, seq: int, told: int) -> bool:
        summary = self._state.summary(conversation)
        others = summary.counted > summary.own
        return summary.kind is ConversationKind.DIRECT and others and seq > told

    def _stored(self, event: EntriesStored) -> None:
        others = any(decode_header(entry.header).author != self._me.person for entry in event.entries)
        if event.live and others and self._owes_delivered(event.conversation, event.figures.seq, 0):
            self._marks.delivered(event.conversation, event.figures.seq)

    def _connection(self, event: ConnectionChanged) -> None:
        if event.up:
            self._tasks.start(self._tell_again(), "marks")

    async def _tell_again(self) -> None:
        await self._owed_marks()
        self._marks.again()
        self._drafts.again()
