"""When a group ends: the ends one may choose, and the moments they mean."""

from collections.abc import Callable
from datetime import timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime, QTimeZone

from client.viewmodels.people.status_ends import Ends
from client.viewmodels.times import unix_ms

DAYS = 366
"""Days ahead that may be chosen by hand."""
LAST_MINUTE = QTime(23, 59)


class GroupEnd(Enum):
    """The ends offered."""

    NEVER = "never"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    CUSTOM = "custom"


_AFTER = {
    GroupEnd.DAY: timedelta(days=1),
    GroupEnd.WEEK: timedelta(days=7),
    GroupEnd.MONTH: timedelta(days=30),
}


class GroupEnds:
    """Says ends in words, and what moments (Unix ms) they are, seen from now."""

    def __init__(
        self, locale: QLocale, zone: QTimeZone | None = None, now: Callable[[], int] = unix_ms
    ) -> None:
        self._now = now
        self._days = Ends(locale, zone, now)

    def words(self, end: GroupEnd) -> str:
        """Return how an end is said."""
        words = {
            GroupEnd.NEVER: QCoreApplication.translate("GroupEnds", "Never"),
            GroupEnd.DAY: QCoreApplication.translate("GroupEnds", "In 1 day"),
            GroupEnd.WEEK: QCoreApplication.translate("GroupEnds", "In 7 days"),
            GroupEnd.MONTH: QCoreApplication.translate("GroupEnds", "In 30 days"),
            GroupEnd.CUSTOM: QCoreApplication.translate("GroupEnds", "On a day"),
        }
        return words[end]

    def days(self) -> list[QDate]:
        """Return the days that may be chosen, today first."""
        today = self._days.today
        return [today.addDays(ahead) for ahead in range(DAYS)]

    def day_words(self, day: QDate) -> str:
        """Return how one of them is said."""
        return self._days.day_words(day)

    def at(self, end: GroupEnd) -> int:
        """Return the moment of an end, 0 for none."""
        after = _AFTER.get(end)
        return 0 if after is None else self._now() + after // timedelta(milliseconds=1)

    def on(self, day: QDate) -> int:
        """Return the last minute of a day."""
        return self._days.of(day, LAST_MINUTE)
