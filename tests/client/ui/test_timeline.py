"""The chat as a user meets it: scrolling a million rows, selecting, links, hostile text, speed."""

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from dataclasses import replace

import pytest
import pytest_asyncio
from PySide6.QtCore import QLocale, QPoint, QPointF, Qt, QTimeZone
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.ui.chat.jump_button import JumpButton
from client.ui.chat.row_layout import Act, spoken
from client.ui.chat.row_stack import Placed
from client.ui.chat.timeline import Timeline
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.chat_rows import ChatRow, Delivery, Reaction, RowKind
from client.viewmodels.chat_window import ChatWindow
from client.viewmodels.times import Times
from tests.client.fake_chat import FakeChat, identity, plain_row
from tests.client.ui.test_text_block import HOSTILE

MILLION = 1_000_000
TIMES = Times(QLocale("en"), QTimeZone(b"UTC"))
Open = Callable[[FakeChat], "asyncio.Future[Timeline]"]


class Timed(Timeline):
    """Notes when it was painted last, in this thread's own time: other work on the machine does not count.

    What a user waits by the clock is for `dev.py bench client`, on a machine that does nothing else.
    """

    painted = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted = time.thread_time()


class Stage:
    """A chat on show."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.view = Timed(theme, TIMES)
        self.view.resize(640, 700)
        qtbot.addWidget(self.view)
        self.windows: list[ChatWindow] = []

    async def show(self, source: FakeChat, *, group: bool = True, read: int = -1) -> Timed:
        window = ChatWindow(source)
        self.windows.append(window)
        self.view.show_window(window, group=group, read=read)
        await window.open(read)
        self.view.show()
        QApplication.processEvents()
        return self.view

    async def settle(self) -> None:
        for _ in range(10):
            await asyncio.sleep(0)
            QApplication.processEvents()


@pytest_asyncio.fixture
async def stage(theme: Theme, qtbot: QtBot) -> AsyncGenerator[Stage]:
    made = Stage(theme, qtbot)
    yield made
    made.view.show_window(None)
    for window in made.windows:
        await window.close()


def rows_of(*rows: ChatRow) -> FakeChat:
    return FakeChat(len(rows), lambda seq: replace(rows[seq - 1], seq=seq))


def message(number: int, text: str, author: str = "张伟", **more: object) -> ChatRow:
    made = replace(plain_row(number), author=author.encode(), name=author, text=text, own=False)
    made = replace(made, delivery=Delivery.NONE, time=1_700_000_000_000 + number * 1000)
    return replace(made, **more)


def one(view: Timeline, seq: int) -> Placed:
    return next(placed for placed in view.in_sight if placed.layout.row.seq == seq)


def in_text(placed: Placed, x: float, y: float = 11.0) -> QPoint:
    return (placed.layout.text + QPointF(x, placed.top + y)).toPoint()


def tops(view: Timeline) -> dict[int, int]:
    return {placed.layout.row.seq: round(placed.layout.bubble.top() + placed.top) for placed in view.in_sight}


async def test_a_million_entries_open_at_the_newest(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    assert view.in_sight[-1].layout.row.seq == MILLION
    assert len(view.in_sight) < 30


async def test_messages_take_the_size_that_is_chosen(stage: Stage, theme: Theme) -> None:
    view = await stage.show(FakeChat(30))
    before = view.in_sight[-1].layout.bubble.height()
    theme.choose(Look(mode=Mode.LIGHT, message_size=20))
    await stage.settle()
    assert view.in_sight[-1].layout.bubble.height() > before
    theme.choose(Look(mode=Mode.LIGHT))
    await stage.settle()
    assert view.in_sight[-1].layout.bubble.height() == before


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


async def test_selecting_within_a_message_copies_its_words(stage: Stage) -> None:
    view = await stage.show(rows_of(message(1, "first words"), message(2, "hello world")))
    placed = one(view, 2)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(placed, -4))
    QTest.mouseMove(view.viewport(), in_text(placed, 300))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(placed, 300))
    assert view.selected_text() == "hello world"
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "hello world"


async def test_selecting_across_messages_names_authors(stage: Stage) -> None:
    view = await stage.show(
        rows_of(
            message(1, "first words"),
            message(2, "张伟 joined", kind=RowKind.LINE),
            message(3, "😀 second", "何静"),
        )
    )
    first, last = one(view, 1), one(view, 3)
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(last, 300))
    QTest.mouseMove(view.viewport(), in_text(first, -4))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(first, -4))
    blocks = view.selected_text().split("\n\n")
    assert [block.split("\n")[1] for block in blocks] == ["first words", "😀 second"]
    assert blocks[0].startswith("张伟  ")
    assert "何静" in blocks[1]


async def test_a_double_click_selects_a_word(stage: Stage) -> None:
    view = await stage.show(rows_of(message(1, "hello world")))
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=in_text(one(view, 1), 5))
    assert view.selected_text() == "hello"


async def test_a_link_opens_by_a_click_and_not_by_selecting(stage: Stage, qtbot: QtBot) -> None:
    view = await stage.show(rows_of(message(1, "https://nas/e217")))
    links: list[str] = []
    view.link_activated.connect(links.append)
    at = in_text(one(view, 1), 20)
    QTest.mouseMove(view.viewport(), at)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseMove(view.viewport(), at + QPoint(60, 0))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=at + QPoint(60, 0))
    assert links == []
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert links == ["https://nas/e217"]


async def test_a_failed_message_offers_what_to_do(stage: Stage) -> None:
    source = FakeChat(3)
    view = await stage.show(source)
    failed = replace(plain_row(1), id=identity(1 << 70), seq=0, own=True)
    source.wait(replace(failed, delivery=Delivery.FAILED, failure="They have left."))
    await stage.settle()
    placed = view.in_sight[-1]
    acted: list[tuple[str, bytes, str]] = []

    def act(kind: str, row: bytes, value: str) -> None:
        acted.append((kind, row, value))

    view.acted.connect(act)
    assert {target.act for target in placed.layout.targets} == {Act.RETRY, Act.DROP}
    for target in placed.layout.targets:
        at = (target.box.center() + QPointF(0, placed.top)).toPoint()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [(act, row) for act, row, _ in acted] == [("drop", failed.id), ("retry", failed.id)]
    assert "They have left." in placed.layout.status_words


async def test_a_reaction_can_be_clicked(stage: Stage) -> None:
    view = await stage.show(rows_of(message(1, "hi", reactions=(Reaction("👍", 2), Reaction("🙏", 1)))))
    acted: list[tuple[str, bytes, str]] = []

    def act(kind: str, row: bytes, value: str) -> None:
        acted.append((kind, row, value))

    view.acted.connect(act)
    placed = one(view, 1)
    box = placed.layout.targets[2].box
    at = (box.center() + QPointF(0, placed.top)).toPoint()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert acted == [("react", identity(1), "🙏")]


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


async def test_opening_a_million_is_quick(stage: Stage) -> None:
    await stage.show(FakeChat(MILLION))
    started = time.thread_time()
    view = await stage.show(FakeChat(MILLION, lambda seq: replace(plain_row(seq + 50), seq=seq)))
    while view.painted < started:
        QApplication.processEvents()
    assert view.painted - started < 0.1


async def test_scrolling_a_million_keeps_sixty_frames(stage: Stage) -> None:
    view = await stage.show(FakeChat(MILLION))
    took: list[float] = []
    for step in [-60] * 300 + [45] * 200:
        started = time.thread_time()
        view.scroll_by(step)
        while view.painted < started:
            QApplication.processEvents()
        took.append(view.painted - started)
        await asyncio.sleep(0)
    took.sort()
    assert took[int(len(took) * 0.99)] < 0.016


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
