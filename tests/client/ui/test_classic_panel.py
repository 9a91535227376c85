"""The classic panel: my card, tabs and settings around the list, in a window as narrow as that."""

import asyncio
from collections.abc import AsyncGenerator, Callable

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language
from client.ui.main.admin_place import AdminWindow
from client.ui.main.conversation_window import ConversationWindow
from client.ui.main.rail import Place
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Painted
from client.viewmodels.chat.open_chats import ChatPlace
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import MessageBody
from shared.model.rights import EMPLOYEE_POWERS, EVERY_POWER
from shared.protocol.org import Person
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.office_windows import visible
from tests.client.ui.test_pseudo_locale import cut_off, pseudo, untranslated

__all__ = ["pseudo"]

GROUP = b"group".ljust(16, b"\0")
CLASSIC = Preferences(window="classic")


class Panel:
    """The window as a classic panel, with a group, a talk and an admin in it."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.company: Company = company("陈思远", "张伟")
        self.company.people.may = EVERY_POWER
        self.company.people.change(Person(ME, "HC0000", "林晓雨", False, 2, signature="收到"))
        self.company.chats.group(GROUP, "QQ", rank="owner")
        self.company.chats.say(GROUP, person_id(0), MessageBody("收到"))
        self.company.chats.say_to_me(person_id(1), "hello")
        self.model = MainModel(self.company.services, lambda: Language.ENGLISH)
        self.window = MainWindow(theme, self.model, CLASSIC)
        self.said: list[str] = []
        qtbot.addWidget(self.window)

    async def show(self) -> None:
        self.window.show()
        self.window.activateWindow()
        await self.settle(self.window.isActiveWindow)

    async def settle(self, until: Callable[[], bool] = lambda: False) -> None:
        for _ in range(40):
            await asyncio.sleep(0.004)
            QApplication.processEvents()
            if until():
                return

    def rows(self) -> list[str]:
        view = self.window.list.groups
        return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


@pytest_asyncio.fixture
async def panel(theme: Theme, qtbot: QtBot) -> AsyncGenerator[Panel]:
    made = Panel(theme, qtbot)
    await made.show()
    yield made
    made.window.close()
    await made.model.close()


def admin_windows() -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, AdminWindow) and one.isVisible()]


async def test_it_is_as_narrow_as_its_list(panel: Panel, theme: Theme) -> None:
    window, m = panel.window, theme.measures
    assert (window.width(), window.height()) == (m.classic_width, m.classic_height)
    window.resize(1, 1)
    assert (window.width(), window.height()) == (m.classic_least_width, m.classic_least_height)
    seen = [window.rail, window.chat, window.surfaces.members]
    assert not any(one.isVisible() for one in seen)
    for part in (window.side.card, window.list.tabs, window.list.search, window.side.foot):
        assert part.isVisible()
        assert part.mapTo(window, part.rect().bottomRight()).x() < window.width()


async def test_my_card_says_who_i_am_and_leads_to_what_i_say_of_it(panel: Panel) -> None:
    card = panel.window.side.card
    assert card.me.accessibleName() == "林晓雨 · Online"
    assert card.status.accessibleName() == "Status: Online"
    assert card.words.text() == "收到"
    QTest.mouseClick(card.words, Qt.MouseButton.LeftButton)
    await panel.settle()
    assert panel.window.surfaces.covered


async def test_tabs_lead_to_chats_organisation_and_groups(panel: Panel) -> None:
    tabs, shown = panel.window.list.tabs, panel.window.list
    QTest.mouseClick(tabs.items[Place.CONTACTS], Qt.MouseButton.LeftButton)
    await panel.settle()
    assert not shown.conversations.isVisible()
    QTest.mouseClick(tabs.items[Place.GROUPS], Qt.MouseButton.LeftButton)
    await panel.settle(shown.groups.isVisible)
    assert panel.rows() == ["QQ"]
    # By the keyboard, as from the rail.
    tabs.items[Place.GROUPS].setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs.items[Place.GROUPS], Qt.Key.Key_Left)
    QTest.keyClick(tabs.items[Place.CONTACTS], Qt.Key.Key_Left)
    await panel.settle(shown.conversations.isVisible)
    assert shown.conversations.isVisible()


async def test_what_is_unread_is_told_on_the_tab(panel: Panel) -> None:
    item = panel.window.list.tabs.items[Place.CHATS]
    before = item.grab().toImage()
    panel.company.chats.say_to_me(person_id(0), "more")
    await panel.settle()
    assert item.grab().toImage() != before


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
async def test_the_admin_has_a_window_of_its_own(panel: Panel) -> None:
    assert admin_windows() == []
    QTest.mouseClick(panel.window.side.foot.admin, Qt.MouseButton.LeftButton)
    await panel.settle()
    (window,) = admin_windows()
    assert panel.window.admin.window() is window
    # A dialog stands where the pages are.
    dialog = panel.window.admin.people.add_person()
    assert dialog.window() is window
    dialog.reject()
    panel.company.people.may = EMPLOYEE_POWERS
    panel.model.list.refresh()
    await panel.settle()
    assert admin_windows() == []
    assert not panel.window.side.foot.admin.isVisible()


async def test_the_server_out_of_reach_is_told_below(panel: Panel) -> None:
    offline = panel.window.side.foot.offline
    assert not offline.isVisible()
    panel.company.auth.go(up=False, reason=Refusal(ErrorCode.OFFLINE))
    assert offline.isVisible()
    assert offline.toolTip() == panel.model.connection.words


async def test_it_turns_into_one_window_and_back_at_once(panel: Panel, theme: Theme) -> None:
    window, m = panel.window, theme.measures
    window.go_to(Place.GROUPS)
    window.apply(Preferences())
    await panel.settle()
    assert window.rail.isVisible()
    assert window.chat.isVisible()
    assert not window.list.tabs.isVisible()
    assert window.list.conversations.isVisible()
    assert window.width() >= min(m.main_least_width, window.room().width())
    window.go_to(Place.ADMIN)
    assert window.admin.window() is window
    window.apply(CLASSIC)
    await panel.settle()
    assert window.width() == m.classic_width
    assert admin_windows() == []


async def test_nothing_is_cut_at_any_scale(panel: Panel, theme: Theme) -> None:
    for scale in (100, 150, 200):
        theme.choose(Look(mode=Mode.DARK, scale=scale))
        window, m = panel.window, theme.measures
        window.resize(m.classic_least_width, m.classic_least_height)
        await panel.settle()
        assert window.width() <= max(m.classic_least_width, window.room().width())
        parts = [*window.list.tabs.items.values(), window.side.foot.settings, window.side.card.status]
        for part in parts:
            assert part.width() >= part.minimumSizeHint().width()
            assert part.mapTo(window, part.rect().topRight()).x() < window.width()


def beside(panel: Panel, theme: Theme) -> ConversationWindow:
    """Open both chats as tabs, and show their window."""
    panel.model.chats.choose(ChatPlace.TABS)
    panel.model.actions.open(person_id(1))
    panel.model.chats.open(GROUP, None)
    window = ConversationWindow(theme, panel.model, panel.model.chats.stacks[0], CLASSIC)
    window.show()
    return window


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("scale", [100, 200])
async def test_longer_words_of_another_language_have_room(panel: Panel, theme: Theme, scale: int) -> None:
    theme.choose(Look(mode=Mode.LIGHT, scale=scale))
    window = beside(panel, theme)
    panel.window.resize(theme.measures.classic_least_width, theme.measures.classic_least_height)
    for place in (Place.CHATS, Place.CONTACTS, Place.GROUPS):
        panel.window.go_to(place)
        await panel.settle()
        tops: list[QWidget] = [panel.window, window]
        assert untranslated(tops) == set()
        assert [words for top in tops for one in visible(top) if (words := cut_off(one))] == []
    window.close()


async def test_all_that_can_be_used_has_a_name(panel: Panel, theme: Theme) -> None:
    window = beside(panel, theme)
    await panel.settle()
    used = [one for top in (panel.window, window) for one in visible(top) if isinstance(one, Painted)]
    assert len(used) > 15
    assert [one for one in used if not (one.accessibleName() or one.text())] == []
    window.close()


async def test_my_card_says_what_holds_once_it_is_in_sight(panel: Panel) -> None:
    panel.window.apply(Preferences())
    person = Person(ME, "HC0000", "林晓雨", False, 2, signature="出差")
    panel.company.people.change(person)
    await panel.settle()
    card = panel.window.side.card
    assert card.words.text() == "收到", "nothing is worded that nobody sees"
    panel.window.apply(CLASSIC)
    assert card.words.text() == "出差"
