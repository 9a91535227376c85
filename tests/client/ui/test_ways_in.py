"""Ways into the sign-in window's fields: a demo by one click, servers found on the network, any name."""

from collections.abc import AsyncGenerator

import pytest
import pytest_asyncio
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.core.profile.demo import Demo, DemoPerson
from client.ui.auth.account_list import AccountList
from client.ui.auth.demo_page import DemoPage
from client.ui.auth.row_button import PersonButton, ServerButton
from client.ui.auth.window import SignInWindow
from client.ui.drawing.avatars import Portrait
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Button, IconButton
from client.viewmodels.sign_in.accounts import AccountLine
from client.viewmodels.sign_in.found_servers import ServerRow
from shared.errors import ErrorCode, Refusal
from shared.ids import id_text, new_id
from tests.client.ui.visit import ORGANISATION, Visit, shows


@pytest_asyncio.fixture
async def visit(theme: Theme, qtbot: QtBot) -> AsyncGenerator[Visit]:
    made = Visit(theme, qtbot)
    yield made
    await made.close()


@pytest_asyncio.fixture
async def welcome(theme: Theme, qtbot: QtBot) -> AsyncGenerator[Visit]:
    """A visit to the demo company."""
    people = (DemoPerson("1001", "王芳", "demo-1"), DemoPerson("1002", "李伟", "demo-2"))
    made = Visit(theme, qtbot, demo=Demo("127.0.0.1:7443", "ORG", "邻信演示公司", people))
    yield made
    await made.close()


async def test_a_long_link_shows_its_beginning_once_it_is_typed(visit: Visit) -> None:
    visit.window.show()
    visit.window.activateWindow()
    line = visit.field("Server address or invite link")
    line.setFocus()
    await visit.settle(line.hasFocus)
    QTest.keyClicks(line, "linxin://hc-server:7443/" + "2K4X-" * 8)
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.cursorPosition() == 0


# The demo


async def test_one_click_comes_in_as_somebody_of_the_demo(welcome: Visit) -> None:
    welcome.window.show()
    (person,) = (one for one in people(welcome.window) if one.text() == "李伟")
    QTest.mouseClick(person, Qt.MouseButton.LeftButton)
    await welcome.settle(lambda: bool(welcome.done))
    assert welcome.door.asked == [("127.0.0.1:7443", "1002", "demo-2", "ORG")]
    assert welcome.done == [True]


async def test_how_to_be_somebody_else_is_told_in_the_first_window_alone(theme: Theme, qtbot: QtBot) -> None:
    people = (DemoPerson("1001", "王芳", "demo-1"),)
    for command in ("dev.py run --profile second", ""):
        made = Visit(theme, qtbot, demo=Demo("127.0.0.1:7443", "ORG", "x", people, command))
        made.window.show()
        assert shows(made.window, "in a second window") is bool(command)
        assert shows(made.window, "dev.py run --profile second") is bool(command)
        await made.close()


def test_somebody_looks_here_as_in_the_main_window(theme: Theme, qtbot: QtBot) -> None:
    person = new_id()
    page = DemoPage(theme, Demo("", "", "", (DemoPerson("1001", "王芳", "p", id_text(person)),)))
    accounts = AccountList(theme, [AccountLine("two", "王芳", "1001", "", id_text(person))], bound=False)
    old = PersonButton(theme, "王芳", "1001", "of another version")
    for widget in (page, accounts, old):
        qtbot.addWidget(widget)
    assert [one.portrait for one in (*page.people, *accounts.rows)] == [Portrait(person, "王芳")] * 2
    assert old.portrait == Portrait(b"1001", "王芳")


async def test_enter_comes_in_as_the_first(welcome: Visit) -> None:
    welcome.window.show()
    focus = welcome.window.focusWidget()
    assert isinstance(focus, PersonButton)
    QTest.keyClick(focus, Qt.Key.Key_Return)
    await welcome.settle(lambda: bool(welcome.done))
    assert welcome.door.asked[0][1] == "1001"


async def test_why_the_demo_stays_closed_is_said_there(welcome: Visit) -> None:
    welcome.door.answers = [Refusal(ErrorCode.OFFLINE, reason="refused", address="127.0.0.1:7443")]
    welcome.window.show()
    people(welcome.window)[0].click()
    await welcome.settle(lambda: bool(welcome.model.complaint))
    assert shows(welcome.window, "No server runs")


async def test_the_usual_way_in_is_open_beside_the_demo(welcome: Visit) -> None:
    welcome.window.show()
    welcome.button("Use another server or account").click()
    assert welcome.field("Password").isVisible()
    assert not any(one.isVisible() for one in people(welcome.window))
    welcome.button("Back to the demo company").click()
    assert all(one.isVisible() for one in people(welcome.window))


