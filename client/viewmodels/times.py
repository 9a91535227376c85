"""Times as people say them: in the list, between days, beside a message."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale, QTimeZone


def unix_ms() -> int:
    """Return the present time in Unix milliseconds."""
    return time.time_ns() // 1_000_000


class Times:
    """Says times in one language and time zone, seen from now."""

    def __init__(
        self,
        locale: QLocale,
        zone: QTimeZone | None = None,
        now: Callable[[], int] = unix_ms,
    ) -> None:
        self._locale = locale
        self._zone = zone or QTimeZone.systemTimeZone()
        self._now = now

    def moment(self, ms: int) -> QDateTime:
        """Return a time in the zone of the one who reads."""
        return QDateTime.fromMSecsSinceEpoch(ms, self._zone)

    def day(self, ms: int) -> QDate:
        """Return the day of a time."""
        return self.moment(ms).date()

    def clock(self, ms: int) -> str:
        """Say the time of day: 10:46."""
        return self.moment(ms).toString("HH:mm")

    def in_list(self, ms: int) -> str:
        """Say a time as a list does: the shorter, the nearer."""
        day, today = self.day(ms), self.day(self._now())
        days = day.daysTo(today)
        if days == 0:
            return self.clock(ms)
        if days == 1:
            return QCoreApplication.translate("Times", "Yesterday")
        if 1 < days < 7:
            return self._locale.dayName(day.dayOfWeek(), QLocale.FormatType.ShortFormat)
        if day.year() == today.year():
            return self._locale.toString(day, QCoreApplication.translate("Times", "d MMM"))
        return self._locale.toString(day, QCoreApplication.translate("Times", "d MMM yyyy"))

    def separator(self, ms: int) -> str:
        """Say the day that begins here: Today, Friday."""
        day, today = self.day(ms), self.day(self._now())
        weekday = self._locale.dayName(day.dayOfWeek(), self._weekday_format())
        days = day.daysTo(today)
        if days == 0:
            word = QCoreApplication.translate("Times", "Today")
        elif days == 1:
            word = QCoreApplication.translate("Times", "Yesterday")
        elif day.year() == today.year():
            word = self._locale.toString(day, QCoreApplication.translate("Times", "d MMMM"))
        else:
            word = self._locale.toString(day, QCoreApplication.translate("Times", "d MMMM yyyy"))
        return QCoreApplication.translate("Times", "{day}, {weekday}").format(day=word, weekday=weekday)

    def _weekday_format(self) -> QLocale.FormatType:
        # 今天 周五, but Today, Friday: Chinese says the short form in full.
        chinese = self._locale.language() is QLocale.Language.Chinese
        return QLocale.FormatType.ShortFormat if chinese else QLocale.FormatType.LongFormat

    def day_and_clock(self, ms: int) -> str:
        """Say a day and a time of it, as in a sentence that is read later: 29 Nov, 18:00."""
        day, today = self.day(ms), self.day(self._now())
        near = QCoreApplication.translate("Times", "d MMM")
        shown = near if day.year() == today.year() else QCoreApplication.translate("Times", "d MMM yyyy")
        date = self._locale.toString(day, shown)
        return QCoreApplication.translate("Times", "{date}, {clock}").format(date=date, clock=self.clock(ms))

    def full(self, ms: int) -> str:
        """Say a time in full, for a tooltip."""
        moment = self.moment(ms)
        day = self._locale.toString(moment.date(), QCoreApplication.translate("Times", "d MMM yyyy"))
        return f"{day} {moment.toString('HH:mm:ss')}"
