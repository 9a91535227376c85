"""Scrolling a million rows: what is read stays where it is, what is new is followed."""

from dataclasses import replace

from client.ui.chat.log.jump_button import JumpButton
from client.viewmodels.chat.rows import Reaction
from tests.client.fake_chat import FakeChat, identity, plain_row
from tests.client.ui.timeline.stage import MILLION, TIMES, Stage, message, tops


async def test_a_million_entries_open_at_the_newest(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    assert view.in_sight[-1].layout.row.seq == MILLION
    assert len(view.in_sight) < 30


async def test_pages_that_arrive_above_move_nothing(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    for _ in range(60):
        view.scroll_by(-170)
        before = tops(view)
        await stage.settle()
        assert tops(view) == before


async def test_scrolling_down_again_ends_at_the_newest(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    for _ in range(120):
        view.scroll_by(-400)
        await stage.settle()
    far = view.in_sight[0].layout.row.seq
    assert far < MILLION - 300
    for _ in range(200):
        view.scroll_by(400)
        await stage.settle()
    assert view.in_sight[-1].layout.row.seq == MILLION


async def test_the_scroll_bar_leads_anywhere(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    bar = view.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(bar.maximum() // 2)
    await stage.settle()
    assert abs(view.in_sight[0].layout.row.seq - MILLION // 2) < 30
    bar.setValue(0)
    await stage.settle()
    assert view.in_sight[0].layout.row.seq == 1
    bar.setValue(bar.maximum())
    await stage.settle()
    assert view.in_sight[-1].layout.row.seq == MILLION


async def test_a_day_among_a_million_is_jumped_to_and_left_both_ways_without_a_jump(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    day = plain_row(400_000).time // 86_400_000 * 86_400_000
    assert stage.windows[-1].at_end
    stage.windows[-1].go_to_time(day)
    await stage.settle()
    first = view.in_sight[0].layout
    assert 399_700 < first.row.seq <= 400_000
    assert first.setting.day == TIMES.separator(day)
    for step in [-170] * 60 + [170] * 140:
        view.scroll_by(step)
        before = tops(view)
        await stage.settle()
        assert tops(view) == before
    assert view.in_sight[0].layout.row.seq > first.row.seq + 100


async def test_a_jump_that_finds_nothing_leaves_all_as_it_was(stage: Stage) -> None:
    source = FakeChat(MILLION)
    view = await stage.show(source)
    before, unreached = tops(view), list[bool]()
    stage.windows[-1].unreached.connect(lambda: unreached.append(True))
    source.online = False
    stage.windows[-1].go_to_time(plain_row(400_000).time)
    await stage.settle()
    assert tops(view) == before
    assert unreached == [True]


async def test_new_messages_are_followed_at_the_end_only(stage: Stage) -> None:
    source = FakeChat(1000)
    view = await stage.show(source)
    source.arrive()
    await stage.settle()
    assert view.in_sight[-1].layout.row.seq == 1001
    view.scroll_by(-800)
    await stage.settle()
    before = tops(view)
    source.arrive(replace(plain_row(1), id=identity(1 << 70), own=False))
    await stage.settle()
    assert tops(view) == before
    view.go_to_latest()
    await stage.settle()
    assert view.in_sight[-1].layout.row.seq == 1002


async def test_a_resize_keeps_the_end_in_sight(stage: Stage) -> None:
    view = await stage.show(FakeChat(1000))
    view.resize(460, 420)
    await stage.settle()
    last = view.in_sight[-1]
    assert last.layout.row.seq == 1000
    assert last.bottom <= 420


async def test_a_changed_row_grows_without_moving_what_is_above(stage: Stage) -> None:
    source = FakeChat(1000)
    view = await stage.show(source)
    view.scroll_by(-600)
    await stage.settle()
    before = tops(view)
    middle = view.in_sight[len(view.in_sight) // 2].layout.row.seq
    source.change(middle, reactions=(Reaction("👍", 3, mine=True),))
    await stage.settle()
    after = tops(view)
    assert all(after[seq] == top for seq, top in before.items() if seq <= middle)
    assert after[middle + 1] > before[middle + 1]


async def test_seen_tells_the_newest_in_sight(stage: Stage) -> None:
    seen: list[int] = []
    stage.view.seen.connect(seen.append)
    source = FakeChat(500)
    view = await stage.show(source)
    assert seen[-1] == 500
    source.arrive()
    await stage.settle()
    assert seen[-1] == 501
    assert view.in_sight[-1].layout.row.seq == 501


async def test_opening_where_reading_stopped_shows_the_line(stage: Stage) -> None:
    view = await stage.show(FakeChat(1000), read=500)
    fresh = [placed for placed in view.in_sight if placed.layout.setting.fresh]
    assert [placed.layout.row.seq for placed in fresh] == [501]


async def test_the_button_to_the_newest_counts_what_came_and_not_what_is_read_on(stage: Stage) -> None:
    source = FakeChat(300, lambda seq: message(seq, f"row {seq}"))
    view = await stage.show(source)
    (jump,) = view.over_rows
    assert isinstance(jump, JumpButton)
    stage.windows[-1].go_to(1)
    await stage.settle()
    for _ in range(4):
        view.scroll_by(1500)
        await stage.settle()
    assert len(view.rows) > 61
    assert jump.unseen == 0
    source.arrive()
    source.arrive()
    await stage.settle()
    assert jump.unseen == 2
    view.go_to_latest()
    await stage.settle()
    assert jump.unseen == 0
    view.scroll_by(-900)
    await stage.settle()
    source.arrive()
    await stage.settle()
    assert jump.unseen == 1
