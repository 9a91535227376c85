"""The chat: what the pointer does in it, selecting across messages, copying."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from client.ui.chat.log.row_layout import Act, Target
from client.ui.chat.log.row_menu import LINKS, Reminding, RowMenu
from client.ui.chat.log.row_painter import FILE_ACTS, RING_REACH, RowState
from client.ui.chat.log.row_stack import Placed
from client.ui.chat.log.selection import Selection, Spot
from client.ui.chat.log.walked_rows import WalkedRows
from client.ui.chat.text.block import Link
from client.ui.chat.text.words_clip import clip
from client.ui.theme.theme import Theme
from client.viewmodels.chat.rows import ChatRow
from client.viewmodels.chat.window import ChatWindow
from client.viewmodels.messages.words import is_picture
from client.viewmodels.times import Times
from shared.model.styles import StyledText

DRAG_MS = 30
STILL = 4
"""Pixels that a hand moves while it clicks."""


class Timeline(WalkedRows):
    """Shows a chat window. Signals carry ids of rows and the value of what was clicked.

    `typed` carries what is written here, where nothing can be written: it is meant for the editor, as is what
    `pasted` tells of.
    """

    link_activated = Signal(str)
    acted = Signal(str, bytes, str)
    typed = Signal(str)
    pasted = Signal()

    def __init__(self, theme: Theme, times: Times, parent: QWidget | None = None) -> None:
        super().__init__(theme, times, parent)
        self._selection = Selection()
        self._selecting = False
        self._pressed: QPointF | None = None
        self._pointer: QPointF | None = None
        self._over: tuple[bytes, Target | None] | None = None
        self.urged: Callable[[int], int] = lambda _: 0
        self.reminding: Callable[[bytes], Sequence[Reminding]] = lambda _: ()
        self._drag = QTimer(self)
        self._drag.setInterval(DRAG_MS)
        self._drag.timeout.connect(self._drag_on)

    def show_window(self, window: ChatWindow | None, *, group: bool = False, read: int = -1) -> None:
        """Show another chat, of which nothing is selected."""
        self._selection.clear()
        self._over = None
        super().show_window(window, group=group, read=read)

    def state_of(self, placed: Placed) -> RowState:
        """Return what is selected of a row, and what of it is under the pointer."""
        part = None if self._selection.is_empty else self._selection.parts(self.rows).get(placed.place)
        over = self._over if self._over is not None and self._over[0] == placed.layout.row.id else None
        ringed = placed.layout.row.id == self.ringed
        return RowState(part, over is not None, over[1] if over else None, ringed, glow=self.glow_of(placed))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy and select by keys."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu}:
            self._open_menu_of_current()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        elif self._writes(event):
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _writes(event: QKeyEvent) -> bool:
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        return not held and bool(event.text()) and event.text().isprintable()

    def _choose(self, row: bytes, *, by_keys: bool) -> None:
        """Select nothing any more once keys go on to another row."""
        if by_keys and row != self.current:
            self._selection.clear()
        super()._choose(row, by_keys=by_keys)

    # The pointer

    def _row_at(self, point: QPointF) -> Placed | None:
        shown = self.in_sight
        if not shown:
            return None
        inside = (one for one in shown if one.top <= point.y() < one.bottom)
        nearest = shown[0] if point.y() < shown[0].top else shown[-1]
        return next(inside, nearest)

    def _spot_at(self, point: QPointF) -> Spot | None:
        one = self._row_at(point)
        if one is None:
            return None
        return Spot(one.layout.row.id, one.layout.place_at(point - QPointF(0, one.top)))

    def link_at(self, point: QPointF) -> Link | None:
        """Return the link under a point of the viewport."""
        one = self._row_at(point)
        if one is None or one.layout.block is None:
            return None
        return one.layout.block.link_at(point - QPointF(0, one.top) - one.layout.text)

    def _target_at(self, point: QPointF) -> tuple[ChatRow, Target] | None:
        one = self._row_at(point)
        target = one.layout.target_at(point - QPointF(0, one.top)) if one is not None else None
        return (one.layout.row, target) if one is not None and target is not None else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._pressed = event.position()
        spot = self._spot_at(event.position())
        if spot is not None:
            self._choose(spot.row, by_keys=False)
        if spot is None or self._target_at(event.position()):
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._selection.extend(spot)
        else:
            self._selection.begin(spot)
        self._selecting = True
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on selecting, or show what is under the pointer."""
        self._pointer = event.position()
        if self._selecting:
            self._extend_to(event.position())
            outside = not 0 <= event.position().y() < self.viewport().height()
            if outside != self._drag.isActive():
                self._drag.start() if outside else self._drag.stop()
            return
        self._hover(event.position())

    def _extend_to(self, point: QPointF) -> None:
        spot = self._spot_at(point)
        if spot is not None:
            self._selection.extend(spot)
            self._hold()
            self.viewport().update()

    def _drag_on(self) -> None:
        if self._pointer is None:
            return
        y, height = self._pointer.y(), self.viewport().height()
        self.scroll_by((y if y < 0 else y - height) / 3)
        self._extend_to(self._pointer)

    def _hold(self) -> None:
        """Let no row go that a selection over several of them may reach."""
        self.hold(self._selection.spans_rows)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting; a click that selected nothing acts."""
        self._selecting = False
        self._drag.stop()
        if event.button() is not Qt.MouseButton.LeftButton or not self._selection.is_empty:
            return
        self._hold()
        point = event.position()
        if self._pressed is None or (point - self._pressed).manhattanLength() > STILL:
            return
        found, link = self._target_at(point), self.link_at(point)
        if found is not None:
            row, target = found
            self.acted.emit(target.act.value, row.id, target.value)
        elif link is not None:
            self.link_activated.emit(link.target)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        one = self._row_at(event.position())
        if one is None or one.layout.block is None:
            return
        place = one.layout.place_at(event.position() - QPointF(0, one.top))
        start, end = one.layout.block.word_at(place)
        self._selection.begin(Spot(one.layout.row.id, start))
        self._selection.extend(Spot(one.layout.row.id, end))
        self.viewport().update()

    def _hover(self, point: QPointF) -> None:
        one = self._row_at(point)
        found = self._target_at(point)
        over = None
        shape = Qt.CursorShape.ArrowCursor
        if one is not None and one.layout.bubble.translated(0, one.top).contains(point):
            over = (one.layout.row.id, None)
            shape = Qt.CursorShape.IBeamCursor
        if found is not None:
            over = (found[0].id, found[1])
        if found is not None or self.link_at(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        if over != self._over:
            self._over = over
            self.viewport().setToolTip(self._tip(found))
            self.viewport().update()

    def _tip(self, found: tuple[ChatRow, Target] | None) -> str:
        if found is not None and found[1].act in FILE_ACTS:
            return found[1].words
        if found is None or found[1].act is not Act.REACT:
            return ""
        names = next((one.names for one in found[0].reactions if one.emoji == found[1].value), ())
        return "\n".join(names)

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing as under the pointer."""
        self._over = None
        self.viewport().update()
        super().leaveEvent(event)

    # Copying

    def selected(self) -> StyledText:
        """Return what would be copied."""
        return self._selection.words(self.rows, self.times)

    def copy(self) -> None:
        """Copy what is selected, else the current row's words, or its picture where there are none."""
        here = self.current_placed()
        words = self.selected()
        row = here.layout.row if here is not None and here.layout.row.speaks else None
        if not words.text and row is not None:
            words = row.words
        if words.text:
            QGuiApplication.clipboard().setMimeData(clip(words))
        elif row is not None and (found := next(filter(is_picture, row.attachments), None)):
            self.acted.emit(Act.COPY_PICTURE.value, row.id, str(row.attachments.index(found)))

    def select_all(self) -> None:
        """Select all that is held."""
        if self.rows:
            self._selection.begin(Spot(self.rows[0].id, 0))
            self._selection.extend(Spot(self.rows[-1].id, len(self.rows[-1].text)))
            self.viewport().update()

    # What can be done with a row

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is under the pointer, or with the current row."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._open_menu_of_current()
        else:
            self._open(self.menu_at(event.pos()), event.globalPos())

    def _open_menu_of_current(self) -> None:
        here = self.current_placed()
        if here is None:
            return
        bubble = here.layout.bubble if here.layout.row.speaks else here.layout.status
        below = min(here.top + bubble.bottom() + RING_REACH, self.viewport().height())
        corner = QPoint(round(bubble.left()), round(below))
        self._open(self.menu_of(here.layout.row, here.layout.links), self.viewport().mapToGlobal(corner))

    def _open(self, menu: QMenu, corner: QPoint) -> None:
        if menu.isEmpty():
            menu.deleteLater()
        else:
            menu.popup(corner)

    def menu_at(self, point: QPoint) -> QMenu:
        """Return the menu for a point: copy the selection, else the whole message."""
        one = self._row_at(QPointF(point))
        link = self.link_at(QPointF(point))
        found = self._target_at(QPointF(point))
        number = int(found[1].value) if found is not None and found[1].act in FILE_ACTS else None
        row = one.layout.row if one is not None else None
        return self.menu_of(row, () if link is None else (link,), number)

    def menu_of(self, row: ChatRow | None, links: Sequence[Link], number: int | None = None) -> QMenu:
        """Return the menu for a row and links in it; `number` is the one of its files that is meant."""
        menu = RowMenu(self._theme, self)
        words = self.selected()
        if not words.text and row is not None and row.speaks:
            words = row.words
        if words.text:
            menu.offer_copy(words)
        if row is not None and row.attachments:
            menu.offer_files(row, number, self.files)
        for link in links[:LINKS]:
            menu.offer_link(link.target)
        if row is not None:
            menu.offer_people(row)
            menu.offer_urging(row, self.urged(row.seq))
            menu.offer_reminding(row, self.reminding(row.id))
            menu.offer_acts(row)
        menu.opened.connect(self.link_activated)
        menu.acted.connect(self.acted)
        return menu
