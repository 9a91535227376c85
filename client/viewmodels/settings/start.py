"""Whether Linxin starts with the system, as the settings show it."""

from typing import Protocol

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks


class Autostart(Protocol):
    """The system's own list of what starts with it. Both raise OSError."""

    async def enabled(self) -> bool: ...

    async def set(self, *, on: bool) -> None: ...


class Startup(QObject):
    """`changed` tells that `on` was read anew, `refused` that the system did not take a change."""

    changed = Signal()
    refused = Signal()

    def __init__(self, autostart: Autostart | None) -> None:
        """Without `autostart` there is nothing to choose: a copy that moves about can't be started so."""
        super().__init__()
        self._autostart = autostart
        self._tasks = Tasks("startup")
        self.on = False

    @property
    def offered(self) -> bool:
        """Whether the system can start this copy."""
        return self._autostart is not None

    def look(self) -> None:
        """Ask the system: it may have been changed there."""
        if self._autostart is not None:
            self._tasks.start(self._look(self._autostart), "look")

    def choose(self, on: bool) -> None:
        """Have the system start Linxin, or not any more."""
        if self._autostart is not None:
            self._tasks.start(self._choose(self._autostart, on), "choose")

    async def _look(self, autostart: Autostart) -> None:
        try:
            self.on = await autostart.enabled()
        except OSError:
            self.on = False
        self.changed.emit()

    async def _choose(self, autostart: Autostart, on: bool) -> None:
        try:
            await autostart.set(on=on)
        except OSError:
            self.refused.emit()
        await self._look(autostart)

    async def close(self) -> None:
        """Ask no more."""
        await self._tasks.finish(1.0)
