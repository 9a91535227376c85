"""What a screen reader is told of a chat: a list whose items are the rows in sight."""

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QTimer
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QWidget
from shiboken6 import Shiboken

from client.ui.chat.log.row_layout import spoken
from client.ui.chat.log.row_stack import Placed
from client.ui.chat.log.walked_rows import WalkedRows

KEPT = 200
"""Items kept, those out of sight included: a reader may still ask for what it has just heard."""
TELL_MS = 100
"""Readers are told of rows that came and went this often: scrolling changes them with every frame."""


class ChatReading:
    """Makes the interfaces of chats: the factory to install for `QAccessible`, once.

    Qt deletes an interface with its widget; until then nothing else may, so they are kept here. It asks
    for another one when PySide has given the widget's class a new meta-object: both then share the rows.
    """

    def __init__(self) -> None:
        self._kept: list[RowList] = []

    def install(self) -> None:
        """Let screen readers in."""
        QAccessible.installFactory(self._make)

    def _make(self, _class: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, WalkedRows):
            return None
        self._kept = [one for one in self._kept if Shiboken.isValid(one)]
        shown = next((one.shown for one in self._kept if one.shown.view is thing), None)
        made = RowList(shown or Shown(thing))
        self._kept.append(made)
        return made


class Shown:
    """The rows in sight of one view, their items, and what readers are told of them.

    Everything is safe to ask for after the view has gone. Items are made when they are asked for, and go
    when their rows are out of sight.
    """

    def __init__(self, view: WalkedRows) -> None:
        self._view: WalkedRows | None = view
        self._items: dict[bytes, tuple[RowItem, int]] = {}
        self._told: frozenset[bytes] = frozenset()
        self._timer = QTimer(view)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TELL_MS)
        self._timer.timeout.connect(self.tell)
        view.settled.connect(self._settled)
        view.current_changed.connect(self._tell_focus)
        view.heard.connect(self._announce)
        view.destroyed.connect(self._over)

    @property
    def view(self) -> WalkedRows | None:
        """The view, unless it is gone."""
        return self._view

    def rows(self) -> list[Placed]:
        """Return the rows in sight."""
        return self._view.in_sight if self._view is not None else []

    def placed(self, row: bytes | None) -> Placed | None:
        """Return where a row stands, None when it is out of sight."""
        return next((one for one in self.rows() if one.layout.row.id == row), None)

    def buttons(self) -> list[QWidget]:
        """Return what stands over the rows, and is no row."""
        return [one for one in self._view.over_rows if one.isVisible()] if self._view is not None else []

    def item(self, row: bytes) -> "RowItem":
        """Return the item of a row in sight."""
        if row not in self._items:
            if len(self._items) >= KEPT:
                self._drop({one.layout.row.id for one in self.rows()})
            made = RowItem(self, row)
            self._items[row] = (made, QAccessible.registerAccessibleInterface(made))
        return self._items[row][0]

    def current(self) -> "RowItem | None":
        """Return the item of the row that keys act on, while it is in sight."""
        placed = None if self._view is None else self.placed(self._view.current)
        return None if placed is None else self.item(placed.layout.row.id)

    def _drop(self, kept: set[bytes]) -> None:
        """Let Qt delete the items of all rows but some."""
        for row in [row for row in self._items if row not in kept]:
            _, number = self._items.pop(row)
            QAccessible.deleteAccessibleInterface(number)

    def _over(self, _gone: QObject) -> None:
        self._view = None
        self._drop(set())

    # Telling

    def _settled(self) -> None:
        if QAccessible.isActive() and not self._timer.isActive():
            self._timer.start()

    def tell(self) -> None:
        """Tell which rows came into sight and which went."""
        now = [one.layout.row.id for one in self.rows()]
        for row in now:
            if row not in self._told:
                made = QAccessibleEvent(self.item(row), QAccessible.Event.ObjectCreated)
                QAccessible.updateAccessibility(made)
        self._told = frozenset(now)
        self._drop(set(now))

    def _tell_focus(self) -> None:
        item = self.current()
        if item is not None and QAccessible.isActive() and self._view is not None and self._view.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))

    def _announce(self, words: str) -> None:
        if QAccessible.isActive() and self._view is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._view, words))


