"""When nothing rings, and how loud news is otherwise."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.settings.quiet_hours import DAY, SILENT, Telling, is_quiet, telling

MINUTES = st.integers(0, DAY - 1)


def at(hour: int, minute: int = 0) -> int:
    return hour * 60 + minute


@pytest.mark.parametrize(
    ("begin", "end", "quiet", "loud"),
    [
        (at(22), at(8), [at(22), at(23, 59), at(0), at(7, 59)], [at(8), at(12), at(21, 59)]),
        (at(12), at(13, 30), [at(12), at(13, 29)], [at(11, 59), at(13, 30), at(0)]),
        (at(0), at(0), [at(0), at(12), at(23, 59)], []),
    ],
)
def test_the_hours_end_before_their_last_minute(
    begin: int, end: int, quiet: list[int], loud: list[int]
) -> None:
    chosen = Preferences(quiet=True, quiet_from=begin, quiet_to=end)
    assert all(is_quiet(chosen, minute) for minute in quiet)
    assert not any(is_quiet(chosen, minute) for minute in loud)


@given(MINUTES, MINUTES, MINUTES)
def test_the_hours_and_their_opposite_fill_the_day(begin: int, end: int, minute: int) -> None:
    if begin != end:
        one = is_quiet(Preferences(quiet=True, quiet_from=begin, quiet_to=end), minute)
        other = is_quiet(Preferences(quiet=True, quiet_from=end, quiet_to=begin), minute)
        assert one is not other


@given(st.integers(-(10**9), 10**9), st.integers(-(10**9), 10**9), MINUTES)
def test_any_numbers_of_a_file_are_some_hours(begin: int, end: int, minute: int) -> None:
    chosen = Preferences(quiet=True, quiet_from=begin, quiet_to=end)
    same = Preferences(quiet=True, quiet_from=begin % DAY, quiet_to=end % DAY)
    assert is_quiet(chosen, minute) is is_quiet(same, minute)


def test_hours_that_are_off_are_never_quiet() -> None:
    assert not any(is_quiet(Preferences(quiet=False), minute) for minute in range(DAY))


def test_what_is_chosen_is_how_loud_it_is() -> None:
    night, noon = datetime(2026, 11, 22, 23, 0, tzinfo=UTC), datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    assert telling(Preferences(), night) == Telling(show=True, words=True, sound=True)
    assert telling(Preferences(notify=False), noon) == SILENT
    assert telling(Preferences(quiet=True), night) == SILENT
    assert telling(Preferences(quiet=True, sound=False), noon) == Telling(sound=False)
    assert telling(Preferences(preview=False), noon) == Telling(words=False)
