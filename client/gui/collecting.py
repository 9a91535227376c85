"""Garbage collection on the windows' own thread: Qt's objects must not end on any other."""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1_000


class Collecting(QObject):
    """Stands in for Python's own collection, which runs on whichever thread happens to allocate.

    The database's thread would end a closed chat with its timers, and crash. The program keeps it to its
    end: then nothing is collected any more, as the process takes everything with it at once.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        # What is loaded by now stays to the end: it need not be looked through again and again.
        gc.freeze()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the generations that are due, as Python would."""
        made, most = gc.get_count(), gc.get_threshold()
        due = [generation for generation, number in enumerate(made) if number > most[generation]]
        if due:
            gc.collect(due[-1])

    def close(self) -> None:
        """Leave it to Python again as before, where something goes on after the windows."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_enabled:
            gc.enable()
