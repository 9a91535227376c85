"""A window of its own that knows how much room its screen leaves it, and where it stood."""

from PySide6.QtCore import QByteArray, QEvent, QSize, Signal
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 40)
"""Room for a window's title bar and borders: how large they are, a system tells only once it is shown."""


class Placed(QWidget):
    """What all windows have that come back where they were; `activated` tells that one is in front."""

    activated = Signal()

    def changeEvent(self, event: QEvent) -> None:
        """Tell that it came to the front."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def room(self) -> QSize:
        """Return what the screen leaves to the inside of a window."""
        return self.screen().availableSize() - FRAME

    @property
    def in_use(self) -> bool:
        """Whether somebody is in the middle of something here."""
        return False

    def restore(self, geometry: str) -> None:
        """Stand where the window stood last."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def geometry_text(self) -> str:
        """Return where the window stands."""
        return bytes(self.saveGeometry().toBase64().data()).decode()
