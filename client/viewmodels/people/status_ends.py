"""When a status ends: the ends one may choose, the moments they mean, and how one is said."""

from datetime import timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from client.viewmodels.ahead import Ahead

DAYS = 60
"""Days ahead that an end may lie: longer than most holidays."""
HALF_HOURS = 48
LONGEST = timedelta(days=2 * 366) // timedelta(milliseconds=1)
"""Milliseconds ahead beyond which no server lets an end lie: what claims more is not said."""


class End(Enum):
    """The ends offered."""

    NEVER = "never"
    HALF_HOUR = "half hour"
    HOUR = "hour"
    FOUR_HOURS = "four hours"
    TODAY = "today"
    WEEK = "week"
    CUSTOM = "custom"


class Preset(Enum):
    """Why people are out for a day or more, and when that usually ends."""

    SICK = End.TODAY
    HOLIDAY = End.CUSTOM

    @property
    def words(self) -> str:
        """What is said of it."""
        if self is Preset.SICK:
            return QCoreApplication.translate("Status", "Out sick")
        return QCoreApplication.translate("Status", "On holiday")


_AFTER = {
    End.HALF_HOUR: timedelta(minutes=30),
    End.HOUR: timedelta(hours=1),
    End.FOUR_HOURS: timedelta(hours=4),
}


class Ends(Ahead):
    """Says ends in words, and what moments (Unix ms) they are, seen from now in one time zone."""

    def words(self, end: End) -> str:
        """Return how an end is said."""
        words = {
            End.NEVER: QCoreApplication.translate("Status", "Until I change it"),
            End.HALF_HOUR: QCoreApplication.translate("Status", "30 minutes"),
            End.HOUR: QCoreApplication.translate("Status", "1 hour"),
            End.FOUR_HOURS: QCoreApplication.translate("Status", "4 hours"),
            End.TODAY: QCoreApplication.translate("Status", "Today"),
            End.WEEK: QCoreApplication.translate("Status", "This week"),
            End.CUSTOM: QCoreApplication.translate("Status", "Until a day and time"),
        }
        return words[end]

    def at(self, end: End) -> int:
        """Return the moment of an end, 0 for none; weeks end with Sunday."""
        if end in _AFTER:
            return self._now() + _AFTER[end] // timedelta(milliseconds=1)
        if end is End.TODAY:
            return self.of(self.today.addDays(1), QTime(0, 0))
        if end is End.WEEK:
            return self.of(self.today.addDays(8 - self.today.dayOfWeek()), QTime(0, 0))
        return 0

    def day_words(self, day: QDate) -> str:
        """Say a day to choose: Today, Tomorrow, Friday 28 Nov."""
        ahead = self.today.daysTo(day)
        if ahead == 0:
            return QCoreApplication.translate("Times", "Today")
        if ahead == 1:
            return QCoreApplication.translate("Status", "Tomorrow")
        date = self._locale.toString(day, QCoreApplication.translate("Times", "d MMM"))
        weekday = self._locale.dayName(day.dayOfWeek(), QLocale.FormatType.ShortFormat)
        return f"{date} {weekday}"

    def said(self, text: str, until: int) -> str:
        """Say what somebody says of themselves, and until when: In a meeting, until 14:30."""
        if not 0 < until <= self._now() + LONGEST:
            return text
        end = self._end(until)
        joined = QCoreApplication.translate("Status", "{words}, {until}")
        return joined.format(words=text, until=end) if text else end

    def _end(self, until: int) -> str:
        """Say an end: a time today, else a day; midnight belongs to the day that it ends."""
        day, clock = self.day(until - 1), self.clock(until)
        ahead = self.today.daysTo(day)
        if ahead == 0 and clock != "00:00":
            return QCoreApplication.translate("Status", "until {clock}").format(clock=clock)
        if ahead == 0:
            return QCoreApplication.translate("Status", "until the end of today")
        if ahead == 1:
            return QCoreApplication.translate("Status", "until tomorrow")
        date = self._locale.toString(day, QCoreApplication.translate("Times", "d MMM"))
        return QCoreApplication.translate("Status", "until {date}").format(date=date)
