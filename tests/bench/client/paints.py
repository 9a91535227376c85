"""When a widget is painted, and for how long; and the wheel turned over it."""

import time
from collections.abc import Callable
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QWidget

TURN_SECONDS = 0.03
BACK, ON = 120, -120
"""One notch of the wheel, either way."""


class Paints(QObject):
    """Notes when a widget asks for an update, and when the paint that follows is through, flushed included.

    The end is an event of high priority that is posted while the widget paints: it comes next.
    """

    ENDED = QEvent.Type(QEvent.registerEventType())

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.requested: list[float] = []
        self.painted: list[float] = []
        self.on_end: Callable[[], None] = nothing
        self._asked = self._began = 0.0
        self._update = widget.update
        self._patch = patch.object(widget, "update", self._ask)
        self._patch.start()
        widget.installEventFilter(self)

    def _ask(self, *where: object) -> None:
        self._asked = self._asked or time.perf_counter()
        self._update(*where)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """See a paint begin."""
        if event.type() is QEvent.Type.Paint and not self._began:
            self._began = time.perf_counter()
            QCoreApplication.postEvent(self, QEvent(self.ENDED), Qt.EventPriority.HighEventPriority.value)
        return False

    def event(self, event: QEvent) -> bool:
        """See it through."""
        if event.type() != self.ENDED:
            return super().event(event)
        now = time.perf_counter()
        # What paints by itself, or asks again while it paints, has asked when its paint began.
        self.requested.append(now - min(self._asked or self._began, self._began))
        self.painted.append(now - self._began)
        self._asked = self._began = 0.0
        self.on_end()
        return True


def nothing() -> None:
    """Wait for no paint."""


def turn_wheel(viewport: QWidget, notch: int) -> None:
    """Let the wheel turn over the middle of a widget."""
    middle = QPointF(viewport.rect().center())
    buttons, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    above = viewport.mapToGlobal(middle)
    phase = Qt.ScrollPhase.NoScrollPhase
    turn = QWheelEvent(middle, above, QPoint(), QPoint(0, notch), buttons, keys, phase, False)
    QCoreApplication.postEvent(viewport, turn)
