"""A chat as a screen reader and the keyboard meet it: rows are items, and the current one has a ring."""

import asyncio
import gc
from collections.abc import AsyncGenerator
from dataclasses import replace

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, QLocale, QPoint, Qt, QTimeZone
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget

from client.ui.chat.log.accessible_rows import KEPT, ChatReading
from client.ui.chat.log.timeline import Timeline
from client.ui.theme.theme import Theme
from client.viewmodels.chat.rows import ChatRow, Delivery
from client.viewmodels.chat.window import ChatWindow
from client.viewmodels.times import Times
from tests.client.fake_chat import FakeChat, identity, plain_row

TIMES = Times(QLocale("en"), QTimeZone(b"UTC"))


@pytest.fixture(scope="module", autouse=True)
def reading(qapp: QApplication) -> None:
    """Screen readers are let in, as at a start."""
    ChatReading().install()


class Desk:
    """A window with a chat in it, that can be closed for good."""

    def __init__(self, theme: Theme) -> None:
        self.frame = QWidget()
        self.view = Timeline(theme, TIMES)
        self.view.setAccessibleName("Messages")
        QVBoxLayout(self.frame).addWidget(self.view)
        self.frame.resize(640, 700)
        self.windows: list[ChatWindow] = []

    async def show(self, source: FakeChat) -> None:
        window = ChatWindow(source)
        self.windows.append(window)
        self.view.show_window(window, group=True)
        await window.open(-1)
        self.frame.show()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        await self.settle()

    async def settle(self) -> None:
        for _ in range(5):
            await asyncio.sleep(0)
            QApplication.processEvents()

    @property
    def chat(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.view)

    def items(self) -> list[QAccessibleInterface]:
        found = [self.chat.child(place) for place in range(self.chat.childCount())]
        return [one for one in found if one.role() is QAccessible.Role.ListItem]

    def names(self) -> list[str]:
        return [one.text(QAccessible.Text.Name) for one in self.items()]

    def seqs(self) -> list[int]:
        return [one.layout.row.seq for one in self.view.in_sight]

    def current(self) -> int:
        return next(row.seq for row in self.view.rows if row.id == self.view.current)

    async def press(self, key: Qt.Key, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.view, key)
            await self.settle()

    async def close(self) -> None:
        self.view.show_window(None)
        for window in self.windows:
            await window.close()
        self.frame.close()
        self.frame.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest_asyncio.fixture
async def desk(theme: Theme) -> AsyncGenerator[Desk]:
    made = Desk(theme)
    yield made
    await made.close()


def waiting(number: int, **more: object) -> ChatRow:
    made = replace(plain_row(number), id=identity((1 << 70) + number), seq=0, own=True)
    return replace(made, delivery=Delivery.WAITING, **more)


async def test_each_row_in_sight_is_an_item_with_author_time_words_and_state(desk: Desk) -> None:
    source = FakeChat(50)
    source.wait(waiting(1, text="还没走"))
    await desk.show(source)
    assert desk.chat.role() is QAccessible.Role.List
    assert desk.chat.text(QAccessible.Text.Name) == "Messages"
    rows = [one.layout.row for one in desk.view.in_sight]
    names = desk.names()
    assert len(names) == len(rows)
    for row, name in zip(rows, names, strict=True):
        assert name.startswith(f"{row.name} {TIMES.clock(row.time)}: {row.text}")
    assert names[-1].endswith("还没走 (Waiting)")
    frame = desk.chat.rect()
    assert all(frame.contains(one.rect()) for one in desk.items())
    middle = desk.items()[-1].rect().center()
    under = desk.chat.childAt(middle.x(), middle.y())
    assert under.text(QAccessible.Text.Name) == names[-1]


async def test_items_follow_the_scrolling_and_none_stays_for_ever(desk: Desk) -> None:
    source = FakeChat(5000)
    await desk.show(source)
    first = desk.items()[0]
    seen: set[str] = set()
    for _ in range(120):
        desk.view.scroll_by(-500)
        await desk.settle()
        seen.update(desk.names())
    assert not first.isValid()
    assert first.text(QAccessible.Text.Name) == ""
    assert len(desk.view.rows) > KEPT
    assert len({one.layout.row.id for one in desk.view.in_sight}) == len(desk.items())
    assert seen


