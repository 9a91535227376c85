"""Messages of conversations in memory, found by looking at each."""

import asyncio

from client.store.rows import Found, Hit
from shared.errors import Refusal
from shared.model.words import Query
from tests.client.fakes.chats import FakeChats


class FakeSearch:
    """Finds what stands in fake chats, `limit` at once; tests hold it up, or make it fail."""

    def __init__(self, chats: FakeChats) -> None:
        self.asked: list[str] = []
        self.given_up: list[str] = []
        self.limit = 20
        self.whole = True
        self.failing: Refusal | None = None
        self.held = asyncio.Event()
        self.held.set()
        self._chats = chats

    async def find(self, typed: str, *, further: int = 0, conversation: bytes = b"") -> Found:
        self.asked.append(typed)
        try:
            await self.held.wait()
        except asyncio.CancelledError:
            self.given_up.append(typed)
            raise
        if self.failing is not None:
            raise self.failing
        query = Query.of(typed)
        hits = await self._hits(query) if query else []
        hits = [hit for hit in hits if conversation in {b"", hit.conversation}]
        shown = tuple(hits[further : further + self.limit])
        more = further + self.limit
        return Found(shown, more if more < len(hits) else 0, self.whole)

    async def _hits(self, query: Query) -> list[Hit]:
        found: list[Hit] = []
        for conversation in self._chats.logs:
            for one in (await self._chats.history(conversation, limit=10_000)).rows:
                if one.kind == "message" and query.fits(one.text):
                    names = (one.id, conversation, one.seq, one.author)
                    found.append(Hit(*names, one.time, one.text, tuple(query.places(one.text))))
        return sorted(found, key=lambda hit: hit.time, reverse=True)
