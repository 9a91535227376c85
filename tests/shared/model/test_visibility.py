"""Tests of what a member may see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.model.visibility import EVERYTHING, Interval, clip, unbroken_from, visible

intervals = st.lists(st.tuples(st.integers(1, 60), st.none() | st.integers(0, 60))).map(
    lambda pairs: [Interval(first, last) for first, last in pairs]
)


@pytest.mark.parametrize("seq", [1, 2, 2**62])
def test_everything_is_visible_from_the_first_entry_on(seq: int) -> None:
    assert visible(EVERYTHING, seq)
    assert not visible(EVERYTHING, 0)


def test_both_ends_of_an_interval_belong_to_it() -> None:
    stay = [Interval(5, 9), Interval(20)]
    assert [seq for seq in range(1, 25) if visible(stay, seq)] == [5, 6, 7, 8, 9, 20, 21, 22, 23, 24]


def test_nobody_sees_without_an_interval() -> None:
    assert not visible([], 1)
    assert clip([], 1, 100) == []


@given(intervals, st.integers(1, 60), st.integers(0, 60))
def test_clipping_keeps_exactly_what_is_visible(stay: list[Interval], first: int, last: int) -> None:
    parts = clip(stay, first, last)
    kept = {seq for start, end in parts for seq in range(start, end + 1)}
    assert kept == {seq for seq in range(first, last + 1) if visible(stay, seq)}
    assert parts == sorted(parts)


@pytest.mark.parametrize(
    ("intervals", "first"),
    [
        (EVERYTHING, 1),
        ((Interval(7),), 7),
        ((Interval(1, 6), Interval(7)), 1),
        ((Interval(1, 3), Interval(7)), 7),
        ((Interval(1, 3), Interval(4, 6), Interval(7)), 1),
        ((Interval(1, 2), Interval(4, 6), Interval(7)), 4),
        ((Interval(2, 3), Interval(4)), 2),
    ],
)
def test_where_sight_without_a_gap_begins(intervals: tuple[Interval, ...], first: int) -> None:
    assert unbroken_from(intervals) == first
    assert all(visible(intervals, seq) for seq in range(first, 12))
    assert first == 1 or not visible(intervals, first - 1)
