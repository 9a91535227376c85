"""Moments to come: which are offered when, and how they are said."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, QLocale, QTime, QTimeZone

from client.viewmodels.messages.moments import Moments

ZONE = QTimeZone(QTimeZone.Initialization.UTC)


def moments(now: datetime) -> Moments:
    ms = int(now.timestamp() * 1000)
    return Moments(QLocale("en_GB"), ZONE, lambda: ms)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A time in November 2026; the 22nd is a Sunday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        (at(24, 8, 15), ["in an hour, 09:15", "today, 14:00", "tomorrow, 09:00", "Mon, 09:00"]),
        (at(24, 13, 30), ["in an hour, 14:30", "today, 14:00", "tomorrow, 09:00", "Mon, 09:00"]),
        (at(24, 13, 31), ["in an hour, 14:31", "tomorrow, 09:00", "Mon, 09:00"]),
        (at(24, 13), ["in an hour, 14:00", "tomorrow, 09:00", "Mon, 09:00"]),
        (at(22, 16), ["in an hour, 17:00", "tomorrow, 09:00"]),
        (at(23, 7), ["in an hour, 08:00", "today, 14:00", "tomorrow, 09:00", "30 Nov, 09:00"]),
        (at(27, 23, 40), ["in an hour, 00:40", "tomorrow, 09:00", "Mon, 09:00"]),
    ],
)
def test_what_is_offered_depends_on_the_time_of_day_and_week(now: datetime, offered: list[str]) -> None:
    assert [one.words for one in moments(now).choices()] == offered


def test_what_is_offered_lies_ahead_and_in_the_day_it_names() -> None:
    made = moments(at(24, 8, 15))
    hour, afternoon, tomorrow, monday = (one.at for one in made.choices())
    assert hour == at(24, 9, 15).timestamp() * 1000
    assert afternoon == made.of(QDate(2026, 11, 24), QTime(14, 0))
    assert tomorrow == at(25, 9).timestamp() * 1000
    assert monday == at(30, 9).timestamp() * 1000


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (at(24, 9, 5), "today, 09:05"),
        (at(25, 0, 0), "tomorrow, 00:00"),
        (at(30, 23, 59), "Mon, 23:59"),
        (datetime(2026, 12, 1, 9, tzinfo=UTC), "1 Dec, 09:00"),
        (datetime(2027, 1, 4, 9, tzinfo=UTC), "4 Jan 2027, 09:00"),
        (at(23, 9), "23 Nov, 09:00"),
    ],
)
def test_the_nearer_the_shorter(moment: datetime, said: str) -> None:
    assert moments(at(24, 8)).said(int(moment.timestamp() * 1000)) == said


def test_what_has_passed_is_over() -> None:
    made = moments(at(24, 8))
    assert made.over(int(at(24, 8).timestamp() * 1000))
    assert not made.over(int(at(24, 8, 1).timestamp() * 1000))


def test_a_list_of_days_says_each_with_its_date() -> None:
    made = moments(at(24, 8))
    days = [made.listed(made.today.addDays(ahead)) for ahead in (0, 1, 2, 6, 7, 30)]
    named = ["today", "tomorrow", "Thu", "Mon", "Tue", "Thu"]
    dates = ["24 Nov", "25 Nov", "26 Nov", "30 Nov", "1 Dec", "24 Dec"]
    assert days == [f"{date}, {day}" for date, day in zip(dates, named, strict=True)]
