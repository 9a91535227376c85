"""At which edges of which screens a window sticks, and where it stands there."""

import pytest
from PySide6.QtCore import QPoint, QRect

from client.gui.edges import NEAR, STRIP, Area, Edge, Outline, edge_of, hidden_at, shown_at, strip_at

LEFT = QRect(0, 0, 1920, 1080)
RIGHT = QRect(1920, 0, 1280, 1024)
BAR = 40


def area(whole: QRect, *, top: int = 0, left: int = 0) -> Area:
    """Return a screen with task bars so high or wide."""
    return Area(whole, whole.adjusted(left, top, 0, 0))


ONE = [area(LEFT)]
TWO = [area(LEFT), area(RIGHT)]


@pytest.mark.parametrize(
    ("corner", "edge"),
    [
        (QPoint(NEAR, 300), Edge.LEFT),
        (QPoint(NEAR + 1, 300), None),
        (QPoint(-5, 300), Edge.LEFT),
        (QPoint(1920 - 300 - NEAR, 300), Edge.RIGHT),
        (QPoint(1920 - 300 - NEAR - 2, 300), None),
        (QPoint(800, NEAR), Edge.TOP),
        (QPoint(0, 0), Edge.TOP),
        (QPoint(800, 1080 - 700), None),
    ],
)
def test_a_window_sticks_to_the_edge_it_is_near(corner: QPoint, edge: Edge | None) -> None:
    assert edge_of(QRect(corner.x(), corner.y(), 300, 700), ONE) is edge


def test_no_window_sticks_between_two_screens() -> None:
    between = QRect(1920 - 300, 200, 300, 700)
    assert edge_of(between, ONE) is Edge.RIGHT
    assert edge_of(between, TWO) is None
    assert edge_of(between.translated(300, 0), TWO) is None
    assert edge_of(QRect(RIGHT.right() - 299, 200, 300, 700), TWO) is Edge.RIGHT
    # Below the lower screen's end the edge is an outer one, but the window would show on both: it stays.
    assert edge_of(QRect(1920 - 300, 1000, 300, 80), TWO) is None


def test_no_window_hides_behind_a_task_bar() -> None:
    assert edge_of(QRect(800, BAR, 300, 700), [area(LEFT, top=BAR)]) is None
    assert edge_of(QRect(BAR, 300, 300, 700), [area(LEFT, left=BAR)]) is None
    assert edge_of(QRect(BAR, 300, 300, 700), [area(LEFT, top=BAR)]) is None
    assert edge_of(QRect(0, 300, 300, 700), [area(LEFT, top=BAR)]) is Edge.LEFT


def test_without_screens_there_is_no_edge() -> None:
    assert edge_of(QRect(0, 0, 300, 700), []) is None


def outline(x: int, y: int, border: int = 1) -> Outline:
    """Return a window of 300 × 700 with a title bar of 20 pixels and borders."""
    inside = QRect(x + border, y + 20, 300, 700)
    return Outline(inside.adjusted(-border, -20, border, border), inside)


@pytest.mark.parametrize("border", [0, 1, 7])
def test_only_a_strip_of_a_hidden_window_is_in_sight(border: int) -> None:
    stands = outline(4, 200, border)
    for edge in Edge:
        moved = hidden_at(edge, stands, LEFT) - stands.frame.topLeft()
        left = stands.inside.translated(moved).intersected(LEFT)
        seen = left.height() if edge is Edge.TOP else left.width()
        assert seen == STRIP
        strip = strip_at(edge, stands, LEFT)
        assert LEFT.contains(strip)
        assert STRIP in {strip.width(), strip.height()}


def test_a_shown_window_stands_at_its_edge_whatever_its_border() -> None:
    for border in (0, 1, 7):
        stands = outline(30, 200, border)
        for edge, seen in ((Edge.LEFT, LEFT.left()), (Edge.RIGHT, LEFT.right())):
            moved = shown_at(edge, stands, LEFT) - stands.frame.topLeft()
            inside = stands.inside.translated(moved)
            gap = inside.left() - seen if edge is Edge.LEFT else seen - inside.right()
            assert gap == (border if border <= 2 else 0)
        assert shown_at(Edge.TOP, stands, LEFT).y() == 0


def test_the_strip_is_no_longer_than_the_screen() -> None:
    low = outline(4, 600)
    assert strip_at(Edge.LEFT, low, LEFT) == QRect(0, 620, STRIP, 1080 - 620)
