"""Who asks to be let into a group, and deciding it."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.groups.asked import Groups
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.lines import PeopleLines, PersonLine
from client.viewmodels.times import Times
from client.viewmodels.trying import trying


class JoinRequests(QObject):
    """The requests of one group. `loaded` tells that they are there, `failed` what went wrong."""

    loaded = Signal()
    failed = Signal(str)

    def __init__(
        self,
        conversation: bytes,
        groups: Groups,
        directory: Directory,
        times: Times,
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self.rows = PeopleLines(self)
        self._conversation = conversation
        self._groups = groups
        self._directory = directory
        self._times = times
        self._language = language
        self._tasks = Tasks("requests")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def load(self) -> None:
        """Read who waits."""
        self._do(self._load)

    async def _load(self) -> None:
        found = await self._groups.join_requests(self._conversation)
        self._directory.told({one.person: one.name for one in found})
        self.rows.show(
            [
                PersonLine(
                    one.person,
                    self._directory.shown(one.person),
                    under=" · ".join(part for part in (self._times.in_list(one.time), one.words) if part),
                )
                for one in found
            ]
        )
        self.loaded.emit()

    def let_in(self, person: bytes) -> None:
        """Let somebody in."""
        self._do(lambda: self._decide(self._groups.let_in(self._conversation, person), person))

    def turn_down(self, person: bytes) -> None:
        """Do not let somebody in."""
        self._do(lambda: self._decide(self._groups.turn_down(self._conversation, person), person))

    async def _decide(self, decided: Awaitable[object], person: bytes) -> None:
        await decided
        self.rows.show([row for row in self.rows.rows if row.id != person])
        self.loaded.emit()

    def _do(self, work: Callable[[], Awaitable[None]]) -> None:
        self._tasks.start(trying(work, self.failed.emit, self._language), "requests")
