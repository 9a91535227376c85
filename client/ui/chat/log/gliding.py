"""A smooth way on: a distance gone within a few frames, the more of it the more is left."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal

FRAME_MS = 10
EASING = 0.28


class Gliding(QObject):
    """`moved` carries how many pixels to go on now."""

    moved = Signal(float)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._distance = 0.0
        self._frame = QTimer(self)
        self._frame.setTimerType(Qt.TimerType.PreciseTimer)
        self._frame.setInterval(FRAME_MS)
        self._frame.timeout.connect(self._glide)

    def by(self, pixels: float) -> None:
        """Go on by so much more."""
        self._distance += pixels
        if not self._frame.isActive():
            self._frame.start()
            self._glide()

    def stop(self) -> None:
        """Go nowhere any more."""
        self._distance = 0.0

    def _glide(self) -> None:
        step = self._distance * EASING
        if abs(step) < 1:
            step = self._distance
        step = float(round(step))
        self._distance -= step
        if step == 0 or abs(self._distance) < 1:
            self._distance = 0.0
            self._frame.stop()
        self.moved.emit(step)
