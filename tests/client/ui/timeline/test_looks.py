"""Themes, sizes, and what a screen reader hears."""

from client.ui.chat.log.row_layout import spoken
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.chat.rows import Delivery, RowKind
from tests.client.fake_chat import FakeChat
from tests.client.ui.timeline.stage import Stage, message, rows_of


async def test_messages_take_the_size_that_is_chosen(stage: Stage, theme: Theme) -> None:
    view = await stage.show(FakeChat(30))
    before = view.in_sight[-1].layout.bubble.height()
    theme.choose(Look(mode=Mode.LIGHT, message_size=20))
    await stage.settle()
    assert view.in_sight[-1].layout.bubble.height() > before
    theme.choose(Look(mode=Mode.LIGHT))
    await stage.settle()
    assert view.in_sight[-1].layout.bubble.height() == before


async def test_every_theme_and_scale_lays_out_anew(stage: Stage, theme: Theme) -> None:
    view = await stage.show(FakeChat(200))
    before = view.in_sight[-1].layout.height
    theme.choose(Look(mode=Mode.DARK, scale=200))
    await stage.settle()
    last = view.in_sight[-1]
    assert last.layout.row.seq == 200
    assert last.layout.height > before * 1.5
    image = view.grab().toImage()
    assert image.pixelColor(2, 2) == theme.colours.base


async def test_rows_in_sight_can_be_heard(stage: Stage) -> None:
    view = await stage.show(
        rows_of(
            message(1, "first words"),
            message(2, "张伟 joined", kind=RowKind.LINE),
            message(3, "gone", recalled=True),
            message(4, "mine", own=True, delivery=Delivery.READ),
        )
    )
    lines = [spoken(placed.layout) for placed in view.in_sight]
    assert lines[0].startswith("张伟 ")
    assert lines[0].endswith(": first words")
    assert lines[1].startswith("张伟 joined")
    assert "gone" not in lines[2]
    assert lines[3].endswith(": mine (Read)")
