"""Times to come, one of which may be chosen."""

from PySide6.QtCore import QDate, QDateTime, QTime

from client.viewmodels.times import Times


class Ahead(Times):
    """Times seen from now, in one language and time zone."""

    @property
    def today(self) -> QDate:
        """The day it is."""
        return self.day(self._now())

    def of(self, day: QDate, time: QTime) -> int:
        """Return the moment (Unix ms) of a day and time here."""
        return QDateTime(day, time, self._zone).toMSecsSinceEpoch()

    def over(self, moment: int) -> bool:
        """Tell whether a moment has passed."""
        return moment <= self._now()
