"""Searching from the field above the list: people, the conversations of several, and messages."""

import asyncio
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.services.chat.state import ChatState
from client.services.chat.summary import Summary
from client.store.rows import Found, Hit
from client.viewmodels.conversations.model import Conversation
from client.viewmodels.conversations.rows import is_several
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.presence import Presences
from client.viewmodels.search.found_rows import FoundRow, Heading, MessageFound, More, Section, StillComing
from client.viewmodels.search.message_search import Asking, MessageSearch

LIMIT = 15
"""Seconds; on a new device the directory may still be on its way."""
TOGETHER = 0.15
"""Seconds that people wait for messages, so that all is shown at once."""
FEW = 4
"""Rows of people, and of groups, that stand before messages until more are asked for."""
PLACE = "search"


class _Answer(Struct, frozen=True):
    """What was found for a text so far; `found` is None while messages are looked for."""

    people: Sequence[Conversation] = ()
    groups: Sequence[Conversation] = ()
    hits: Sequence[Hit] = ()
    found: Found | None = None


class Search(QObject):
    """`changed` tells that other rows are to be shown; `troubled` why messages could not be searched.

    `row` says a conversation, `presence_of` how somebody is seen.
    """

    changed = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        directory: Directory,
        chats: ChatState,
        presence: Presences,
        messages: MessageSearch,
        bus: Bus,
        *,
        row: Callable[[Summary], Conversation],
        presence_of: Callable[[bytes | None], Presence | None],
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self.text = self._wanted = ""
        self._directory = directory
        self._chats = chats
        self._presence = presence
        self._row = row
        self._presence_of = presence_of
        self._answer = _Answer()
        self._unfolded: set[Section] = set()
        self._tasks = Tasks("search")
        self._asking = Asking(messages, bus, language)
        self._asking.troubled.connect(self.troubled)
        self._asking.outdated.connect(self._look_again)

    async def close(self) -> None:
        """End what is under way."""
        await self._asking.close()
        await self._tasks.close()

    def prepare(self) -> None:
        """Make ready for somebody who is about to search."""
        self._tasks.start(self._directory.prepare(), "prepare")

    def look_for(self, text: str) -> None:
        """Search; what was asked for before is given up, what it found stays until something is found."""
        self._wanted = text.strip()
        self._asking.start(self._look_for(self._wanted))

    def end(self) -> None:
        """Search no more, and look no more at those who were found."""
        self._asking.give_up()
        self.text = self._wanted = ""
        self._answer = _Answer()
        self._presence.watch(PLACE, ())
        self.changed.emit()

    async def _look_for(self, text: str) -> None:
        messages = self._tasks.start(self._asking.find(text), "messages")
        try:
            async with asyncio.timeout(LIMIT):
                people = await self._find_people(text)
                await asyncio.wait({messages}, timeout=TOGETHER)
                if not messages.done():
                    self._tell(text, _Answer(people, self._find_groups(text)))
                found = await messages
            self._tell(text, _Answer(people, self._find_groups(text), found.hits, found))
        finally:
            messages.cancel()

    async def _find_people(self, text: str) -> Sequence[Conversation]:
        people = await self._directory.find(text)
        self._presence.watch(PLACE, tuple(one.person for one in people))
        return [self._person(one.person, one.number) for one in people]

    def _person(self, person: bytes, number: str) -> Conversation:
        place = self._directory.place_words(person)
        return Conversation(
            person,
            self._directory.shown(person),
            presence=self._presence_of(person),
            preview=f"{number} · {place}" if place else number,
            number=number,
        )

    def _find_groups(self, text: str) -> Sequence[Conversation]:
        wanted = text.casefold()
        several = (one for one in self._chats.conversations.values() if is_several(one.kind))
        return [self._row(one) for one in several if wanted in one.name.casefold()]

    def _tell(self, text: str, answer: _Answer) -> None:
        if text != self.text:
            self._unfolded.clear()
        self.text = text
        self._answer = answer
        self.changed.emit()

    def _look_again(self) -> None:
        """Look again once what is shown was edited or taken back."""
        if self._wanted:
            self.look_for(self._wanted)

    # What is shown

    @property
    def complete(self) -> bool:
        """Whether everything has been looked for."""
        return self._answer.found is not None

    def rows(self) -> list[FoundRow]:
        """Return what was found, section by section, as people are seen now."""
        answer = self._answer
        people = [replace(one, presence=self._presence_of(one.id)) for one in answer.people]
        rows = [*self._section(Section.PEOPLE, people), *self._section(Section.GROUPS, answer.groups)]
        if hits := list(filter(None, map(self._message, answer.hits))):
            rows += [Heading(Section.MESSAGES), *hits]
            if answer.found is not None and answer.found.further:
                rows.append(More(Section.MESSAGES))
        if answer.found is not None and not answer.found.whole:
            rows.append(StillComing())
        return rows

    def _section(self, section: Section, found: Sequence[Conversation]) -> list[FoundRow]:
        if not found:
            return []
        # To ask for one more takes as much room as to show it.
        whole = section in self._unfolded or len(found) <= FEW + 1
        shown = found if whole else found[:FEW]
        rest = [] if whole else [More(section, len(found) - FEW)]
        return [Heading(section), *shown, *rest]

    def _message(self, hit: Hit) -> MessageFound | None:
        summary = self._chats.conversations.get(hit.conversation)
        if summary is None or summary.kind is None:
            return None
        row = self._row(summary)
        names = self._directory.within(hit.conversation)
        unsaid = names.is_me(hit.author) or not is_several(summary.kind)
        return MessageFound(
            id=hit.id,
            conversation=hit.conversation,
            seq=hit.seq,
            portrait=row.id,
            title=row.title,
            words=hit.words,
            places=hit.places,
            time=hit.time,
            author="" if unsaid else names.shown(hit.author),
            kind=row.kind,
            presence=row.presence,
        )

    def show_more(self, section: Section) -> None:
        """Show more of a section."""
        if section is not Section.MESSAGES:
            self._unfolded.add(section)
            self.changed.emit()
        elif (found := self._answer.found) is not None and found.further:
            self._asking.start(self._find_earlier(found.further))

    async def _find_earlier(self, further: int) -> None:
        found = await self._asking.find(self.text, further)
        self._tell(self.text, replace(self._answer, hits=[*self._answer.hits, *found.hits], found=found))
