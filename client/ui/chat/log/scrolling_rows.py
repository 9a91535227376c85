"""Scrolling through a log of any length, of which only the rows in sight are laid out."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from client.ui.chat.log.gliding import Gliding
from client.ui.chat.log.glow import Glow
from client.ui.chat.log.jump_button import JumpButton
from client.ui.chat.log.layouts import Layouts
from client.ui.chat.log.log_bar import LogBar
from client.ui.chat.log.row_layout import RowLayout, RowMeasurer, spoken
from client.ui.chat.log.row_painter import RING_REACH, RowPainter, RowState
from client.ui.chat.log.row_stack import Placed, RowStack
from client.ui.chat.pictures.thumbnails import Pictures
from client.ui.theme.theme import Theme
from client.ui.widgets.scrolling import OverlayScrollBar
from client.viewmodels.chat.attached import AttachedFiles
from client.viewmodels.chat.rows import ChatRow, setting
from client.viewmodels.chat.window import ChatWindow
from client.viewmodels.times import Times

PAD = 16
AHEAD = 100
"""Rows beyond the edge of what is seen, at which the next page is asked for."""
STEP = 60
POINTED_AT = 0.3
"""How far down a row stands that was looked for, as a share of the height: with what was said before it."""


class ScrollingRows(QAbstractScrollArea):
    """Shows the rows of a chat window.

    `seen` carries the newest seq that came into sight, `heard` what a screen reader says of a row that
    came at the end, or that was looked for; `settled` tells that other rows may be in sight.
    """

    seen = Signal(int)
    heard = Signal(str)
    settled = Signal()

    def __init__(self, theme: Theme, times: Times, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.times = times
        self._window: ChatWindow | None = None
        self._group = False
        self._read = -1
        self._layouts = Layouts(RowMeasurer(theme, times, group=False))
        self._painter = RowPainter(theme)
        self._glow = Glow(theme, self)
        self._glow.changed.connect(self.viewport().update)
        self._stack = RowStack(lambda: len(self.rows), self._layout_of, PAD)
        self._shown: list[Placed] = []
        self._dirty = True
        self._unseen = 0
        self._newest_seen = 0
        self._gliding = Gliding(self)
        self._gliding.moved.connect(self.scroll_by)
        self._jump = JumpButton(theme, self)
        self._jump.clicked.connect(self.go_to_latest)
        self._bar = OverlayScrollBar(theme, self)
        self._place = LogBar(self)
        self._set_up()

    def minimumSizeHint(self) -> QSize:
        """In a window that is small for its scale, what one writes and what is wrong go before."""
        return QSize(0, 0)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._place.went_to.connect(self._go_to)
        self._place.went_to_end.connect(self._go_to_end)
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

    @property
    def over_rows(self) -> tuple[QWidget, ...]:
        """What stands over the rows and can be used."""
        return (self._jump,)

    def show_window(self, window: ChatWindow | None, *, group: bool = False, read: int = -1) -> None:
        """Show another chat; `read` is the last seq that was read, for the line "new messages"."""
        if self._window is not None:
            self._window.disconnect(self)
        self._window = window
        self._group = group
        self._read = read
        self._unseen = self._newest_seen = 0
        self._gliding.stop()
        self._layouts.measure_with(RowMeasurer(self._theme, self.times, group=group))
        self._glow.end()
        self._stack.show(0, 0.0)
        self._stack.to_bottom()
        if window is not None:
            window.was_reset.connect(self._reset)
            window.pointed.connect(self._pointed)
            window.inserted.connect(self._inserted)
            window.removed.connect(self._removed)
            window.changed.connect(self._changed)
            window.came.connect(self._came)
        self._touch()

    def show_pictures(self, pictures: Pictures) -> None:
        """Draw pictures, and how far files have come, from here on."""
        self._painter.attachments.pictures = pictures
        pictures.ready.connect(self._moved)
        pictures.files.moved.connect(self._moved)

    @property
    def files(self) -> AttachedFiles | None:
        """The files of messages, where something knows of them."""
        pictures = self._painter.attachments.pictures
        return None if pictures is None else pictures.files

    def _moved(self, digest: bytes) -> None:
        """Draw anew where a file is in sight that has come further."""
        for one in self._shown:
            if any(file.digest == digest for file in one.layout.row.attachments):
                self.viewport().update(
                    0, round(one.top), self.viewport().width(), round(one.layout.height) + 1
                )

    def set_read(self, read: int) -> None:
        """Say where reading had stopped, for the line "new messages"."""
        self._read = read
        self._touch()

    def hold(self, held: bool) -> None:
        """Let no row go that a selection may reach, or let them go again."""
        if self._window is not None:
            self._window.held = held

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self.times = times
        self._layouts.measure_with(RowMeasurer(self._theme, times, group=self._group))
        self._touch()

    def measure_again(self) -> None:
        """Lay out anew, with what is seen staying in place."""
        self._layouts.forget()
        self._touch()

    def _layout_of(self, place: int) -> RowLayout:
        rows = self.rows
        complete = self._window is not None and self._window.at_start
        how = setting(rows, place, self._read, self.times, complete=complete)
        return self._layouts.of(rows[place], how, float(self.viewport().width()))

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
        self.settled.emit()

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
        self._gliding.stop()
        if place < 0:
            self._stack.to_bottom()
        else:
            self._stack.show(place, 0.0)
        self._touch()

    def _pointed(self, place: int) -> None:
        """Show a row that was looked for among what was said around it."""
        self._stack.show(place, round(self.viewport().height() * POINTED_AT))
        self._glow.begin(self.rows[place].id)
        self.heard.emit(spoken(self._layout_of(place)))
        self._touch()

    def _inserted(self, at: int, number: int) -> None:
        former = self._layouts.known(self.rows[number].id) if at == 0 and number < len(self.rows) else None
        self._stack.rows_inserted(at, number)
        if former is not None and self._stack.anchor == number:
            # The former first row may lose its separator: what is below it must not move.
            self._stack.top += former.height - self._layout_of(number).height
        if at > 0 and number == 1 and not self.rows[at].own:
            self.heard.emit(spoken(self._layout_of(at)))
        self._touch()

    def _removed(self, at: int, number: int) -> None:
        self._stack.rows_removed(at, number)
        self._touch()

    def _changed(self, place: int) -> None:
        self._touch()

    def _came(self) -> None:
        # Only what is new counts: rows read on after a jump back came long ago.
        if not (self._window is not None and self._window.at_end and self._stack.at_bottom):
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
        if self._theme.still:
            self.scroll_by(pixels)
        else:
            self._gliding.by(pixels)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Follow a touchpad exactly, a wheel smoothly."""
        if not event.pixelDelta().isNull():
            self.scroll_by(-event.pixelDelta().y())
        elif event.angleDelta().y():
            self.glide_by(
                -event.angleDelta().y() / 120 * STEP * QGuiApplication.styleHints().wheelScrollLines() / 3
            )
        event.accept()

    def _sync_bar(self) -> None:
        """Let the scroll bar tell where in the whole log the rows in sight stand."""
        window = self._window
        at_end = window is not None and self._stack.at_bottom and window.at_end
        self._place.follow(window, self._shown, self.viewport().height(), at_end=at_end)

    def _go_to(self, seq: int) -> None:
        if self._window is not None:
            self._gliding.stop()
            self._window.go_to(seq)

    def _go_to_end(self) -> None:
        self._gliding.stop()
        self.go_to_latest()

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
        for one in self._shown:
            if one.bottom < area.top() or one.top > area.bottom():
                continue
            painter.save()
            painter.translate(0, round(one.top))
            # A name with many marks on it must not reach into other rows; the ring does a little.
            whole = QRectF(0, 0, one.layout.width, one.layout.height)
            painter.setClipRect(whole.adjusted(0, -RING_REACH, 0, RING_REACH))
            clip = QRectF(area).translated(0, -round(one.top))
            self._painter.paint(painter, one.layout, self.state_of(one), clip)
            painter.restore()

    def state_of(self, placed: Placed) -> RowState:
        """Return what to draw a row with; who handles the pointer knows more."""
        return RowState(glow=self.glow_of(placed))

    def glow_of(self, placed: Placed) -> float:
        """Return how much a row shines that was looked for."""
        return self._glow.of(placed.layout.row.id)
