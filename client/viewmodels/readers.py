"""Who has read a message of mine in a group, and who has not."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.wording import Language, wording
from client.viewmodels.groups import Groups
from client.viewmodels.people_lines import Name, PeopleLines, lines
from shared.errors import Refusal


class Readers(QObject):
    """Reads one of two lists at a time; `failed` says why it could not."""

    loaded = Signal()
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
            self.rows.show(lines(found, self._name))
            self.loaded.emit()
