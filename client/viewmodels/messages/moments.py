"""Moments to come that one may choose for a message or a reminder, and how one is said."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from client.viewmodels.ahead import Ahead

DAYS = 366
"""Days ahead that may be chosen; a server takes no more."""
HOUR = timedelta(hours=1) // timedelta(milliseconds=1)
MORNING, AFTERNOON = QTime(9, 0), QTime(14, 0)
LEAST = timedelta(minutes=30) // timedelta(milliseconds=1)
"""So far ahead an afternoon must lie to be worth a choice of its own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One moment offered (Unix ms), and its words: tomorrow, 09:00."""

    words: str
    at: int


class Moments(Ahead):
    """Offers moments and says them, seen from now in one language and time zone."""

    def choices(self) -> list[Choice]:
        """Return what is offered at once: in an hour, this afternoon, tomorrow, on Monday."""
        today = self.today
        in_an_hour = self._now() + HOUR
        found = [
            Choice(
                QCoreApplication.translate("Moments", "in an hour, {clock}").format(
                    clock=self.clock(in_an_hour)
                ),
                in_an_hour,
            )
        ]
        days = [(today, AFTERNOON), (today.addDays(1), MORNING), (_next_monday(today), MORNING)]
        for day, time in days:
            at = self.of(day, time)
            if at >= self._now() + LEAST and at not in {one.at for one in found}:
                found.append(Choice(self.said(at), at))
        return found

    def said(self, ms: int) -> str:
        """Say a moment to come: today, 14:00; tomorrow, 09:00; Mon, 09:00; 24 Dec, 09:00."""
        return QCoreApplication.translate("Moments", "{day}, {clock}").format(
            day=self.day_words(self.day(ms)), clock=self.clock(ms)
        )

    def begins(self, ms: int) -> str:
        """Say a moment to come at the beginning of a line."""
        words = self.said(ms)
        return words[:1].upper() + words[1:]

    def day_words(self, day: QDate) -> str:
        """Say a day to come."""
        ahead = self.today.daysTo(day)
        if ahead == 0:
            return QCoreApplication.translate("Moments", "today")
        if ahead == 1:
            return QCoreApplication.translate("Moments", "tomorrow")
        weekday = self._locale.dayName(day.dayOfWeek(), QLocale.FormatType.ShortFormat)
        if 1 < ahead < 7:
            return weekday
        date = QCoreApplication.translate("Times", "d MMM")
        if day.year() != self.today.year():
            date = QCoreApplication.translate("Times", "d MMM yyyy")
        return self._locale.toString(day, date)

    def listed(self, day: QDate) -> str:
        """Say a day in a list of days: its date as well, and its weekday."""
        date = self._locale.toString(day, QCoreApplication.translate("Times", "d MMM"))
        weekday = self._locale.dayName(day.dayOfWeek(), QLocale.FormatType.ShortFormat)
        said = self.day_words(day) if self.today.daysTo(day) <= 1 else weekday
        return QCoreApplication.translate("Moments", "{date}, {day}").format(date=date, day=said)


def _next_monday(day: QDate) -> QDate:
    return day.addDays(8 - day.dayOfWeek())
