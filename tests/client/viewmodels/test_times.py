"""Times as people say them, in both languages."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale, QTimeZone

from client.viewmodels.times import Times

ZONE = ZoneInfo("Asia/Shanghai")


def ms(year: int, month: int, day: int, hour: int = 10, minute: int = 46) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=ZONE).timestamp() * 1000)


NOW = ms(2026, 9, 25, 11)  # A Friday.


def times(language: str) -> Times:
    return Times(QLocale(language), QTimeZone(b"Asia/Shanghai"), lambda: NOW)


@pytest.mark.parametrize(
    ("moment", "english", "chinese"),
    [
        (ms(2026, 9, 25), "10:46", "10:46"),
        (ms(2026, 9, 24, 23, 59), "Yesterday", "Yesterday"),
        (ms(2026, 9, 23), "Wed", "周三"),
        (ms(2026, 9, 19), "Sat", "周六"),
        (ms(2026, 9, 18), "18 Sep", None),
        (ms(2025, 9, 12), "12 Sep 2025", None),
        (ms(2026, 9, 26, 0, 10), "26 Sep", None),
    ],
)
def test_a_list_says_the_less_the_nearer(moment: int, english: str, chinese: str | None) -> None:
    assert times("en").in_list(moment) == english
    if chinese is not None:
        assert times("zh_CN").in_list(moment) == chinese


@pytest.mark.parametrize(
    ("moment", "english"),
    [
        (ms(2026, 9, 25, 0, 0), "Today, Friday"),
        (ms(2026, 9, 24), "Yesterday, Thursday"),
        (ms(2026, 9, 12), "12 September, Saturday"),
        (ms(2025, 9, 12), "12 September 2025, Friday"),
    ],
)
def test_a_separator_names_the_day(moment: int, english: str) -> None:
    assert times("en").separator(moment) == english


def test_the_day_is_that_of_the_reader() -> None:
    late = ms(2026, 9, 24, 23, 30)
    assert times("en").day(late).day() == 24
    assert Times(QLocale("en"), QTimeZone(b"UTC"), lambda: NOW).day(late).day() == 24
    assert Times(QLocale("en"), QTimeZone(b"Asia/Tokyo"), lambda: NOW).day(late).day() == 25
