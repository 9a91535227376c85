"""The part of a chat that is held: some hundred rows around what is looked at, of a log of any length."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from client.core.tasks import Tasks
from client.viewmodels.chat.rows import ChatRow, Delivery
from client.viewmodels.chat.source import ChatPage, ChatSource
from shared.errors import ErrorCode, Refusal

PAGE = 60
KEPT = 600
JUMPS = frozenset({"jump", "date"})
AGAIN = 3.0
"""Seconds before a page that could not be read is asked for again."""

logger = logging.getLogger(__name__)


class ChatWindow(QObject):
    """Rows in display order; own ones without a place stand last, while the end of the log is held.

    `was_reset` carries the place to look at, -1 for the end, and `pointed` one that was looked for; `came`
    tells of somebody's new row before it is put in, if it is; `unreached` tells that what somebody wanted to
    look at could not be read, so that all stays as it was. All commands start tasks of this window; the
    latest jump wins.
    """

    was_reset = Signal(int)
    pointed = Signal(int)
    inserted = Signal(int, int)
    removed = Signal(int, int)
    changed = Signal(int)
    came = Signal()
    unreached = Signal()

    def __init__(self, source: ChatSource, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ChatRow] = []
        self.at_start = False
        self.at_end = False
        self.whole = True
        self.held = False
        self._source = source
        self._waiting: list[ChatRow] = []
        self._tasks = Tasks("chat window")
        self._era = 0
        self._reading: set[str] = set()
        self._not_before: dict[str, float] = {}
        self._stop = source.listen(self)

    @property
    def head(self) -> int:
        """The newest seq of the log."""
        return self._source.head

    @property
    def placed(self) -> int:
        """How many rows have a place in the log."""
        return len(self.rows) - (len(self._waiting) if self.at_end else 0)

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        self._stop()
        await self._tasks.close()

    def place_of(self, row: bytes) -> int | None:
        """Return where a row stands."""
        return next((place for place, one in enumerate(self.rows) if one.id == row), None)

    # Going somewhere

    async def open(self, read: int = -1) -> None:
        """Show the newest rows, or where reading stopped at the seq `read` if that is further back."""
        if 0 <= read < self._source.head - PAGE // 2:
            await self._go_around(max(1, read))
        else:
            await self._go_to_end(read)

    def go_to_end(self) -> None:
        """Look at the newest rows."""
        if self.at_end and self.rows:
            self.was_reset.emit(-1)
        else:
            self._start(partial(self._go_to_end, -1), "end")

    def go_to(self, seq: int) -> None:
        """Look at the row with a seq, or the next one."""
        place = self._place_from(seq)
        if place is not None:
            self.was_reset.emit(place)
        else:
            self._start(partial(self._go_around, seq), "jump")

    def point_at(self, seq: int) -> None:
        """Look at the row with a seq, or the next one, and point it out; 0 is not sent yet, at the end."""
        if not seq:
            self.go_to_end()
        elif self._place_from(seq) is None:
            self._start(partial(self.open_at, seq), "jump")
        else:
            self._point(seq)

    async def open_at(self, seq: int) -> None:
        """Show what stands around a seq, and point its row out."""
        era = self._era + 1
        await self._go_around(seq)
        if era == self._era:
            self._point(seq)

    def _point(self, seq: int) -> None:
        place = self._place_from(seq)
        if place is not None:
            self.pointed.emit(place)

    def go_to_time(self, ms: int) -> None:
        """Look at the first row not before a time."""
        self._start(partial(self._go_to_time, ms), "date")

    async def _go_to_time(self, ms: int) -> None:
        seq = await self._source.seq_from(ms)
        await self._go_around(seq)

    def _place_from(self, seq: int) -> int | None:
        rows = self.rows[: self.placed]
        if not rows or not rows[0].seq <= seq <= rows[-1].seq:
            return None
        return next(place for place, row in enumerate(rows) if row.seq >= seq)

    def _first_unread(self, read: int) -> int:
        """Return the place below the line "new messages", where somebody else spoke; -1 for the end."""
        stopped = self._place_from(read + 1) if read >= 0 else None
        if stopped is None:
            return -1
        return next((place for place in range(stopped, self.placed) if not self.rows[place].own), -1)

    async def _go_to_end(self, read: int) -> None:
        era = self._next_era()
        page = await self._source.before(0, PAGE)
        waiting = await self._source.waiting()
        if era != self._era:
            return
        self._waiting = list(waiting)
        self._become([*page.rows, *waiting], start=not page.more, end=True, whole=page.whole)
        self.was_reset.emit(self._first_unread(read))

    async def _go_around(self, seq: int) -> None:
        era = self._next_era()
        above = await self._source.before(seq, PAGE) if seq > 1 else ChatPage((), more=False)
        below = await self._source.after(seq - 1, PAGE)
        waiting = () if below.more else await self._source.waiting()
        if era != self._era:
            return
        if not above.rows and not below.rows and not (above.whole and below.whole):
            raise Refusal(ErrorCode.OFFLINE)
        self._waiting = list(waiting)
        rows = [*above.rows, *below.rows, *waiting]
        self._become(rows, start=not above.more, end=not below.more, whole=above.whole and below.whole)
        self.was_reset.emit(min(len(above.rows), max(0, len(rows) - 1)))

    def _next_era(self) -> int:
        self._era += 1
        self._reading.clear()
        return self._era

    def _become(self, rows: list[ChatRow], *, start: bool, end: bool, whole: bool) -> None:
        self.rows = rows
        self.at_start, self.at_end, self.whole = start, end, whole
        self._not_before.clear()

    # Reading on at the edges

    def need_before(self) -> None:
        """Read on at the beginning, unless that is held or under way."""
        if not self.at_start and self.rows and self._may("before"):
            self._start(self._read_before, "before")

    def need_after(self) -> None:
        """Read on at the end, unless that is held or under way."""
        if not self.at_end and self.rows and self._may("after"):
            self._start(self._read_after, "after")

    def _may(self, edge: str) -> bool:
        now = asyncio.get_running_loop().time()
        if edge in self._reading or now < self._not_before.get(edge, 0.0):
            return False
        self._reading.add(edge)
        return True

    async def _read_before(self) -> None:
        era = self._era
        page = await self._source.before(self.rows[0].seq, PAGE)
        if era != self._era:
            return
        self._reading.discard("before")
        self._note("before", page)
        if page.rows:
            self.rows[:0] = page.rows
        self.at_start = not page.more
        if page.rows:
            self.inserted.emit(0, len(page.rows))
            self._trim_end()

    async def _read_after(self) -> None:
        era = self._era
        page = await self._source.after(self.rows[-1].seq, PAGE)
        waiting = () if page.more else await self._source.waiting()
        if era != self._era:
            return
        self._reading.discard("after")
        self._note("after", page)
        at, self.at_end = len(self.rows), not page.more
        self._waiting = list(waiting)
        self.rows += [*page.rows, *waiting]
        if len(self.rows) > at:
            self.inserted.emit(at, len(self.rows) - at)
            self._trim_start()

    def _note(self, edge: str, page: ChatPage) -> None:
        self.whole = page.whole
        if not page.whole or not page.rows:
            self._not_before[edge] = asyncio.get_running_loop().time() + AGAIN

    def _trim_end(self) -> None:
        surplus = len(self.rows) - KEPT
        if surplus > 0 and not self.held:
            at = len(self.rows) - surplus
            del self.rows[at:]
            self.at_end = False
            self._waiting.clear()
            self.removed.emit(at, surplus)

    def _trim_start(self) -> None:
        surplus = len(self.rows) - KEPT
        if surplus > 0 and not self.held:
            del self.rows[:surplus]
            self.at_start = False
            self.removed.emit(0, surplus)

    def _start(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        self._tasks.start(self._guarded(work, name), name)

    async def _guarded(self, work: Callable[[], Awaitable[None]], name: str) -> None:
        try:
            await work()
        except Refusal as refusal:
            # What is held stays; the edge is asked for again after a while.
            logger.info("a chat could not be read on: %s", refusal)
            self._reading.discard(name)
            self._not_before[name] = asyncio.get_running_loop().time() + AGAIN
            self.whole = False
            if name in JUMPS:
                self.unreached.emit()

    # What the source tells

    def arrived(self, row: ChatRow) -> None:
        """Put a new row at the end, or give an own one its place."""
        placed = self.placed
        was = self._waiting_place(row.id)
        known = self.place_of(row.id)
        if known is not None and known < placed:
            self.row_changed(row)
            return
        if was is not None:
            del self._waiting[was]
        if not row.own:
            self.came.emit()
        if not self.at_end:
            return
        if was == 0:
            self.rows[placed] = row
            self.changed.emit(placed)
        else:
            if was is not None:
                self._remove(placed + was)
            self._insert(placed, row)

    def waits(self, row: ChatRow) -> None:
        """Put an own row last, or show its new state."""
        known = self._waiting_place(row.id)
        if known is not None:
            self._waiting[known] = row
            if self.at_end:
                at = self.placed + known
                self.rows[at] = row
                self.changed.emit(at)
        elif self.at_end:
            self._waiting.append(row)
            self._insert(len(self.rows), row)

    def still_waits(self, rows: Sequence[ChatRow]) -> None:
        """Show the new state of own rows; one that got its place meanwhile is left alone."""
        for row in rows:
            if self._waiting_place(row.id) is not None:
                self.waits(row)

    def _waiting_place(self, row: bytes) -> int | None:
        return next((place for place, one in enumerate(self._waiting) if one.id == row), None)

    def row_changed(self, row: ChatRow) -> None:
        """Show a row as it stands now."""
        place = self.place_of(row.id)
        if place is not None and place < self.placed:
            self.rows[place] = row
            self.changed.emit(place)

    def delivered(self, how_far: Callable[[bool, int], Delivery]) -> None:
        """Show how far own rows have come."""

        def come(row: ChatRow) -> ChatRow:
            if not row.own or row.delivery is Delivery.NONE:
                return row
            came = how_far(row.own, row.seq)
            return row if came is row.delivery else replace(row, delivery=came)

        self.restate(come)

    def restate(self, now: Callable[[ChatRow], ChatRow]) -> None:
        """Show rows that have a place as they are now; one that stays the same is given back as it is."""
        for place, row in enumerate(self.rows[: self.placed]):
            changed = now(row)
            if changed is not row:
                self.rows[place] = changed
                self.changed.emit(place)

    def dropped(self, row: bytes) -> None:
        """Take an own row without a place away."""
        placed, known = self.placed, self._waiting_place(row)
        if known is not None:
            del self._waiting[known]
            if self.at_end:
                self._remove(placed + known)

    def reset(self) -> None:
        """Read again."""
        self._start(partial(self._go_to_end, -1), "reset")

    def _insert(self, at: int, row: ChatRow) -> None:
        self.rows.insert(at, row)
        self.inserted.emit(at, 1)

    def _remove(self, at: int) -> None:
        del self.rows[at]
        self.removed.emit(at, 1)
