"""What this device keeps, as the settings show it, and taking old history off."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language, wording
from shared.errors import Refusal


class Storage(Protocol):
    """What this needs of the storage service."""

    async def size(self) -> int: ...

    async def trim(self) -> int: ...


class Stored(QObject):
    """`changed` tells that size, state or trouble changed; `trimmed` how many bytes became free."""

    changed = Signal()
    trimmed = Signal(object)

    def __init__(self, storage: Storage, language: Callable[[], Language]) -> None:
        super().__init__()
        self._storage = storage
        self._language = language
        self._tasks = Tasks("storage")
        self._refusal: Refusal | None = None
        self.size: int | None = None
        self.busy = False

    @property
    def trouble(self) -> str:
        """Why it could not be done, in the language of now."""
        return "" if self._refusal is None else wording(self._refusal, self._language())

    def measure(self) -> None:
        """Look how much it is."""
        self._tasks.start(self._measure(), "measure")

    def trim(self) -> None:
        """Take old history off this device."""
        if not self.busy:
            self.busy = True
            self._refusal = None
            self.changed.emit()
            self._tasks.start(self._trim(), "trim")

    async def close(self) -> None:
        """Begin nothing more; what was begun is done whole."""
        await self._tasks.close()

    async def _measure(self) -> None:
        self.size = await self._storage.size()
        self.changed.emit()

    async def _trim(self) -> None:
        before = self.size = await self._storage.size()
        try:
            await self._storage.trim()
        except Refusal as refusal:
            self._refusal = refusal
        finally:
            self.busy = False
        await self._measure()
        if self._refusal is None:
            self.trimmed.emit(max(0, before - (self.size or 0)))
