"""Lets a window that was dragged to an edge of the screen hide there, and come back when it is touched."""

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QRect, QTimer, QVariantAnimation
from PySide6.QtGui import QCursor, QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication

from client.gui.edges import Area, Edge, Outline, area_of, edge_of, hidden_at, shown_at, strip_at
from client.gui.places import Places, application
from client.ui.theme.measures import PANEL_MS
from client.ui.theme.theme import Theme
from client.ui.widgets.placed import Placed
from client.ui.widgets.strip import Strip

LOOK_MS = 100
LEAVING_MS = 400
"""So long the pointer is away before the window hides."""
SETTLING_MS = 250
GRIP = 24
"""Logical pixels by which a window that is dragged lags behind the pointer."""


def areas() -> list[Area]:
    """Return the screens there are."""
    return [Area(screen.geometry(), screen.availableGeometry()) for screen in QGuiApplication.screens()]


class Docking(QObject):
    """Looks after one window: a strip at the edge stands in for it while it is hidden.

    `keep` takes the edge it is at, empty for none, so that it is there again at the next start.
    While `covered` neither window nor strip come into sight: a lock stands in for both.
    """

    def __init__(
        self,
        theme: Theme,
        window: Placed,
        places: Places,
        keep: Callable[[str], None],
        covered: Callable[[], bool],
    ) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._places = places
        self._keep = keep
        self._covered = covered
        self.strip = Strip(theme, window)
        self.strip.touched.connect(self.come_out)
        self._on = False
        self._edge: Edge | None = None
        self._free = QRect()
        self._stood = QPoint()
        self._hidden = False
        self._displaced = False
        self._visited = False
        self._away = 0
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLING_MS)
        self._settling.timeout.connect(self._settle)
        self._watching = QTimer(self)
        self._watching.setInterval(LOOK_MS)
        self._watching.timeout.connect(self._look)
        self._slide = QVariantAnimation(self)
        self._slide.setDuration(PANEL_MS)
        self._slide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._slide.valueChanged.connect(self._slid)
        self._slide.finished.connect(self._arrived)
        window.installEventFilter(self)
        application().screenAdded.connect(self._watch_screen)
        application().screenRemoved.connect(self._screens_changed)
        for screen in QGuiApplication.screens():
            self._watch_screen(screen)

    @property
    def edge(self) -> Edge | None:
        """The edge that the window hides at."""
        return self._edge

    @property
    def hidden(self) -> bool:
        """Whether only a strip of it is in sight."""
        return self._hidden

    def set_on(self, on: bool, edge: str = "") -> None:
        """Let the window hide from now on, at an edge it was left at if it stands there; or no more."""
        if on == self._on:
            return
        self._on = on
        if on and edge and self._edge_now() == edge:
            self._dock(Edge(edge))
        elif not on:
            self.come_out()
            self._slide.stop()
            self._dock(None)

    def close(self) -> None:
        """Hide nothing any more, and leave no strip."""
        self._window.removeEventFilter(self)
        application().screenAdded.disconnect(self._watch_screen)
        application().screenRemoved.disconnect(self._screens_changed)
        for timer in (self._settling, self._watching):
            timer.stop()
        self._slide.stop()
        self.strip.hide()

    def come_out(self) -> None:
        """Slide into sight; it stays until the pointer has been there, or another window is turned to."""
        if self._edge is None or self._covered():
            return
        if self._displaced:
            self._displaced = False
            self._settling.start()
        if self._hidden:
            self._hidden = False
            self._visited = False
            self.strip.hide()
            self._window.show()
            self._window.raise_()
            # The frame of a window that was just shown again is not known yet: where it stood is.
            self._go(self._stood)
            self._watch()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the window as it is dragged, touched, and called for."""
        kind = event.type()
        if self._on and kind is QEvent.Type.Move:
            self._moved()
        elif self._edge is not None:
            active = kind is QEvent.Type.ActivationChange and self._window.isActiveWindow()
            if active or kind in {QEvent.Type.ZOrderChange, QEvent.Type.Show}:
                self.come_out()
            elif kind is QEvent.Type.ActivationChange:
                # Who turned to another window is done here.
                self._visited = True
                self._watch()
            elif kind is QEvent.Type.Leave:
                self._watch()
        return super().eventFilter(watched, event)

    # Dragged

    @property
    def _outline(self) -> Outline:
        return Outline(self._window.frameGeometry(), self._window.geometry())

    def _edge_now(self) -> Edge | None:
        return edge_of(self._window.frameGeometry(), areas())

    def _moved(self) -> None:
        """Note a drag by the title bar; whatever else moves a window asks for no edge."""
        grip = self._outline.title.adjusted(-GRIP, -GRIP, GRIP, GRIP)
        if not self._hidden and grip.contains(QCursor.pos()) and not self._sliding:
            self._settling.start()

    def _settle(self) -> None:
        """Stick to the edge that the window was dragged to, or to none."""
        edge = self._edge_now()
        if edge is not self._edge:
            self._dock(edge)
        if edge is not None and not self._hidden:
            self._go(shown_at(edge, self._outline, self._free))
            self._visited = True
            self._watch()

    def _dock(self, edge: Edge | None) -> None:
        self._edge = edge
        area = area_of(self._window.frameGeometry(), areas())
        self._free = QRect() if area is None else area.free
        if edge is None:
            self._watching.stop()
        self._keep("" if edge is None else edge.value)

    def _watch_screen(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._screens_changed)
        self._screens_changed()

    def _screens_changed(self) -> None:
        """Come into sight, since the edge may be another place now, and see whether there is still one."""
        self._displaced = self._edge is not None
        self.come_out()

    # Hiding

    def _watch(self) -> None:
        self._away = 0
        if self._edge is not None and not self._hidden:
            self._watching.start()

    def _look(self) -> None:
        """Hide once the pointer has left for good, unless the window is in use without it."""
        if self._outline.frame.contains(QCursor.pos()):
            self._visited, self._away = True, 0
            if self._window.underMouse():
                self._watching.stop()
            return
        if not self._visited or self._window.in_use or QApplication.activePopupWidget() is not None:
            self._away = 0
        else:
            self._away += LOOK_MS
        if self._away >= LEAVING_MS:
            self._hide()

    def _hide(self) -> None:
        edge = self._edge
        self._watching.stop()
        if edge is not None and self._window.isVisible() and not self._window.isMinimized():
            self._places.note()
            self._hidden = True
            self._stood = shown_at(edge, self._outline, self._free)
            self.strip.setGeometry(strip_at(edge, self._outline, self._free))
            self._go(hidden_at(edge, self._outline, self._free))

    # Sliding

    @property
    def _sliding(self) -> bool:
        return self._slide.state() is QVariantAnimation.State.Running

    def _go(self, place: QPoint) -> None:
        self._slide.stop()
        if self._theme.still:
            self._slid(place)
            self._arrived()
        else:
            self._slide.setStartValue(self._window.pos())
            self._slide.setEndValue(place)
            self._slide.start()

    def _slid(self, place: object) -> None:
        if isinstance(place, QPoint):
            self._window.move(place)

    def _arrived(self) -> None:
        """Leave a strip alone in sight: some window managers keep a good part of a window on the screen."""
        if self._hidden:
            self._window.hide()
            self.strip.setVisible(not self._covered())
