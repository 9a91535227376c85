"""Groups of colleagues that I keep, as the window shows and changes them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.trying import Work, trying
from shared.model.state import ContactGroup

Done = Callable[[], None]


class KnownGroups(Protocol):
    """The groups as this device knows them."""

    def ordered(self) -> Sequence[tuple[bytes, ContactGroup]]: ...


class KeepsGroups(Protocol):
    """What is needed of the service."""

    @property
    def state(self) -> KnownGroups: ...

    async def begin(self, name: str, people: Collection[bytes] = ()) -> bytes: ...

    async def rename(self, group: bytes, name: str) -> None: ...

    async def add(self, group: bytes, people: Collection[bytes]) -> None: ...

    async def remove(self, group: bytes, people: Collection[bytes]) -> None: ...

    async def take_away(self, group: bytes) -> None: ...

    async def move(self, group: bytes, step: int) -> None: ...


@dataclass(frozen=True, slots=True)
class OwnGroup:
    """One of them; the `first` and the `last` can be moved one way only."""

    id: bytes
    name: str
    people: tuple[bytes, ...]
    first: bool
    last: bool


class ContactGroups(QObject):
    """Changes them; `begun` carries a new one, `troubled` says what goes wrong.

    What is called `done` is called once something is done: at once, unless it is refused.
    """

    begun = Signal(bytes)
    troubled = Signal(str)

    def __init__(self, service: KeepsGroups, language: Callable[[], Language]) -> None:
        super().__init__()
        self._service = service
        self._language = language
        self._tasks = Tasks("contact groups")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def all(self) -> list[OwnGroup]:
        """Return all of them in my order."""
        ordered = self._service.state.ordered()
        return [
            OwnGroup(group, held.name, held.people, at == 0, at == len(ordered) - 1)
            for at, (group, held) in enumerate(ordered)
        ]

    def one(self, group: bytes) -> OwnGroup | None:
        """Return one of them, unless it was taken away meanwhile."""
        return next((one for one in self.all() if one.id == group), None)

    def begin(self, name: str, people: Sequence[bytes], done: Done) -> None:
        """Begin a group."""
        self._do(lambda: self._begin(name, people), done)

    async def _begin(self, name: str, people: Sequence[bytes]) -> None:
        self.begun.emit(await self._service.begin(name, people))

    def rename(self, group: bytes, name: str) -> None:
        """Call a group otherwise."""
        self._do(lambda: self._service.rename(group, name))

    def add(self, group: bytes, people: Sequence[bytes]) -> None:
        """Take colleagues in."""
        self._do(lambda: self._service.add(group, people))

    def set_in(self, group: bytes, person: bytes, on: bool, done: Done) -> None:
        """Take somebody in, or out."""
        change = self._service.add if on else self._service.remove
        self._do(lambda: change(group, (person,)), done)

    def move(self, group: bytes, step: int) -> None:
        """Move a group up or down."""
        self._do(lambda: self._service.move(group, step))

    def take_away(self, group: bytes) -> None:
        """Keep a group no more."""
        self._do(lambda: self._service.take_away(group))

    def _do(self, work: Work, done: Done = lambda: None) -> None:
        self._tasks.start(
            trying(lambda: self._done(work, done), self.troubled.emit, self._language), "contact group"
        )

    async def _done(self, work: Work, done: Done) -> None:
        await work()
        done()
