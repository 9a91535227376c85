"""Searching from the field above the list: people, and the conversations of several."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from client.services.chat.state import ChatState
from client.services.chat.summary import Summary
from client.viewmodels.conversations import Conversation, ConversationKind
from client.viewmodels.directory import Directory
from client.viewmodels.people import Presence
from client.viewmodels.presence import Presences
from shared.model import conversation as model

LIMIT = 15
"""Seconds; on a new device the directory may still be on its way."""
PLACE = "search"


class Search:
    """Finds rows for what is typed; `row` says a conversation, `presence_of` how somebody is seen."""

    def __init__(
        self,
        directory: Directory,
        chats: ChatState,
        presence: Presences,
        row: Callable[[Summary], Conversation],
        presence_of: Callable[[bytes | None], Presence | None],
    ) -> None:
        self._directory = directory
        self._chats = chats
        self._presence = presence
        self._row = row
        self._presence_of = presence_of

    async def look_for(self, text: str, tell: Callable[[str, Sequence[Conversation]], None]) -> None:
        """Search, and tell what was found for which text."""
        async with asyncio.timeout(LIMIT):
            found = await self.find(text)
        tell(text, found)

    async def find(self, text: str) -> Sequence[Conversation]:
        """Return people found by what they are known by, and groups by name, as rows."""
        wanted = text.strip().casefold()
        groups = [
            self._row(one)
            for one in self._chats.conversations.values()
            if one.kind not in {None, model.ConversationKind.DIRECT} and wanted in one.name.casefold()
        ]
        people = await self._directory.find(text)
        self._presence.watch(PLACE, tuple(one.person for one in people))
        return [*(self._found(one.person, one.number) for one in people), *groups]

    def _found(self, person: bytes, number: str) -> Conversation:
        place = self._directory.place_words(person)
        return Conversation(
            person,
            self._directory.shown(person),
            presence=self._presence_of(person),
            preview=f"{number} · {place}" if place else number,
            number=number,
        )

    def end(self) -> None:
        """Look no more at those who were found."""
        self._presence.watch(PLACE, ())

    def seen_now(self, rows: Sequence[Conversation]) -> Sequence[Conversation]:
        """Return rows that were found before as people are seen now."""
        return [
            replace(row, presence=self._presence_of(row.id)) if row.kind is ConversationKind.PERSON else row
            for row in rows
        ]
