"""Chats in the main window, as tabs, or in windows of their own: each open once, read where it is seen."""

import asyncio
import gc
from collections.abc import AsyncGenerator, Callable
from pathlib import Path

import msgspec
import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from client.core.words.wording import Language
from client.gui.chat_places import MOST, last_on, of_one
from client.gui.chat_windows import ChatWindows
from client.gui.places import with_place
from client.ui.main.conversation_window import ConversationWindow
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.dialog import Question
from client.viewmodels.chat.open_chats import ChatPlace, place_of
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences, PreferencesFile
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import person_id

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support")]
CHEN, ZHANG, HE = (person_id(number) for number in range(3))


class Desk:
    """A main window, the windows of chats, and their preferences."""

    def __init__(self, theme: Theme, folder: Path, preferences: Preferences) -> None:
        self.theme = theme
        self.company: Company = company("陈思远", "张伟", "何静")
        for person in (CHEN, ZHANG, HE):
            self.company.chats.say_to_me(person, "hello")
        self.model = MainModel(self.company.services, lambda: Language.ENGLISH)
        self.main = MainWindow(self.theme, self.model, preferences)
        self.file = PreferencesFile(folder / "window.json")
        self.file.value = preferences
        self.covered = False
        self.chats = ChatWindows(self.theme, self.model, self.file, self._keep, lambda: self.covered)

    def _keep(self, places: dict[str, str]) -> None:
        self.file.value = msgspec.structs.replace(self.file.value, chat_places=places)

    def choose(self, *, chats: str = "inside", window: str = "one") -> None:
        self.file.value = msgspec.structs.replace(self.file.value, chats=chats, window=window)
        self.main.apply(self.file.value)
        self.chats.apply(self.file.value)

    @property
    def titles(self) -> list[str]:
        return [window.windowTitle() for window in self.chats.windows]

    def window(self, place: int = 0) -> ConversationWindow:
        return self.chats.windows[place]

    async def settle(self, until: Callable[[], bool] = lambda: False) -> None:
        for _ in range(40):
            await asyncio.sleep(0.004)
            QApplication.processEvents()
            if until():
                return

    async def close(self) -> None:
        self.chats.close()
        self.main.close()
        await self.model.close()
        self.main.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(qapp, Look(mode=Mode.LIGHT, language="en"))


@pytest_asyncio.fixture
async def desk(theme: Theme, tmp_path: Path) -> AsyncGenerator[Desk]:
    made = Desk(theme, tmp_path, Preferences(chats="windows"))
    made.main.show()
    yield made
    await made.close()


@pytest_asyncio.fixture
async def tabbed(theme: Theme, tmp_path: Path) -> AsyncGenerator[Desk]:
    made = Desk(theme, tmp_path, Preferences(chats="tabs"))
    made.main.show()
    for person in (CHEN, ZHANG, HE):
        made.model.actions.open(person)
    await made.settle()
    yield made
    await made.close()


def tabs(window: ConversationWindow) -> list[str]:
    return [window.tabs.accessibleTabName(place) for place in range(window.tabs.count())]


# Windows of their own


async def test_a_chat_has_one_window_however_often_it_is_asked_for(desk: Desk) -> None:
    desk.model.actions.open(CHEN)
    desk.model.actions.open(ZHANG)
    await desk.settle()
    assert desk.titles == ["陈思远", "张伟"]
    assert all(window.focusWidget() is window.chat.composer.editor for window in desk.chats.windows)
    assert desk.model.chats.main.chat is None
    desk.window(0).showMinimized()
    desk.model.actions.open(CHEN)
    await desk.settle()
    assert desk.titles == ["陈思远", "张伟"]
    assert not desk.window(0).isMinimized()


async def test_what_is_written_goes_to_the_chat_of_its_window(desk: Desk) -> None:
    desk.model.actions.open(CHEN)
    desk.model.actions.open(ZHANG)
    await desk.settle()
    for place, words in ((0, "to Chen"), (1, "to Zhang")):
        editor = desk.window(place).chat.composer.editor
        QTest.keyClicks(editor, words)
        QTest.keyClick(editor, Qt.Key.Key_Return)
        await desk.settle()
    said = [[one.layout.row.text for one in window.chat.timeline.in_sight] for window in desk.chats.windows]
    assert said == [["hello", "to Chen"], ["hello", "to Zhang"]]


async def test_a_draft_stays_when_its_window_closes(desk: Desk) -> None:
    desk.model.actions.open(CHEN)
    await desk.settle()
    QTest.keyClicks(desk.window().chat.composer.editor, "half a")
    QTest.keyClick(desk.window().chat.composer.editor, Qt.Key.Key_Escape)
    await desk.settle()
    assert desk.chats.windows == []
    desk.model.actions.open(CHEN)
    await desk.settle()
    assert desk.window().chat.composer.editor.text == "half a"


