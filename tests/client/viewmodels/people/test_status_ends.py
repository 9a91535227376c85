"""When a status ends, and how that is said."""

import pytest
from PySide6.QtCore import QDate, QLocale, QTime, QTimeZone

from client.viewmodels.people.status_ends import DAYS, LONGEST, End, Ends

ZONE = QTimeZone(8 * 3600)
NOW = 1_790_300_000_000  # Friday, 25 September 2026, 08:53:20 in Shanghai
HOUR = 3600 * 1000


def ends(language: str = "en", now: int = NOW) -> Ends:
    return Ends(QLocale(language), ZONE, lambda: now)


def at(day: QDate, hour: int, minute: int = 0) -> int:
    return ends().of(day, QTime(hour, minute))


TODAY = QDate(2026, 9, 25)


@pytest.mark.parametrize(
    ("end", "moment"),
    [
        (End.NEVER, 0),
        (End.CUSTOM, 0),
        (End.HALF_HOUR, NOW + HOUR // 2),
        (End.HOUR, NOW + HOUR),
        (End.FOUR_HOURS, NOW + 4 * HOUR),
        (End.TODAY, at(TODAY.addDays(1), 0)),
        (End.WEEK, at(QDate(2026, 9, 28), 0)),
    ],
)
def test_ends_are_moments(end: End, moment: int) -> None:
    assert ends().today == TODAY
    assert ends().at(end) == moment


@pytest.mark.parametrize("day", range(7))
def test_a_week_ends_with_its_sunday_on_any_day_of_it(day: int) -> None:
    assert ends(now=at(QDate(2026, 9, 21).addDays(day), 23, 59)).at(End.WEEK) == at(QDate(2026, 9, 28), 0)


@pytest.mark.parametrize(
    ("until", "said"),
    [
        (0, "in a meeting"),
        (at(TODAY, 14, 30), "in a meeting, until 14:30"),
        (at(TODAY.addDays(1), 0), "in a meeting, until the end of today"),
        (at(TODAY.addDays(1), 9), "in a meeting, until tomorrow"),
        (at(QDate(2026, 9, 28), 0), "in a meeting, until 27 Sep"),
        (NOW + LONGEST + 1, "in a meeting"),
        (2**64 - 1, "in a meeting"),
        (-1, "in a meeting"),
    ],
)
def test_words_are_said_with_their_end(until: int, said: str) -> None:
    assert ends().said("in a meeting", until) == said


def test_an_end_without_words_is_said_alone() -> None:
    assert ends().said("", at(TODAY, 14, 30)) == "until 14:30"
    assert ends().said("", 0) == ""


def test_days_to_choose_have_names_of_their_own() -> None:
    names = [ends("zh_CN").day_words(TODAY.addDays(ahead)) for ahead in range(DAYS)]
    assert len(set(names)) == DAYS


def test_what_has_passed_is_over() -> None:
    assert ends().over(NOW)
    assert not ends().over(NOW + 1)