class RowItem(QAccessibleInterface):
    """One row, by its id: valid while the row is in sight."""

    def __init__(self, shown: Shown, row: bytes) -> None:
        super().__init__()
        self._shown = shown
        self._row = row

    def isValid(self) -> bool:
        return self._shown.placed(self._row) is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        view = self._shown.view
        return None if view is None else view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self._shown.view
        return None if view is None else QAccessible.queryAccessibleInterface(view)

    def child(self, index: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def text(self, what: QAccessible.Text, /) -> str:
        placed, view = self._shown.placed(self._row), self._shown.view
        if placed is None or view is None:
            return ""
        if what is QAccessible.Text.Name:
            return spoken(placed.layout)
        return view.times.full(placed.layout.row.time) if what is QAccessible.Text.Description else ""

    def setText(self, what: QAccessible.Text, text: str, /) -> None:
        """Words of a message are not changed from here."""

    def rect(self) -> QRect:
        placed, view = self._shown.placed(self._row), self._shown.view
        return QRect() if placed is None or view is None else on_screen(view, placed)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self._shown.view
        if view is None or not self.isValid():
            state.invisible = True
            return state
        state.focusable = True
        state.focused = view.current == self._row and view.hasFocus()
        return state


class RowList(QAccessibleInterface):
    """The chat itself."""

    def __init__(self, shown: Shown) -> None:
        super().__init__()
        self.shown = shown

    def isValid(self) -> bool:
        return self.shown.view is not None

    def object(self) -> QObject | None:  # type: ignore[override]
        return self.shown.view

    def window(self) -> QWindow | None:  # type: ignore[override]
        view = self.shown.view
        return None if view is None else view.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        above = None if self.shown.view is None else self.shown.view.parentWidget()
        return None if above is None else QAccessible.queryAccessibleInterface(above)

    def child(self, index: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        rows = self.shown.rows()
        if 0 <= index < len(rows):
            return self.shown.item(rows[index].layout.row.id)
        buttons = self.shown.buttons()
        if len(rows) <= index < len(rows) + len(buttons):
            return QAccessible.queryAccessibleInterface(buttons[index - len(rows)])
        return None

    def childAt(self, x: int, y: int, /) -> QAccessibleInterface | None:  # type: ignore[override]
        for index in range(self.childCount() - 1, -1, -1):
            child = self.child(index)
            if child is not None and child.rect().contains(QPoint(x, y)):
                return child
        return None

    def childCount(self) -> int:
        return len(self.shown.rows()) + len(self.shown.buttons())

    def indexOfChild(self, child: QAccessibleInterface, /) -> int:
        rows = self.shown.rows()
        for place, one in enumerate(rows):
            if self.shown.item(one.layout.row.id) is child:
                return place
        thing = child.object()
        found = (place for place, one in enumerate(self.shown.buttons()) if one is thing)
        return next((len(rows) + place for place in found), -1)

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        view = self.shown.view
        return self.shown.current() if view is not None and view.hasFocus() else None

    def text(self, what: QAccessible.Text, /) -> str:
        view = self.shown.view
        return view.accessibleName() if view is not None and what is QAccessible.Text.Name else ""

    def setText(self, what: QAccessible.Text, text: str, /) -> None:
        """The name is set on the widget."""

    def rect(self) -> QRect:
        view = self.shown.view
        return QRect() if view is None else QRect(view.mapToGlobal(QPoint(0, 0)), view.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        view = self.shown.view
        state.focusable = True
        state.focused = view is not None and view.hasFocus()
        state.invisible = view is None or not view.isVisible()
        return state


def on_screen(view: WalkedRows, placed: Placed) -> QRect:
    """Return the part of a row that is seen, in the screen's coordinates."""
    port = view.viewport()
    whole = QRectF(0, placed.top, port.width(), placed.layout.height)
    seen = whole.intersected(QRectF(port.rect())).toAlignedRect()
    return QRect(port.mapToGlobal(seen.topLeft()), seen.size())
