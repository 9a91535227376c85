"""Where a window stood on each set of screens: kept as it is moved, taken again when the screens change."""

import hashlib
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QGuiApplication, QScreen, QWindow

from client.ui.widgets.placed import Placed

MOST = 12
"""Sets of screens that are remembered."""
SETTLING_MS = 800
"""A window that is dragged, and screens that come and go, tell of every step."""
MOVED = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)

Kept = Callable[[], Mapping[str, str]]
Keep = Callable[[dict[str, str]], None]


def application() -> QGuiApplication:
    """Return the running application, which tells of screens."""
    running = QGuiApplication.instance()
    if not isinstance(running, QGuiApplication):
        raise TypeError(running)
    return running


def screens_key(screens: list[QScreen]) -> str:
    """Return a short name of a set of screens: the same as long as they are the same and stand the same."""
    told = sorted(f"{one.name()} {one.geometry().getRect()} {one.devicePixelRatio()}" for one in screens)
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def with_place(places: Mapping[str, str], key: str, place: str, most: int = MOST) -> dict[str, str]:
    """Return the places with one more, at the end; the sets not seen for longest give way."""
    others = [(name, value) for name, value in places.items() if name != key]
    return dict([*others, (key, place)][-most:])


def within(frame: QRect, areas: Sequence[QRect]) -> QRect:
    """Return where a window can be had: as it is where its title shows, else moved into the nearest area."""
    title = QPoint(frame.center().x(), frame.top())
    if not areas or any(area.contains(title) for area in areas):
        return frame

    def away(area: QRect) -> int:
        return (area.center() - frame.center()).manhattanLength()

    area = min(areas, key=away)
    size = frame.size().boundedTo(area.size())
    left = min(max(frame.left(), area.left()), area.right() - size.width() + 1)
    top = min(max(frame.top(), area.top()), area.bottom() - size.height() + 1)
    return QRect(QPoint(left, top), size)


class Places(QObject):
    """Looks after one window. `kept` and `keep` reach the preferences."""

    def __init__(self, window: Placed, kept: Kept, keep: Keep) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        self._keep = keep
        self._key = screens_key(QGuiApplication.screens())
        self._handle: QWindow | None = None
        self._moving = self._timer(self.note)
        self._changing = self._timer(self._screens_changed)
        application().screenAdded.connect(self._watch)
        application().screenRemoved.connect(self._something)
        for screen in QGuiApplication.screens():
            self._watch(screen)
        window.installEventFilter(self)

    def _timer(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(SETTLING_MS)
        timer.timeout.connect(act)
        return timer

    def _watch(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._something)
        self._something()

    def _something(self) -> None:
        if screens_key(QGuiApplication.screens()) != self._key:
            # Where the system has pushed the window meanwhile is no place anybody chose.
            self._moving.stop()
            self._changing.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note where the window comes to rest."""
        handle = self._window.windowHandle()
        if event.type() == QEvent.Type.Show and self._handle is not handle:
            self._handle = handle
            handle.screenChanged.connect(self._on_another_screen)
        if event.type() in MOVED and not self._changing.isActive():
            self._moving.start()
        return super().eventFilter(watched, event)

    def restore(self, otherwise: str = "") -> None:
        """Stand where the window stood on these screens, or, on screens never seen, where it stood last."""
        self._window.restore(self._kept().get(self._key, otherwise))
        self._moving.stop()

    def note(self) -> None:
        """Remember where the window stands on these screens."""
        self._moving.stop()
        if self._window.isVisible() and screens_key(QGuiApplication.screens()) == self._key:
            self._keep(with_place(self._kept(), self._key, self._window.geometry_text()))

    def _screens_changed(self) -> None:
        key = screens_key(QGuiApplication.screens())
        if key != self._key:
            self._key = key
            if key in self._kept():
                self.restore()
            else:
                self._bring_in()
                self.note()

    def _bring_in(self) -> None:
        """Fetch the window from where there is no screen any more: not every system does."""
        frame = self._window.frameGeometry()
        target = within(frame, [screen.availableGeometry() for screen in QGuiApplication.screens()])
        if target != frame and not self._window.isMaximized():
            self._window.resize(target.size() - frame.size() + self._window.size())
            self._window.move(target.topLeft())

    def _on_another_screen(self) -> None:
        """Keep the least size on a screen of another scale: X11 keeps the pixels, of which it needs more."""
        self._window.resize(self._window.size().expandedTo(self._window.minimumSize()))

    def close(self) -> None:
        """Look after it no more."""
        self._moving.stop()
        self._changing.stop()
        application().screenAdded.disconnect(self._watch)
        application().screenRemoved.disconnect(self._something)
        self._window.removeEventFilter(self)