async def test_without_a_demo_there_is_no_trace_of_it(visit: Visit) -> None:
    visit.window.show()
    assert people(visit.window) == []
    assert not visit.button("Back to the demo company").isVisible()


def people(window: SignInWindow) -> list[PersonButton]:
    return window.findChildren(PersonButton)


# Servers on the network


async def test_a_found_server_is_chosen_by_the_mouse(visit: Visit) -> None:
    visit.street.rows = [ServerRow("恒川精密科技", "10.0.0.1:7443"), ServerRow("乙", "10.0.0.2:7443")]
    visit.window.show()
    (radar,) = (one for one in visit.window.findChildren(IconButton) if "Find" in one.accessibleName())
    QTest.mouseClick(radar, Qt.MouseButton.LeftButton)
    assert shows(visit.window, "Looking")
    await visit.settle(lambda: bool(visit.found.rows))
    QTest.mouseClick(servers(visit.window)[1], Qt.MouseButton.LeftButton)
    assert visit.field("Server address or invite link").text() == "10.0.0.2:7443"
    assert not any(one.isVisible() for one in servers(visit.window))
    assert visit.window.focusWidget() is visit.field("Staff number or name")


async def test_the_window_grows_with_what_was_found(visit: Visit) -> None:
    visit.window.show()
    await visit.settle()
    visit.street.rows = [ServerRow(name, f"{name}:7443") for name in "abc"]
    visit.found.search()
    await visit.settle(lambda: bool(visit.found.rows))
    QApplication.processEvents()
    go = visit.button("Sign in")
    assert visit.window.rect().contains(QRect(go.mapTo(visit.window, QPoint(0, 0)), go.size()))


async def test_a_found_server_is_chosen_by_keys(visit: Visit) -> None:
    visit.street.rows = [ServerRow(name, f"{name}:7443") for name in "abcd"]
    visit.window.show()
    visit.found.search()
    await visit.settle(lambda: bool(visit.found.rows))
    address = visit.field("Server address or invite link")
    address.setFocus()
    for _ in range(3):
        QTest.keyClick(visit.window.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(visit.window.focusWidget(), Qt.Key.Key_Return)
    assert address.text() == "c:7443"


async def test_no_server_is_said_and_goes_once_an_address_is_typed(visit: Visit) -> None:
    visit.window.show()
    visit.found.search()
    await visit.settle(lambda: not visit.found.searching)
    assert shows(visit.window, "No server found")
    wider = visit.button("Look on the whole network")
    assert wider.isVisible()
    QTest.keyClicks(visit.field("Server address or invite link"), "h")
    assert not shows(visit.window, "No server found")


async def test_escape_closes_the_list(visit: Visit) -> None:
    visit.window.show()
    visit.found.search()
    address = visit.field("Server address or invite link")
    QTest.keyClick(address, Qt.Key.Key_Escape)
    assert not visit.found.open
    await visit.settle(lambda: not visit.found.searching)
    assert not visit.button("Look again").isVisible()


def servers(window: SignInWindow) -> list[ServerButton]:
    return window.findChildren(ServerButton)


# The window


LONG = "恒川精密科技（苏州工业园区）有限责任公司第二研究院信息化建设与运行保障中心" * 3


@pytest.mark.parametrize("scale", [100, 150])
async def test_nothing_widens_the_window(visit: Visit, theme: Theme, scale: int) -> None:
    theme.choose(Look(mode=Mode.LIGHT, scale=scale))
    visit.street.rows = [ServerRow(LONG, "10.0.0.1:7443")] * 5
    visit.window.show()
    visit.found.search()
    await visit.settle(lambda: bool(visit.found.rows))
    width, height = visit.window.width(), visit.window.height()
    assert width == theme.measures.sign_in_width
    assert visit.window.minimumHeight() <= height <= visit.window.screen().availableSize().height()
    assert all(one.width() >= one.minimumSizeHint().width() for one in visit.window.findChildren(Button))
    long = Refusal(ErrorCode.UNKNOWN_ORGANISATION, organisation=ORGANISATION, name=LONG)
    visit.model.tell(long)
    await visit.settle()
    assert visit.window.width() == width
    assert visit.window.height() >= height


async def test_a_name_that_shows_nothing_is_a_number(theme: Theme, qtbot: QtBot) -> None:
    people = (DemoPerson("1001", "\u200b \u200e", "p"),)
    made = Visit(theme, qtbot, demo=Demo("127.0.0.1:7443", "ORG", "", people))
    (person,) = made.window.findChildren(PersonButton)
    assert person.text() == "1001"
    await made.close()