async def test_only_the_window_in_front_reads(desk: Desk) -> None:
    chats = desk.company.chats
    desk.model.actions.open(CHEN)
    await desk.settle(lambda: bool(chats.read))
    assert chats.read == {chats.direct(CHEN): 1}
    desk.main.activateWindow()
    await desk.settle(desk.main.isActiveWindow)
    chats.say_to_me(CHEN, "more")
    await desk.settle()
    assert chats.read == {chats.direct(CHEN): 1}
    assert not desk.chats.looks_at(chats.direct(CHEN))
    desk.window().activateWindow()
    await desk.settle(lambda: chats.read[chats.direct(CHEN)] == 2)
    assert chats.read == {chats.direct(CHEN): 2}
    assert desk.chats.looks_at(chats.direct(CHEN))
    assert not desk.chats.looks_at(chats.direct(ZHANG))


async def test_a_closed_window_leaves_nothing(desk: Desk) -> None:
    counts: list[int] = []
    for number in range(6):
        desk.model.actions.open((CHEN, ZHANG)[number % 2])
        await desk.settle()
        desk.window().close()
        await desk.settle()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        kinds = {"ConversationWindow", "ChatStack", "OpenChat", "ChatModel", "ChatWindow"}
        counts.append(sum(type(one).__name__ in kinds for one in gc.get_objects()))
    assert counts[-1] == counts[1]


async def test_behind_a_lock_no_window_comes_into_sight(desk: Desk) -> None:
    wanted = list[int]()
    desk.chats.main_wanted.connect(lambda: wanted.append(1))
    desk.model.actions.open(CHEN)
    await desk.settle()
    desk.window(0).hide()
    desk.covered = True
    # What the server answers late, after the lock has come.
    desk.model.actions.open(CHEN)
    desk.model.actions.open(ZHANG)
    desk.model.chats.raised.emit(None)
    await desk.settle()
    assert ([one.isVisible() for one in desk.chats.windows], wanted) == ([False, False], [])
    desk.covered = False
    desk.chats.uncover()
    assert [one.isVisible() for one in desk.chats.windows] == [True, True]
    await desk.settle()


# Tabs


async def test_tabs_share_one_window_and_tell_what_is_unread(tabbed: Desk) -> None:
    assert tabbed.titles == ["何静"]
    window = tabbed.window()
    assert tabs(window)[-1] == "何静"
    tabbed.company.chats.say_to_me(CHEN, "more")
    await tabbed.settle(lambda: "2 unread" in tabs(window)[0])
    assert tabs(window)[0].startswith("陈思远, 2 unread")
    window.tabs.setCurrentIndex(0)
    await tabbed.settle()
    assert window.windowTitle() == "陈思远"
    assert [one.layout.row.text for one in window.chat.timeline.in_sight] == ["hello", "more"]


async def test_behind_a_dialog_no_other_tab_is_shown(tabbed: Desk) -> None:
    window = tabbed.window()
    before = window.stack.place
    question = Question(tabbed.theme, window, "Leave this group?", "", "Leave")
    question.open_in_window()
    QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.place == before
    question.reject()
    QTest.keyClick(window, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert window.stack.place != before
    await tabbed.settle()


async def test_tabs_are_walked_and_closed_by_keys(tabbed: Desk) -> None:
    window, control = tabbed.window(), Qt.KeyboardModifier.ControlModifier
    window.activateWindow()
    await tabbed.settle(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Tab, control)
    assert window.windowTitle() == "陈思远"
    QTest.keyClick(window, Qt.Key.Key_Backtab, control | Qt.KeyboardModifier.ShiftModifier)
    assert window.windowTitle() == "何静"
    QTest.keyClick(window, Qt.Key.Key_W, control)
    assert [name.partition(",")[0] for name in tabs(window)] == ["陈思远", "张伟"]
    assert window.windowTitle() == "张伟"
    QTest.keyClick(window.chat.composer.editor, Qt.Key.Key_Escape)
    QTest.keyClick(window, Qt.Key.Key_W, control)
    await tabbed.settle()
    assert tabbed.chats.windows == []


async def test_a_tab_is_closed_by_the_middle_button_and_moved_by_the_left(tabbed: Desk) -> None:
    window = tabbed.window()
    bar = window.tabs
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(0).center())
    assert window.stack.conversations == tuple(tabbed.company.chats.direct(person) for person in (ZHANG, HE))
    start, end = bar.tabRect(0).center(), bar.tabRect(1).center()
    QTest.mousePress(bar, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 11):
        QTest.mouseMove(bar, start + (end - start) * step / 10 + QPoint(step, 0))
        QApplication.processEvents()
    QTest.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=end + QPoint(10, 0))
    await tabbed.settle()
    direct = tabbed.company.chats.direct
    assert window.stack.conversations == (direct(HE), direct(ZHANG))
    assert window.windowTitle() == "张伟"


