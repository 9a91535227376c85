"""Where a window stood on each set of screens: kept as it is moved, taken again when the screens change."""

import hashlib
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QScreen

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


class Places(QObject):
    """Looks after one window. `kept` and `keep` reach the preferences."""

    def __init__(self, window: Placed, kept: Kept, keep: Keep) -> None:
        super().__init__(window)
        self._window = window
        self._kept = kept
        self._keep = keep
        self._key = screens_key(QGuiApplication.screens())
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
                self.note()

    def close(self) -> None:
        """Look after it no more."""
        self._moving.stop()
        self._changing.stop()
        application().screenAdded.disconnect(self._watch)
        application().screenRemoved.disconnect(self._something)
        self._window.removeEventFilter(self)
