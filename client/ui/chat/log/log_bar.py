"""The scroll bar of a log: it tells where in all of it the rows in sight stand, and leads anywhere."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from client.ui.chat.log.row_stack import Placed
from client.viewmodels.chat.window import ChatWindow

UNIT = 64
"""Steps of the scroll bar for one place in the log."""


class LogBar(QObject):
    """`went_to` carries the seq that was looked for, `went_to_end` tells that it was the newest."""

    went_to = Signal(int)
    went_to_end = Signal()

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._following = False
        self._bar.valueChanged.connect(self._moved)

    @property
    def _bar(self) -> QScrollBar:
        # Asked for each time: who keeps it finds it gone one day, with all that it is the parent of.
        return self._area.verticalScrollBar()

    def follow(
        self, window: ChatWindow | None, shown: Sequence[Placed], height: int, *, at_end: bool
    ) -> None:
        """Tell where the rows in sight stand, on so many pixels; `at_end` when below them is nothing."""
        placed = [one for one in shown if one.layout.row.seq > 0]
        self._following = True
        if window is None or not placed or _fits(window, shown, height):
            self._bar.setRange(0, 0)
        else:
            self._stand(window, placed[0], placed[-1], at_end=at_end)
        self._following = False

    def _stand(self, window: ChatWindow, first: Placed, last: Placed, *, at_end: bool) -> None:
        page = max(1, last.layout.row.seq - first.layout.row.seq) * UNIT
        most = max(1, window.head * UNIT - page)
        self._bar.setRange(0, most)
        self._bar.setPageStep(page)
        above = min(1.0, max(0.0, -first.top / max(1.0, first.layout.height)))
        value = round((first.layout.row.seq - 1 + above) * UNIT)
        self._bar.setValue(most if at_end else min(value, most - 1))

    def _moved(self, value: int) -> None:
        if self._following:
            return
        if value >= self._bar.maximum():
            self.went_to_end.emit()
        else:
            self.went_to.emit(value // UNIT + 1)


def _fits(window: ChatWindow, shown: Sequence[Placed], height: int) -> bool:
    whole = window.at_start and window.at_end and len(shown) == len(window.rows)
    return whole and shown[0].top >= 0 and shown[-1].bottom <= height
