"""The day a window says its times in: another one after midnight, other words in another language."""

from PySide6.QtCore import QDateTime, QLocale, QObject, QTime, QTimer, Signal

from client.ui.theme.theme import Theme
from client.viewmodels.times import Times


class Day(QObject):
    """`changed` tells that times are to be said anew."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._midnight = QTimer(self)
        self._midnight.setSingleShot(True)
        self._midnight.timeout.connect(self._begin)
        self._midnight.timeout.connect(self.changed)
        self._begin()

    @property
    def locale(self) -> QLocale:
        """The language that times are said in."""
        return QLocale(self._theme.look.language)

    @property
    def times(self) -> Times:
        """What says times now."""
        return Times(self.locale)

    def _begin(self) -> None:
        now = QDateTime.currentDateTime()
        midnight = QDateTime(now.date().addDays(1), QTime(0, 0, 1))
        self._midnight.start(max(1000, now.msecsTo(midnight)))
