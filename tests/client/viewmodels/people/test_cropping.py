"""A square cut out of a picture stays within it, and a point stays put while one goes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from client.viewmodels.people.cropping import CLOSEST, FEWEST, Crop

sides = st.integers(64, 5_000)
shares = st.floats(-3, 3)


@given(sides, sides, st.lists(st.tuples(st.floats(0.1, 20), shares, shares), max_size=8))
def test_it_never_leaves_the_picture(
    width: int, height: int, steps: list[tuple[float, float, float]]
) -> None:
    crop = Crop.of(width, height)
    for zoom, right, down in steps:
        crop = crop.zoomed(zoom, right, down).moved(down, right)
        assert 1 <= crop.zoom <= crop.closest <= CLOSEST
        assert -1e-6 <= crop.left <= crop.width - crop.side + 1e-6
        assert -1e-6 <= crop.top <= crop.height - crop.side + 1e-6


def test_it_begins_with_the_middle() -> None:
    crop = Crop.of(400, 200)
    assert (crop.left, crop.top, crop.side) == (100, 0, 200)


def test_what_lies_under_the_pointer_stays_there() -> None:
    before = Crop.of(2_000, 2_000).zoomed(2)
    after = before.zoomed(4, 0.25, -0.25)
    assert after.x + 0.25 * after.side == pytest.approx(before.x + 0.25 * before.side)
    assert after.y - 0.25 * after.side == pytest.approx(before.y - 0.25 * before.side)


def test_one_can_not_go_into_a_small_picture() -> None:
    assert Crop.of(FEWEST, 4_000).closest == 1
    assert Crop.of(2 * FEWEST, 4_000).zoomed(50).side == FEWEST
