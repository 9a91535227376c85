"""How many have read my messages in a group: asked for those in sight, and told as it changes."""

import logging
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal

from client.core.bus import Bus
from client.core.events import ReadersTold
from client.core.tasks import Tasks
from client.viewmodels.groups.asked import Groups
from shared import limits
from shared.errors import Refusal
from shared.protocol.groups import ReadCount

GATHER_MS = 300
"""Scrolling shows other messages with every frame: what stays in sight is asked for."""

logger = logging.getLogger(__name__)


class ReadCounts(QObject):
    """Counts by seq; `changed` tells that some are others."""

    changed = Signal()

    def __init__(self, conversation: bytes, groups: Groups, bus: Bus) -> None:
        super().__init__()
        self._conversation = conversation
        self._groups = groups
        self._counts: dict[int, tuple[int, int]] = {}
        self._wanted: tuple[int, ...] = ()
        self._asked: tuple[int, ...] = ()
        self._tasks = Tasks("read counts")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(GATHER_MS)
        self._timer.timeout.connect(self._ask)
        self._stop: Callable[[], None] = bus.subscribe(ReadersTold, self._told)

    async def close(self) -> None:
        """Hear no more, and let the server know."""
        self._stop()
        self._timer.stop()
        if self._asked:
            await self._watch(())
        await self._tasks.close()

    def of(self, seq: int) -> tuple[int, int] | None:
        """Return how many have read a message, and of how many; None while that is not known."""
        return self._counts.get(seq)

    def watch(self, seqs: Iterable[int]) -> None:
        """Follow these messages of mine, the newest of them if they are too many."""
        self._wanted = tuple(sorted(set(seqs))[-limits.READERS_WATCHED :])
        if self._wanted != self._asked and not self._timer.isActive():
            self._timer.start()

    def _ask(self) -> None:
        if self._wanted != self._asked:
            self._tasks.start(self._watch(self._wanted), "watch")

    async def _watch(self, seqs: tuple[int, ...]) -> None:
        self._asked = seqs
        try:
            counts = await self._groups.watch_readers(self._conversation, seqs)
        except Refusal as refusal:
            logger.info("readers of %s are not told: %s", self._conversation.hex(), refusal)
            return
        self._take(counts)

    def _told(self, event: ReadersTold) -> None:
        if event.conversation == self._conversation:
            self._take(event.counts)

    def _take(self, counts: Sequence[ReadCount]) -> None:
        self._counts.update((one.seq, (one.read, one.of)) for one in counts if one.of > 0)
        self.changed.emit()