async def test_other_chats_and_closing_leave_nothing_behind(theme: Theme) -> None:
    def count() -> int:
        gc.collect()
        return sum(type(one).__name__ in {"RowItem", "Timeline"} for one in gc.get_objects())

    before = count()
    for _ in range(4):
        desk = Desk(theme)
        for _ in range(5):
            await desk.show(FakeChat(300))
            assert desk.names()
        await desk.close()
        del desk
    assert count() == before


async def test_what_came_while_a_reader_listens_is_an_item(desk: Desk) -> None:
    heard: list[str] = []
    source = FakeChat(20)
    await desk.show(source)
    desk.view.heard.connect(heard.append)
    source.arrive(replace(plain_row(1), id=identity(1 << 70), text="新来的", own=False))
    await desk.settle()
    assert "新来的" in desk.names()[-1]
    assert len(heard) == 1
    assert "新来的" in heard[0]


async def test_arrows_go_from_row_to_row_and_bring_them_into_sight(desk: Desk) -> None:
    await desk.show(FakeChat(1000))
    await desk.press(Qt.Key.Key_Up)
    assert desk.current() == 1000
    await desk.press(Qt.Key.Key_Up, 40)
    assert desk.current() == 960
    placed = desk.view.current_placed()
    assert placed is not None
    assert placed.top >= 0
    await desk.press(Qt.Key.Key_Down, 3)
    assert desk.current() == 963
    focused = [one for one in desk.items() if one.state().focused]
    if desk.view.hasFocus():
        assert [one.text(QAccessible.Text.Name) for one in focused] == [
            next(name for name, seq in zip(desk.names(), desk.seqs(), strict=True) if seq == 963)
        ]


async def test_home_and_end_go_to_both_ends_of_the_log(desk: Desk) -> None:
    await desk.show(FakeChat(1_000_000))
    await desk.press(Qt.Key.Key_Home)
    assert desk.current() == 1
    assert desk.seqs()[0] == 1
    await desk.press(Qt.Key.Key_End)
    assert desk.current() == 1_000_000
    assert desk.seqs()[-1] == 1_000_000
    await desk.press(Qt.Key.Key_PageUp)
    assert desk.current() < 1_000_000
    assert desk.current() == desk.seqs()[-1] or desk.current() in desk.seqs()


async def test_a_row_higher_than_the_view_is_read_to_its_end(desk: Desk) -> None:
    def tall(seq: int) -> ChatRow:
        text = "\n".join(["行"] * 100) if seq == 2 else "x"
        return replace(plain_row(seq), text=text)

    await desk.show(FakeChat(3, tall))
    await desk.press(Qt.Key.Key_Home)
    await desk.press(Qt.Key.Key_Down)
    assert desk.current() == 2
    await desk.press(Qt.Key.Key_Down, 5)
    assert desk.current() == 2
    await desk.press(Qt.Key.Key_Down, 60)
    assert desk.current() == 3


async def test_the_current_row_is_copied_and_has_a_menu(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[list[str]] = []

    def note(view: Timeline, menu: QMenu, corner: QPoint) -> None:
        offered.append([action.text() for action in menu.actions()])
        menu.deleteLater()

    monkeypatch.setattr(Timeline, "_open", note)
    source = FakeChat(30)
    source.wait(waiting(1, text="还没走"))
    await desk.show(source)
    await desk.press(Qt.Key.Key_Up)
    QTest.keyClick(desk.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "还没走"
    wanted = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(9, 9), QPoint(9, 9))
    QApplication.sendEvent(desk.view, wanted)
    QTest.keyClick(desk.view, Qt.Key.Key_Return)
    assert offered == [["Copy", "", "Cancel sending"]] * 2


async def test_the_ring_shows_for_keys_and_not_for_clicks(desk: Desk) -> None:
    await desk.show(FakeChat(30))
    placed = desk.view.in_sight[-1]
    at = (placed.layout.bubble.center()).toPoint()
    at.setY(round(placed.top + placed.layout.bubble.center().y()))
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert desk.view.current == placed.layout.row.id
    assert desk.view.ringed is None
    await desk.press(Qt.Key.Key_Up)
    assert desk.current() == 29
