"""What others learn of me, and whom I have blocked, as the settings show it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from client.core.bus import Bus
from client.core.events import PeopleStored, StateStored
from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.people.directory import Directory, People
from shared.errors import Refusal
from shared.model.privacy import Grade, known_grade
from shared.model.state import Privacy
from shared.protocol.chat import SetPrivacy

Part = Literal["phones", "mail", "signature"]
"""A part of my card that outside contacts need not see; with the signature go the words of my status."""
PARTS: tuple[Part, ...] = ("phones", "mail", "signature")


class Choices(Protocol):
    """What is needed of the service of privacy."""

    @property
    def chosen(self) -> Privacy: ...

    async def choose(self, request: SetPrivacy) -> None: ...


@dataclass(frozen=True, slots=True)
class BlockedRow:
    """Somebody whom I have blocked, and where they belong."""

    id: bytes
    name: str
    about: str


class PrivacySettings(QObject):
    """`changed` tells that a choice or the list is another, here or on another device."""

    changed = Signal()
    troubled = Signal(str)

    def __init__(self, choices: Choices, people: People, bus: Bus, language: Callable[[], Language]) -> None:
        super().__init__()
        self._choices = choices
        self._people = people
        self._directory = Directory(people, lambda: None)
        self._language = language
        self._tasks = Tasks("privacy")
        self._stops = [bus.subscribe(kind, self._heard) for kind in (StateStored, PeopleStored)]

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        for stop in self._stops:
            stop()
        await self._tasks.close()

    def _heard(self, _event: object) -> None:
        self.changed.emit()

    @property
    def chosen(self) -> Privacy:
        """What others are told."""
        return self._choices.chosen

    @property
    def blocked(self) -> list[BlockedRow]:
        """Whom I have blocked, by name."""
        notes = self._people.state.notes
        people = [person for person, note in notes.items() if note.blocked]
        rows = [BlockedRow(one, self._directory.shown(one), self._about(one)) for one in people]
        return sorted(rows, key=lambda row: (row.name, row.id))

    def _about(self, person: bytes) -> str:
        words = (self._directory.number(person), self._directory.place_words(person))
        return " · ".join(one for one in words if one)

    def tell_read(self, on: bool) -> None:
        """Let others know what I have read, or no more."""
        self._do(lambda: self._choices.choose(SetPrivacy(read=on)))

    def tell_typing(self, on: bool) -> None:
        """Let others know that I type, or no more."""
        self._do(lambda: self._choices.choose(SetPrivacy(typing=on)))

    def show(self, part: Part, grade: Grade) -> None:
        """Let some of the outside contacts see a part of my card, or none of them."""
        self._do(lambda: self._choices.choose(replace(SetPrivacy(), **{part: grade})))

    def shown(self, part: Part) -> Grade:
        """Return which outside contacts see a part of my card."""
        return known_grade(getattr(self._choices.chosen, part))

    def unblock(self, person: bytes) -> None:
        """Let somebody write to me again."""
        self._do(lambda: self._people.set_note(person, blocked=False))

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(self._trying(work), "change")

    async def _trying(self, work: Callable[[], Awaitable[None]]) -> None:
        try:
            await work()
        except Refusal as refusal:
            self.troubled.emit(wording(refusal, self._language()))
            self.changed.emit()
