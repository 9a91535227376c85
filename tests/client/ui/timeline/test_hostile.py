"""Hostile text and names stay where they belong."""

import pytest

from client.ui.theme.theme import Theme
from client.viewmodels.chat.rows import Delivery
from tests.client.ui.test_text_block import HOSTILE
from tests.client.ui.timeline.stage import Stage, message, one, rows_of


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_text_stays_in_its_bubble(stage: Stage, name: str) -> None:
    view = await stage.show(rows_of(message(1, HOSTILE[name]), message(2, "after", name)))
    view.grab()
    for placed in view.in_sight:
        layout = placed.layout
        assert layout.bubble.left() >= 0
        assert layout.bubble.right() <= view.viewport().width()
        if layout.block is not None:
            assert layout.block.width <= layout.bubble.width()
    assert view.in_sight[-1].layout.row.seq == 2


@pytest.mark.parametrize("own", [False, True])
async def test_marks_end_at_their_bubble(stage: Stage, theme: Theme, own: bool) -> None:
    marks = "a" + "\u0301" * 3000
    view = await stage.show(
        rows_of(message(1, "x"), message(2, marks, "b" + "\u0301" * 300, own=own, delivery=Delivery.NONE))
    )
    image = view.grab().toImage()
    placed = view.in_sight[1]
    left = round(placed.layout.bubble.left())
    box = placed.layout.bubble.translated(0, placed.top)
    for top, bottom in ((2, 18), (round(box.bottom()) + 8, 400)):
        found = {image.pixelColor(x, y).rgb() for x in range(left, left + 24) for y in range(top, bottom)}
        assert found == {theme.colours.base.rgb()}


async def test_a_hostile_name_leaves_the_rest_alone(stage: Stage) -> None:
    name = "\u202e\u200b" + "名" * 300
    view = await stage.show(rows_of(message(1, "hi", name), message(2, "x", "b")))
    view.grab()
    placed = one(view, 1)
    assert placed.layout.name.right() <= view.viewport().width()
