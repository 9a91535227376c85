"""Going through a chat by keys: from row to row, by pages, to both ends."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from client.ui.chat.log.row_stack import Placed
from client.ui.chat.log.scrolling_rows import PAD, STEP, ScrollingRows
from client.ui.widgets.focus import KEYBOARD
from client.viewmodels.chat.window import ChatWindow


class WalkedRows(ScrollingRows):
    """Rows of which one is the current, for keys and screen readers; its id is in `current`."""

    current_changed = Signal()

    _current: bytes | None = None
    _by_keys = False
    _awaited = False

    @property
    def current(self) -> bytes | None:
        """The id of the row that keys act on."""
        return self._current

    @property
    def ringed(self) -> bytes | None:
        """The id of the row that has the focus ring: once keys are used, and while the focus is here."""
        return self._current if self._by_keys and self.hasFocus() else None

    def show_window(self, window: ChatWindow | None, *, group: bool = False, read: int = -1) -> None:
        """Show another chat, of which no row is current."""
        self._current, self._by_keys, self._awaited = None, False, False
        super().show_window(window, group=group, read=read)

    def current_placed(self) -> Placed | None:
        """Return where the current row stands, if it is in sight."""
        return next((one for one in self.in_sight if one.layout.row.id == self._current), None)

    def _choose(self, row: bytes, *, by_keys: bool) -> None:
        self._by_keys = by_keys
        if row != self._current:
            self._current = row
            self.current_changed.emit()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another row."""
        self._awaited = False
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        pages = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
        key = event.key()
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in pages:
            self._page(pages[Qt.Key(key)])
        elif key == Qt.Key.Key_Home and self._window is not None:
            self._awaited = True
            self._window.go_to(1)
        elif key == Qt.Key.Key_End:
            self._awaited = True
            self.go_to_latest()
        else:
            super().keyPressEvent(event)

    def _reset(self, place: int) -> None:
        super()._reset(place)
        if self._awaited and self.rows:
            self._choose(self.rows[place].id, by_keys=True)
        self._awaited = False

    def _pointed(self, place: int) -> None:
        """Let keys go on from what was looked for."""
        super()._pointed(place)
        self._choose(self.rows[place].id, by_keys=False)

    def _step(self, by: int) -> None:
        """Go to the next row, after the rest of this one where it is higher than the view."""
        here, height = self.current_placed(), self.viewport().height()
        if here is None:
            self._enter(down=by > 0)
        elif (by > 0 and here.bottom > height) or (by < 0 and here.top < 0):
            self.scroll_by(by * STEP)
        elif 0 <= here.place + by < len(self.rows):
            self._choose(self.rows[here.place + by].id, by_keys=True)
            self._reveal(here.place + by)

    def _page(self, by: int) -> None:
        self.scroll_by(by * self.viewport().height() * 0.9)
        self._enter(down=by < 0)

    def _enter(self, *, down: bool) -> None:
        """Choose the first row that is whole in sight, from the top or from the bottom."""
        shown, height = self.in_sight, self.viewport().height()
        whole = [one for one in shown if one.top >= 0 and one.bottom <= height] or list(shown)
        if whole:
            self._choose(whole[0 if down else -1].layout.row.id, by_keys=True)

    def _reveal(self, place: int) -> None:
        """Bring a row into sight, no further than needed."""
        height = self.viewport().height()
        seen = next((one for one in self.in_sight if one.place == place), None)
        if seen is not None and seen.top >= 0 and seen.bottom <= height:
            return
        first = self.in_sight[0].place if self.in_sight else 0
        above = place <= first if seen is None else seen.top < 0
        top = 0.0 if above else max(0.0, height - PAD - self._stack.height_of(place))
        self._stack.show(place, top)
        self._touch()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where keys act when they brought the focus."""
        super().focusInEvent(event)
        if event.reason() in KEYBOARD:
            if self.current_placed() is None:
                self._enter(down=False)
            self._by_keys = True
        self.current_changed.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.viewport().update()
