"""The chat: a scrolling view of a log of any length, of which only the rows in sight are laid out."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QMenu, QWidget

from client.ui.chat.jump_button import JumpButton
from client.ui.chat.row_layout import Act, RowLayout, RowMeasurer, Target
from client.ui.chat.row_painter import RowPainter, RowState
from client.ui.chat.row_stack import Placed, RowStack
from client.ui.chat.selection import Selection, Spot
from client.ui.chat.text_block import Link
from client.ui.theme.theme import Theme
from client.ui.widgets.scrolling import OverlayScrollBar
from client.viewmodels.chat_rows import ChatRow, setting
from client.viewmodels.chat_window import ChatWindow
from client.viewmodels.times import Times

PAD = 16
AHEAD = 100
"""Rows beyond the edge of what is seen, at which the next page is asked for."""
STEP = 60
FRAME_MS = 10
EASING = 0.28
UNIT = 64
"""Steps of the scroll bar for one place in the log."""
KEPT_LAYOUTS = 1500


class Timeline(QAbstractScrollArea):
    """Shows a chat window. Signals carry ids of rows; `seen` the newest seq that came into sight."""

    link_activated = Signal(str)
    acted = Signal(str, bytes, str)
    seen = Signal(int)

    def __init__(self, theme: Theme, times: Times, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._times = times
        self._window: ChatWindow | None = None
        self._group = False
        self._read = -1
        self._layouts: dict[bytes, RowLayout] = {}
        self._measurer = RowMeasurer(theme, times, group=False)
        self._painter = RowPainter(theme)
        self._stack = RowStack(lambda: len(self.rows), self._layout_of, PAD)
        self._shown: list[Placed] = []
        self._dirty = True
        self._selection = Selection()
        self._selecting = False
        self._pressed: QPointF | None = None
        self._pointer: QPointF | None = None
        self._over: tuple[bytes, Target | None] | None = None
        self._distance = 0.0
        self._unseen = 0
        self._newest_seen = 0
        self._syncing = False
        self._frame = QTimer(self)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._glide)
        self._drag = QTimer(self)
        self._drag.setInterval(30)
        self._drag.timeout.connect(self._drag_on)
        self._jump = JumpButton(theme, self)
        self._jump.clicked.connect(self.go_to_latest)
        self._bar = OverlayScrollBar(theme, self)
        self._set_up()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._bar_moved)
        self._theme.changed.connect(self.measure_again)

    # What is shown

    @property
    def rows(self) -> list[ChatRow]:
        """The rows held."""
        return self._window.rows if self._window is not None else []

    @property
    def in_sight(self) -> list[Placed]:
        """The rows in sight, from the top."""
        self._settle()
        return self._shown

    def show_window(self, window: ChatWindow | None, *, group: bool = False, read: int = -1) -> None:
        """Show another chat; `read` is the last seq that was read, for the line "new messages"."""
        if self._window is not None:
            self._window.disconnect(self)
        self._window = window
        self._group = group
        self._read = read
        self._unseen = self._newest_seen = 0
        self._selection.clear()
        self._distance = 0.0
        self._measurer = RowMeasurer(self._theme, self._times, group=group)
        self._layouts.clear()
        self._stack.show(0, 0.0)
        self._stack.to_bottom()
        if window is not None:
            window.was_reset.connect(self._reset)
            window.inserted.connect(self._inserted)
            window.removed.connect(self._removed)
            window.changed.connect(self._changed)
            window.arrived_unseen.connect(self._arrived_unseen)
        self._touch()

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self._times = times
        self._measurer = RowMeasurer(self._theme, times, group=self._group)
        self.measure_again()

    def measure_again(self) -> None:
        """Lay out anew, with what is seen staying in place."""
        self._layouts.clear()
        self._touch()

    def _layout_of(self, place: int) -> RowLayout:
        rows, width = self.rows, float(self.viewport().width())
        row = rows[place]
        complete = self._window is not None and self._window.at_start
        how = setting(rows, place, self._read, self._times, complete=complete)
        known = self._layouts.get(row.id)
        if known is not None and known.row is row and known.setting == how and known.width == width:
            return known
        if len(self._layouts) > KEPT_LAYOUTS:
            self._layouts.clear()
        made = self._layouts[row.id] = self._measurer.measure(row, how, width)
        return made

    def _touch(self) -> None:
        self._dirty = True
        self.viewport().update()

    def _settle(self) -> None:
        """Bring the rows in sight up to date."""
        if not self._dirty:
            return
        self._dirty = False
        self._shown = self._stack.fill(float(self.viewport().height()))
        window = self._window
        if window is None or not self._shown:
            self._jump.hide()
            self._sync_bar()
            return
        if not window.at_end:
            self._stack.at_bottom = False
        if self._shown[0].place < AHEAD:
            window.need_before()
        if self._shown[-1].place > len(window.rows) - AHEAD:
            window.need_after()
        self._note_seen(window)
        self._sync_bar()

    def _note_seen(self, window: ChatWindow) -> None:
        at_end = self._stack.at_bottom and window.at_end
        if at_end:
            self._unseen = 0
        self._jump.count(self._unseen)
        self._jump.setVisible(not at_end)
        height = self.viewport().height()
        newest = max((one.layout.row.seq for one in self._shown if one.top < height - PAD), default=0)
        if newest > self._newest_seen:
            self._newest_seen = newest
            self.seen.emit(newest)

    # What the window tells

    def _reset(self, place: int) -> None:
        self._distance = 0.0
        if place < 0:
            self._stack.to_bottom()
        else:
            self._stack.show(place, float(PAD))
        self._touch()

    def _inserted(self, at: int, number: int) -> None:
        follows = self._stack.at_bottom
        former = self._layouts.get(self.rows[number].id) if at == 0 and number < len(self.rows) else None
        self._stack.rows_inserted(at, number)
        if former is not None and self._stack.anchor == number:
            # The former first row may lose its separator: what is below it must not move.
            self._stack.top += former.height - self._layout_of(number).height
        if at > 0 and not follows:
            self._unseen += sum(not row.own and row.seq > 0 for row in self.rows[at : at + number])
        self._touch()

    def _removed(self, at: int, number: int) -> None:
        self._stack.rows_removed(at, number)
        self._touch()

    def _changed(self, place: int) -> None:
        self._touch()

    def _arrived_unseen(self) -> None:
        self._unseen += 1
        self._jump.count(self._unseen)

    # Scrolling

    def go_to_latest(self) -> None:
        """Show the newest message."""
        if self._window is not None:
            self._window.go_to_end()

    def scroll_by(self, pixels: float) -> None:
        """Move on at once (up if negative)."""
        self._stack.scroll(pixels)
        self._touch()

    def glide_by(self, pixels: float) -> None:
        """Move on within a few frames."""
        if self._theme.look.reduced_motion:
            self.scroll_by(pixels)
            return
        self._distance += pixels
        if not self._frame.isActive():
            self._frame.start()
            self._glide()

    def _glide(self) -> None:
        step = self._distance * EASING
        if abs(step) < 1:
            step = self._distance
        step = float(round(step))
        self._distance -= step
        if step == 0 or abs(self._distance) < 1:
            self._distance = 0.0
            self._frame.stop()
        self.scroll_by(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Follow a touchpad exactly, a wheel smoothly."""
        if not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        elif event.angleDelta().y():
            self.glide_by(
                -event.angleDelta().y() / 120 * STEP * QGuiApplication.styleHints().wheelScrollLines() / 3
            )
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll and copy by keys."""
        page = self.viewport().height() * 0.9
        glides = {
            Qt.Key.Key_Up: -STEP,
            Qt.Key.Key_Down: STEP,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
        }
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
        elif event.key() in glides:
            self.glide_by(glides[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Home and self._window is not None:
            self._window.go_to(1)
        elif event.key() == Qt.Key.Key_End:
            self.go_to_latest()
        else:
            super().keyPressEvent(event)

    def _sync_bar(self) -> None:
        """Let the scroll bar tell where in the whole log the rows in sight stand."""
        bar, window = self.verticalScrollBar(), self._window
        placed = [one for one in self._shown if one.layout.row.seq > 0]
        self._syncing = True
        if window is None or not placed or self._fits(window):
            bar.setRange(0, 0)
        else:
            first, last = placed[0], placed[-1]
            page = max(1, last.layout.row.seq - first.layout.row.seq) * UNIT
            most = max(1, window.head * UNIT - page)
            bar.setRange(0, most)
            bar.setPageStep(page)
            above = min(1.0, max(0.0, -first.top / max(1.0, first.layout.height)))
            value = round((first.layout.row.seq - 1 + above) * UNIT)
            bar.setValue(most if self._stack.at_bottom and window.at_end else min(value, most - 1))
        self._syncing = False

    def _fits(self, window: ChatWindow) -> bool:
        whole = window.at_start and window.at_end and len(self._shown) == len(window.rows)
        return whole and self._shown[0].top >= 0 and self._shown[-1].bottom <= self.viewport().height()

    def _bar_moved(self, value: int) -> None:
        if self._syncing or self._window is None:
            return
        self._distance = 0.0
        if value >= self.verticalScrollBar().maximum():
            self.go_to_latest()
        else:
            self._window.go_to(value // UNIT + 1)

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is seen in place, and the button in its corner."""
        super().resizeEvent(event)
        size = self._jump.sizeHint()
        self._jump.resize(size)
        self._jump.move(self.width() - size.width() - 12, self.height() - size.height() - 12)
        self._touch()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows in sight."""
        self._settle()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = event.rect()
        painter.fillRect(area, self._theme.colours.base)
        parts = self._selection.parts(self.rows) if not self._selection.is_empty else {}
        for one in self._shown:
            if one.bottom < area.top() or one.top > area.bottom():
                continue
            painter.save()
            painter.translate(0, round(one.top))
            over = self._over if self._over is not None and self._over[0] == one.layout.row.id else None
            state = RowState(parts.get(one.place), over is not None, over[1] if over else None)
            clip = QRectF(area).translated(0, -round(one.top))
            self._painter.paint(painter, one.layout, state, clip)
            painter.restore()

    # The pointer

    def _row_at(self, point: QPointF) -> Placed | None:
        self._settle()
        if not self._shown:
            return None
        inside = (one for one in self._shown if one.top <= point.y() < one.bottom)
        nearest = self._shown[0] if point.y() < self._shown[0].top else self._shown[-1]
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
        if self._window is not None:
            self._window.held = self._selection.spans_rows

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End selecting; a click that selected nothing acts."""
        self._selecting = False
        self._drag.stop()
        if event.button() is not Qt.MouseButton.LeftButton or not self._selection.is_empty:
            return
        self._hold()
        point = event.position()
        if self._pressed is None or (point - self._pressed).manhattanLength() > 4:
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

    def selected_text(self) -> str:
        """Return what would be copied."""
        return self._selection.text(self.rows, self._times)

    def copy(self) -> None:
        """Copy what is selected."""
        if text := self.selected_text():
            QGuiApplication.clipboard().setText(text)

    def select_all(self) -> None:
        """Select all that is held."""
        if self.rows:
            self._selection.begin(Spot(self.rows[0].id, 0))
            self._selection.extend(Spot(self.rows[-1].id, len(self.rows[-1].text)))
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with what is under the pointer."""
        menu = self.menu_at(event.pos())
        if not menu.isEmpty():
            menu.popup(event.globalPos())

    def menu_at(self, point: QPoint) -> QMenu:
        """Return the menu for a point: copy the selection, else the whole message."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = self._row_at(QPointF(point))
        if not self._selection.is_empty:
            menu.addAction(self.tr("Copy"), self.copy)
        elif one is not None and one.layout.row.speaks:
            text = one.layout.row.text
            menu.addAction(self.tr("Copy"), lambda: QGuiApplication.clipboard().setText(text))
        link = self.link_at(QPointF(point))
        if link is not None:
            target = link.target
            menu.addAction(self.tr("Copy link"), lambda: QGuiApplication.clipboard().setText(target))
        return menu
