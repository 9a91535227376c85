"""Who has read a message of mine in a group, who has not, and asking those to."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from client.viewmodels.groups.asked import Groups
from client.viewmodels.people.lines import Name, PeopleLines, lines
from shared import limits
from shared.errors import Refusal


class Readers(QObject):
    """Reads one of two lists at a time; `failed` says why it could not, or why nobody was asked.

    `urged` is when who has not read it was last asked to (Unix ms, 0: not lately).
    """

    loaded = Signal()
    asked = Signal(int)
    failed = Signal(str)

    def __init__(
        self,
        conversation: bytes,
        seq: int,
        groups: Groups,
        name: Name,
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self.rows = PeopleLines(self)
        self.read = True
        self.urged = 0
        self._conversation = conversation
        self._seq = seq
        self._groups = groups
        self._name = name
        self._language = language
        self._tasks = Tasks("readers")

    async def close(self) -> None:
        """End what is under way."""
        await self._tasks.close()

    def load(self, *, read: bool) -> None:
        """Read who has, or who has not."""
        self.read = read
        self.rows.show([])
        self._tasks.start(self._load(read), "readers")

    async def _load(self, read: bool) -> None:
        try:
            found = await self._groups.readers(self._conversation, self._seq, read=read)
        except Refusal as refusal:
            self.failed.emit(wording(refusal, self._language()))
            return
        if read is self.read:
            self.urged = found.urged
            self.rows.show(lines(found.people, self._name))
            self.loaded.emit()

    def urge(self) -> None:
        """Ask those to read it who have not; `asked` tells how many they were."""
        self._tasks.start(self._urge(), "urge")

    async def _urge(self) -> None:
        try:
            urged = await self._groups.urge(self._conversation, self._seq)
        except Refusal as refusal:
            self.failed.emit(wording(refusal, self._language()))
            return
        self.urged = urged.time
        self.asked.emit(urged.people)

    def may_urge(self, now: int) -> bool:
        """Tell whether the server would ask them again already."""
        return now >= self.urged + limits.URGE_EVERY * 1000
