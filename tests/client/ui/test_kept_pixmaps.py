"""Pixmaps that are kept for drawing, within their room."""

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from client.ui.theme.kept_pixmaps import KeptPixmaps

SIDE = 10
BYTES = SIDE * SIDE * 4


@pytest.fixture
def kept(qapp: QApplication) -> KeptPixmaps[int]:
    return KeptPixmaps[int](3 * BYTES)


def test_those_drawn_longest_ago_make_room(kept: KeptPixmaps[int]) -> None:
    for key in range(3):
        kept.keep(key, QPixmap(SIDE, SIDE))
    assert kept.get(0) is not None
    kept.keep(3, QPixmap(SIDE, SIDE))
    assert [key for key in range(4) if kept.get(key) is not None] == [0, 2, 3]
    assert kept.taken == 3 * BYTES


def test_one_larger_than_the_room_is_kept_alone(kept: KeptPixmaps[int]) -> None:
    kept.keep(0, QPixmap(SIDE, SIDE))
    kept.keep(1, QPixmap(SIDE, 5 * SIDE))
    assert kept.get(0) is None
    assert kept.get(1) is not None
    kept.keep(2, QPixmap(SIDE, SIDE))
    assert kept.get(1) is None
    assert kept.taken == BYTES


def test_of_one_key_the_last_counts(kept: KeptPixmaps[int]) -> None:
    for _ in range(9):
        kept.keep(0, QPixmap(SIDE, 2 * SIDE))
    kept.keep(1, QPixmap(SIDE, SIDE))
    assert kept.taken == 3 * BYTES
    assert kept.get(0) is not None


def test_nothing_is_kept_once_it_is_cleared(kept: KeptPixmaps[int]) -> None:
    kept.keep(0, QPixmap(SIDE, SIDE))
    kept.clear()
    assert kept.get(0) is None
    assert kept.taken == 0
