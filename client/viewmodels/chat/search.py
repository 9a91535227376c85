"""Searching in one chat: its messages with the words that are typed, each with who said it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.words.wording import Language
from client.store.rows import Found, Hit
from client.viewmodels.search.found_rows import FoundRow, MessageFound, More, Section, StillComing
from client.viewmodels.search.message_search import Asking, MessageSearch


class ChatSearch(QObject):
    """One place for chats, and searching in the one that is shown there.

    `changed` tells that other rows are to be shown, `troubled` why messages could not be searched.
    """

    changed = Signal()
    troubled = Signal(str)

    def __init__(self, messages: MessageSearch, bus: Bus, language: Callable[[], Language]) -> None:
        super().__init__()
        self.text = self._wanted = ""
        self._names: Callable[[bytes], str] = bytes.hex
        self._hits: Sequence[Hit] = ()
        self._found = Found()
        self._asking = Asking(messages, bus, language)
        self._asking.troubled.connect(self.troubled)
        self._asking.outdated.connect(self._look_again)

    async def close(self) -> None:
        """End what is under way."""
        await self._asking.close()

    @property
    def complete(self) -> bool:
        """Whether everything has been looked for: there is one kind of rows alone."""
        return True

    def turn_to(self, conversation: bytes, names: Callable[[bytes], str]) -> None:
        """Search in another chat from now on; `names` says who somebody is there."""
        self.end()
        self._asking.conversation, self._names = conversation, names

    def leave(self) -> None:
        """Search in no chat any more."""
        self.turn_to(b"", bytes.hex)

    def end(self) -> None:
        """Search no more."""
        self._asking.give_up()
        self._wanted = ""
        self._tell("", (), Found())

    def look_for(self, text: str) -> None:
        """Search; what was asked for before is given up."""
        self._wanted = text.strip()
        self._asking.start(self._look_for(self._wanted))

    def _look_again(self) -> None:
        """Look again once what is shown was edited or taken back."""
        if self._wanted:
            self.look_for(self._wanted)

    async def _look_for(self, text: str) -> None:
        found = await self._asking.find(text)
        self._tell(text, found.hits, found)

    def show_more(self, section: Section) -> None:
        """Show earlier messages."""
        if section is Section.MESSAGES and self._found.further:
            self._asking.start(self._find_earlier())

    async def _find_earlier(self) -> None:
        found = await self._asking.find(self.text, self._found.further)
        self._tell(self.text, [*self._hits, *found.hits], found)

    def _tell(self, text: str, hits: Sequence[Hit], found: Found) -> None:
        self.text, self._hits, self._found = text, hits, found
        self.changed.emit()

    def rows(self) -> list[FoundRow]:
        """Return what was found."""
        rows: list[FoundRow] = [self._row(hit) for hit in self._hits]
        if self._found.further:
            rows.append(More(Section.MESSAGES))
        if not self._found.whole:
            rows.append(StillComing())
        return rows

    def _row(self, hit: Hit) -> MessageFound:
        return MessageFound(
            id=hit.id,
            conversation=hit.conversation,
            seq=hit.seq,
            portrait=hit.author,
            title=self._names(hit.author),
            words=hit.words,
            places=hit.places,
            time=hit.time,
        )