async def test_a_tab_leaves_for_a_window_of_its_own(tabbed: Desk) -> None:
    window = tabbed.window()
    menu = window.tabs.tab_menu(1)
    menu.actions()[0].trigger()
    await tabbed.settle()
    assert tabbed.titles == ["何静", "张伟"]
    assert window.stack.conversations == tuple(tabbed.company.chats.direct(one) for one in (CHEN, HE))
    tabbed.model.actions.open(ZHANG)
    await tabbed.settle()
    assert tabbed.titles == ["何静", "张伟"]


async def test_the_others_are_closed_from_the_menu_of_a_tab(tabbed: Desk) -> None:
    menu = tabbed.window().tabs.tab_menu(0)
    menu.actions()[-1].trigger()
    await tabbed.settle()
    assert tabs(tabbed.window()) == ["陈思远"]


# The choice


async def test_another_place_is_taken_at_once_by_what_is_open(tabbed: Desk) -> None:
    tabbed.choose(chats="windows")
    await tabbed.settle()
    assert tabbed.titles == ["陈思远", "张伟", "何静"]
    tabbed.choose(chats="tabs")
    await tabbed.settle()
    assert len(tabbed.titles) == 1
    tabbed.choose(chats="inside")
    await tabbed.settle()
    assert tabbed.titles == []
    assert tabbed.model.chats.main.chat is not None
    assert tabbed.model.chats.main.chat.title == "何静"
    tabbed.choose(window="classic")
    await tabbed.settle()
    assert tabbed.titles == ["何静"]
    assert tabbed.model.chats.main.chat is None
    assert not tabbed.main.chat.isVisible()


async def test_a_window_of_its_own_takes_the_chat_out_of_the_main_one(desk: Desk) -> None:
    desk.choose(chats="inside")
    desk.model.actions.open(CHEN)
    await desk.settle()
    assert desk.model.chats.main.chat is not None
    desk.model.actions.open_alone(CHEN)
    await desk.settle()
    assert desk.titles == ["陈思远"]
    assert desk.model.chats.main.chat is None
    # It is open there: asked for again, that window comes, and none is opened inside.
    desk.model.actions.open(CHEN)
    await desk.settle()
    assert desk.model.chats.main.chat is None


async def test_a_double_click_and_the_menu_open_a_window_whatever_is_chosen(desk: Desk) -> None:
    desk.choose(chats="inside")
    view = desk.main.list.conversations
    await desk.settle()
    middle = view.visualRect(view.model().index(0, 0)).center()
    # What a mouse sends: the first click opens inside, the second takes it out.
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    await desk.settle()
    assert len(desk.titles) == 1
    assert desk.model.chats.main.chat is None
    menu = view.row_menu(desk.model.conversations.row(1))
    menu.actions()[1].trigger()
    await desk.settle()
    assert len(desk.titles) == 2


async def test_settings_are_at_hand_in_every_window(desk: Desk) -> None:
    wanted: list[str] = []
    desk.chats.settings_wanted.connect(lambda: wanted.append("settings"))
    desk.model.actions.open(CHEN)
    await desk.settle(lambda: bool(desk.chats.windows) and desk.window().isActiveWindow())
    QTest.keyClick(desk.window(), Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    assert wanted == ["settings"]


def test_what_a_file_says_becomes_a_place_that_there_is() -> None:
    assert place_of(Preferences()) is ChatPlace.INSIDE
    assert place_of(Preferences(chats="nowhere")) is ChatPlace.INSIDE
    assert place_of(Preferences(window="classic")) is ChatPlace.WINDOWS
    assert place_of(Preferences(window="classic", chats="tabs")) is ChatPlace.TABS


# Places


async def test_a_window_comes_back_where_it_stood_and_covers_no_other(desk: Desk) -> None:
    desk.model.actions.open(CHEN)
    await desk.settle()
    first = desk.window()
    first.move(140, 90)
    first.resize(first.minimumSize() + first.minimumSize() / 8)
    size = first.size()
    first.close()
    await desk.settle()
    desk.model.actions.open(ZHANG)
    await desk.settle()
    assert desk.window().size() == size
    desk.model.actions.open(CHEN)
    await desk.settle()
    assert desk.window(1).size() == size
    assert desk.window(0).pos() != desk.window(1).pos()


def test_places_of_chats_are_kept_apart_and_bounded() -> None:
    kept: dict[str, str] = {}
    for number in range(MOST + 5):
        kept = with_place(kept, f"office {number:04}", f"at {number}", MOST)
    kept = with_place(kept, "home 0064", "elsewhere", MOST)
    assert len(kept) == MOST
    assert of_one(kept, "0064") == {"office": "at 64", "home": "elsewhere"}
    assert of_one(kept, "0000") == {}
    assert last_on(kept, "office") == "at 64"
    assert last_on(kept, "train") == ""
