"""Rows around an anchor: what is seen stays where it is, whatever comes, goes or grows."""

from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.ui.chat.log.row_layout import RowLayout
from client.ui.chat.log.row_stack import Placed, RowStack

PAD = 10.0


class Measured:
    """A layout of which only the height counts."""

    def __init__(self, height: float) -> None:
        self.height = height


def stack(heights: list[float]) -> RowStack:
    def measure(place: int) -> RowLayout:
        return cast("RowLayout", Measured(heights[place]))

    return RowStack(lambda: len(heights), measure, PAD)


def tops(shown: list[Placed]) -> dict[int, float]:
    return {one.place: one.top for one in shown}


def test_it_begins_at_the_bottom() -> None:
    made = stack([50.0] * 100)
    shown = made.fill(200)
    assert shown[-1].place == 99
    assert shown[-1].bottom == 200 - PAD
    assert made.at_bottom


def test_few_rows_stand_at_the_top() -> None:
    made = stack([50.0] * 2)
    assert tops(made.fill(400)) == {0: 0, 1: 50}
    made.scroll(-100)
    assert tops(made.fill(400)) == {0: 0, 1: 50}
    made.scroll(1000)
    assert tops(made.fill(400)) == {0: 0, 1: 50}


def test_nothing_is_shown_of_nothing() -> None:
    assert stack([]).fill(100) == []


@given(
    st.lists(st.floats(10, 400), min_size=20, max_size=80),
    st.lists(st.floats(-900, 900), min_size=1, max_size=30),
)
def test_scrolling_never_leaves_the_rows(heights: list[float], moves: list[float]) -> None:
    made = stack(heights)
    for move in moves:
        made.scroll(move)
        shown = made.fill(300)
        assert shown[0].top <= 0
        assert shown[-1].bottom >= min(300 - PAD, sum(heights)) - 0.01
        for upper, lower in pairwise(shown):
            assert lower.place == upper.place + 1
            assert lower.top == pytest.approx(upper.bottom)


@given(st.integers(1, 60), st.floats(0, 2000))
def test_rows_that_come_above_move_nothing(number: int, up: float) -> None:
    heights = [40.0 + place % 7 for place in range(80)]
    made = stack(heights)
    made.fill(300)
    made.scroll(-up)
    before = tops(made.fill(300))
    heights[:0] = [55.0] * number
    made.rows_inserted(0, number)
    after = tops(made.fill(300))
    if before and not made.at_bottom:
        assert {place + number: top for place, top in before.items()} == pytest.approx(after)


@given(st.integers(1, 30))
def test_rows_that_go_above_move_nothing(number: int) -> None:
    heights = [40.0] * 100
    made = stack(heights)
    made.show(60, -13.0)
    before = tops(made.fill(300))
    del heights[:number]
    made.rows_removed(0, number)
    assert {place - number: top for place, top in before.items()} == tops(made.fill(300))


def test_at_the_bottom_new_rows_are_followed() -> None:
    heights = [40.0] * 100
    made = stack(heights)
    made.fill(300)
    heights.append(70.0)
    made.rows_inserted(100, 1)
    shown = made.fill(300)
    assert shown[-1].place == 100
    assert shown[-1].bottom == 300 - PAD


def test_away_from_the_bottom_new_rows_move_nothing() -> None:
    heights = [40.0] * 100
    made = stack(heights)
    made.fill(300)
    made.scroll(-500)
    before = tops(made.fill(300))
    heights.append(70.0)
    made.rows_inserted(100, 1)
    assert tops(made.fill(300)) == before


def test_reaching_the_bottom_sticks_to_it() -> None:
    made = stack([40.0] * 100)
    made.show(10, 0)
    made.fill(300)
    assert not made.at_bottom
    made.scroll(100_000)
    made.fill(300)
    assert made.at_bottom
