"""Says that I am away once nobody has touched mouse or keyboard for as long as I chose."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from client.core.tasks import Tasks
from client.platform.idle import Seconds

PRESENT_MS = 10_000
AWAY_MS = 2_000
"""How often it is asked; who comes back is to be seen at once."""


class Away(QObject):
    """Asks the system now and then; `tell` hears every change, `touched` the time since the last touch."""

    def __init__(
        self,
        idle: Seconds,
        minutes: Callable[[], int],
        tell: Callable[[bool], None],
        touched: Callable[[float], None],
    ) -> None:
        """`minutes` is what the user chose, 0 for never."""
        super().__init__()
        self.measurable = False
        self._idle = idle
        self._minutes = minutes
        self._tell = tell
        self._touched = touched
        self._away = False
        self._tasks = Tasks("away")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Ask now, and again after a while."""
        self._tasks.start(self._look(), "look")

    async def close(self) -> None:
        """Ask no more."""
        self._timer.stop()
        await self._tasks.close()

    async def _look(self) -> None:
        try:
            seconds = await self._idle()
            self.measurable = seconds is not None
            if seconds is not None:
                self._touched(seconds)
            wanted = self._minutes()
            self._say(away=seconds is not None and 0 < wanted * 60 <= seconds)
        finally:
            self._timer.start(AWAY_MS if self._away else PRESENT_MS)

    def _say(self, *, away: bool) -> None:
        if away != self._away:
            self._away = away
            self._tell(away)
