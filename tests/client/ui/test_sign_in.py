"""Signing in by mouse and keyboard: first sight of a fingerprint, clear words, a new password."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any, cast

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from client.core.demo import Demo, DemoPerson
from client.core.settings import Keep
from client.core.wording import Language
from client.ui.auth.row_button import PersonButton, ServerButton
from client.ui.auth.window import SignInWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.buttons import Button, IconButton
from client.ui.widgets.checks import Check
from client.viewmodels.found_servers import FoundServers, ServerRow
from client.viewmodels.sign_in_model import SignInModel, Step, fingerprint
from client.viewmodels.sign_in_words import Place
from shared.errors import ErrorCode, Refusal

ORGANISATION = "7c419a0e53b8d2f6aaaabbbbccccdddd"


class State:
    """What the service knows of the session."""

    must_change = False
    organisation_name = "恒川精密科技"


class Door:
    """A server that answers as told, and notes what was asked."""

    def __init__(self) -> None:
        self.state = State()
        self.answers: list[Refusal | None] = []
        self.asked: list[tuple[str, str, str, str]] = []
        self.kept: list[Keep | None] = []
        self.silent = False
        self.changed: list[tuple[str, str]] = []

    def _answer(self) -> None:
        refusal = self.answers.pop(0) if self.answers else None
        if refusal is not None:
            raise refusal

    async def sign_in(
        self, server: str, user: str, password: str, trust: str = "", keep: Keep | None = None
    ) -> object:
        self.asked.append((server, user, password, trust))
        self.kept.append(keep)
        if self.silent:
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        self._answer()
        return None

    async def change_password(self, old: str, new: str) -> None:
        self.changed.append((old, new))
        self._answer()


class Street:
    """A network with servers to be found."""

    def __init__(self, *rows: ServerRow) -> None:
        self.rows: list[ServerRow] = list(rows)
        self.wide = False
        self.may_widen = True
        self.refusal: Refusal | None = None
        self.searched: list[bool] = []

    async def find(self) -> list[ServerRow]:
        self.searched.append(self.wide)
        await asyncio.sleep(0.01)
        if self.refusal is not None:
            raise self.refusal
        return self.rows

    async def widen(self) -> None:
        self.wide = True


class Visit:
    """A person before the window."""

    def __init__(self, theme: Theme, qtbot: QtBot, **options: Any) -> None:
        self.door = Door()
        self.street = Street()
        server = options.pop("server", "hc-server:7443")
        self.model = SignInModel(self.door, lambda: Language.ENGLISH, server, "", **options)
        self.found = FoundServers(self.street, lambda: Language.ENGLISH)
        self.window = SignInWindow(theme, self.model, self.found)
        self.done: list[bool] = []
        self.model.done.connect(self._note)
        qtbot.addWidget(self.window)

    def _note(self) -> None:
        self.done.append(True)

    def field(self, name: str) -> QLineEdit:
        return next(one for one in self.window.findChildren(QLineEdit) if one.accessibleName() == name)

    @property
    def again(self) -> QLineEdit:
        return self.field("New password again")

    def check(self, text: str) -> Check:
        return next(one for one in self.window.findChildren(Check) if one.text() == text)

    def button(self, text: str) -> Button:
        return next(one for one in self.window.findChildren(Button) if one.text() == text)

    async def settle(self, until: Callable[[], bool] = lambda: False) -> None:
        for _ in range(30):
            await asyncio.sleep(0.002)
            QApplication.processEvents()
            if until():
                return

    async def close(self) -> None:
        await self.model.close()
        await self.found.close()

    async def fill(self, user: str = "HC0342", password: str = "secret-1") -> None:
        self.window.show()
        QTest.keyClicks(self.field("Staff number, name or pinyin"), user)
        password_field = self.field("Password")
        password_field.clear()
        QTest.keyClicks(password_field, password)
        QTest.keyClick(password_field, Qt.Key.Key_Return)
        await self.settle(lambda: not self.model.busy and bool(self.door.asked))


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


async def test_enter_signs_in(visit: Visit) -> None:
    await visit.fill()
    assert visit.door.asked == [("hc-server:7443", "HC0342", "secret-1", "")]
    assert visit.done == [True]


async def test_nothing_can_be_sent_before_all_is_filled_in(visit: Visit) -> None:
    visit.window.show()
    assert not visit.button("Sign in").isEnabled()
    QTest.keyClick(visit.field("Password"), Qt.Key.Key_Return)
    await visit.settle()
    assert visit.door.asked == []


async def test_a_fingerprint_is_compared_at_first_sight(visit: Visit) -> None:
    visit.door.answers = [
        Refusal(ErrorCode.UNKNOWN_ORGANISATION, organisation=ORGANISATION, name="恒川精密科技"),
        None,
    ]
    await visit.fill()
    assert visit.model.step is Step.TRUST
    assert visit.done == []
    same = visit.button("It is the same")
    assert same.isVisible()
    QTest.mouseClick(same, Qt.MouseButton.LeftButton)
    await visit.settle(lambda: bool(visit.done))
    assert visit.door.asked[-1][3] == ORGANISATION
    assert visit.done == [True]


async def test_another_fingerprint_sends_nothing(visit: Visit) -> None:
    visit.door.answers = [Refusal(ErrorCode.UNKNOWN_ORGANISATION, organisation=ORGANISATION, name="x")]
    await visit.fill()
    QTest.mouseClick(visit.button("It differs"), Qt.MouseButton.LeftButton)
    await visit.settle()
    assert len(visit.door.asked) == 1
    assert visit.model.step is Step.SIGN_IN
    assert "nothing was sent" in visit.field("Server address or invite link").accessibleDescription()


@pytest.mark.parametrize(
    ("refusal", "place", "field"),
    [
        (Refusal(ErrorCode.WRONG_CREDENTIALS), Place.PASSWORD, "Password"),
        (Refusal(ErrorCode.LOCKED, until=1_790_000_000_000), Place.PASSWORD, "Password"),
        (Refusal(ErrorCode.DISABLED), Place.USER, "Staff number, name or pinyin"),
        (Refusal(ErrorCode.OFFLINE), Place.SERVER, "Server address or invite link"),
        (Refusal(ErrorCode.WRONG_ORGANISATION), Place.SERVER, "Server address or invite link"),
        (Refusal(ErrorCode.BAD_MESSAGE, part="address"), Place.SERVER, "Server address or invite link"),
    ],
)
async def test_what_is_wrong_stands_at_its_field(
    visit: Visit, refusal: Refusal, place: Place, field: str
) -> None:
    visit.door.answers = [refusal]
    await visit.fill()
    assert visit.model.place is place
    line = visit.field(field)
    assert line.accessibleDescription() == visit.model.complaint
    assert line.property("invalid") is True
    QTest.keyClicks(line, "x")
    assert line.property("invalid") is False


async def test_a_one_time_password_is_replaced(visit: Visit) -> None:
    visit.door.state.must_change = True
    await visit.fill()
    assert visit.model.step is Step.CHANGE_PASSWORD
    assert visit.done == []
    new, again = visit.field("New password"), visit.field("New password again")
    QTest.keyClicks(new, "better-secret")
    QTest.keyClicks(again, "other")
    QTest.keyClick(again, Qt.Key.Key_Return)
    await visit.settle()
    assert "differ" in new.accessibleDescription()
    again.clear()
    QTest.keyClicks(again, "better-secret")
    QTest.keyClick(again, Qt.Key.Key_Return)
    await visit.settle(lambda: bool(visit.done))
    assert visit.door.changed == [("secret-1", "better-secret")]


async def test_a_short_password_is_not_even_sent(visit: Visit) -> None:
    visit.door.state.must_change = True
    await visit.fill()
    for name in ("New password", "New password again"):
        QTest.keyClicks(visit.field(name), "short")
    QTest.keyClick(visit.field("New password again"), Qt.Key.Key_Return)
    await visit.settle()
    assert visit.door.changed == []
    assert "8" in visit.field("New password").accessibleDescription()


async def test_closing_forgets_the_password(visit: Visit) -> None:
    visit.window.show()
    QTest.keyClicks(visit.field("Password"), "secret")
    visit.window.close()
    assert visit.field("Password").text() == ""


def test_a_fingerprint_is_read_in_groups() -> None:
    assert fingerprint("7c419a0e-53b8d2f6") == "7C41 9A0E 53B8 D2F6"
    assert fingerprint(ORGANISATION).count("\n") == 1


# By the keyboard


async def test_enter_goes_to_what_is_still_empty(visit: Visit) -> None:
    visit.window.show()
    user, password = visit.field("Staff number, name or pinyin"), visit.field("Password")
    QTest.keyClicks(user, "HC0342")
    QTest.keyClick(user, Qt.Key.Key_Return)
    assert visit.window.focusWidget() is password
    QTest.keyClicks(password, "secret-1")
    QTest.keyClick(user, Qt.Key.Key_Return)
    await visit.settle(lambda: bool(visit.done))
    assert len(visit.door.asked) == 1


async def test_tab_walks_in_reading_order(visit: Visit) -> None:
    visit.street.rows = [ServerRow("甲", "10.0.0.1:7443"), ServerRow("乙", "10.0.0.2:7443")]
    visit.window.show()
    visit.found.search()
    await visit.settle(lambda: bool(visit.found.rows))
    visit.field("Server address or invite link").setFocus()
    names: list[str] = []
    for _ in range(11):
        focus = visit.window.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName() or cast("QAbstractButton", focus).text())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == [
        *("Server address or invite link", "Find servers on the network", "甲, 10.0.0.1:7443"),
        *("乙, 10.0.0.2:7443", "Look again", "Look on the whole network", "Staff number, name or pinyin"),
        *("Password", "Show password", "Remember me", "Sign in automatically"),
    ]


async def test_escape_gives_up_and_keeps_what_was_typed(visit: Visit) -> None:
    visit.door.silent = True
    await visit.fill()
    assert visit.model.busy
    cancel = visit.button("Cancel")
    assert cancel.isVisible()
    QTest.keyClick(visit.window, Qt.Key.Key_Escape)
    await visit.settle(lambda: not visit.model.busy)
    assert not visit.model.busy
    assert visit.model.complaint == ""
    assert visit.field("Password").text() == "secret-1"
    assert visit.field("Password").isEnabled()
    assert not cancel.isVisible()

    visit.door.silent = False
    QTest.keyClick(visit.field("Password"), Qt.Key.Key_Return)
    await visit.settle(lambda: bool(visit.done))
    assert visit.done == [True]


async def test_giving_up_before_anything_began_leaves_nothing_behind(visit: Visit) -> None:
    visit.model.sign_in("a", "b", "c")
    visit.model.cancel()
    await visit.settle(lambda: not visit.model.busy)
    assert not visit.model.busy
    assert visit.door.asked == []


async def test_caps_lock_is_noticed_by_what_it_does(visit: Visit) -> None:
    visit.window.show()
    password = visit.field("Password")

    def warned() -> bool:
        return any(one.text().startswith("Caps Lock") and one.isVisible() for one in labels(visit.window))

    for text, expected in (("a", False), ("A", True), ("7", True), ("b", False), ("密", False)):
        # QTest presses Shift for capitals; Caps Lock gives them without.
        QApplication.sendEvent(password, pressed(text))
        assert warned() is expected, text
    QApplication.sendEvent(password, pressed("a", Qt.KeyboardModifier.ShiftModifier))
    assert warned()
    QApplication.sendEvent(password, QFocusEvent(QEvent.Type.FocusOut))
    assert not warned()


def pressed(text: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, 0, modifiers, text)


def labels(window: SignInWindow) -> list[QLabel]:
    return window.findChildren(QLabel)


# What is kept


async def test_what_is_kept_is_told_with_the_sign_in(visit: Visit) -> None:
    remember, automatic = visit.check("Remember me"), visit.check("Sign in automatically")
    assert remember.isChecked()
    assert automatic.isChecked()
    automatic.click()
    await visit.fill()
    assert visit.door.kept == [Keep(user=True, session=False)]


async def test_nobody_comes_in_automatically_without_being_remembered(visit: Visit) -> None:
    remember, automatic = visit.check("Remember me"), visit.check("Sign in automatically")
    remember.click()
    assert not automatic.isChecked()
    automatic.click()
    assert remember.isChecked()


# The demo


async def test_one_click_comes_in_as_somebody_of_the_demo(welcome: Visit) -> None:
    welcome.window.show()
    (person,) = (one for one in people(welcome.window) if one.text() == "李伟")
    QTest.mouseClick(person, Qt.MouseButton.LeftButton)
    await welcome.settle(lambda: bool(welcome.done))
    assert welcome.door.asked == [("127.0.0.1:7443", "1002", "demo-2", "ORG")]
    assert welcome.done == [True]


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
    assert any("No server runs" in one.text() and one.isVisible() for one in labels(welcome.window))


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
    assert any("Looking" in one.text() and one.isVisible() for one in labels(visit.window))
    await visit.settle(lambda: bool(visit.found.rows))
    QTest.mouseClick(servers(visit.window)[1], Qt.MouseButton.LeftButton)
    assert visit.field("Server address or invite link").text() == "10.0.0.2:7443"
    assert not any(one.isVisible() for one in servers(visit.window))
    assert visit.window.focusWidget() is visit.field("Staff number, name or pinyin")


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
    nothing = next(one for one in labels(visit.window) if one.text().startswith("No server found"))
    assert nothing.isVisible()
    wider = visit.button("Look on the whole network")
    assert wider.isVisible()
    QTest.keyClicks(visit.field("Server address or invite link"), "h")
    assert not nothing.isVisible()


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


# A session that came back


async def test_a_session_that_came_back_asks_for_the_old_password_too(visit: Visit) -> None:
    visit.window.show()
    visit.model.must_change()
    old, new = visit.field("The password you were given"), visit.field("New password")
    assert old.isVisible()
    assert visit.window.focusWidget() is old
    visit.door.answers = [Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=4), None]
    for field, text in ((old, "wrong"), (new, "better-secret"), (visit.again, "better-secret")):
        QTest.keyClicks(field, text)
    QTest.keyClick(visit.again, Qt.Key.Key_Return)
    await visit.settle(lambda: bool(visit.model.complaint))
    assert "4 tries left" in old.accessibleDescription()
    QTest.keyClicks(old, "one-time")  # what was wrong is selected: typing replaces it
    QTest.keyClick(visit.again, Qt.Key.Key_Return)
    await visit.settle(lambda: bool(visit.done))
    assert visit.door.changed == [("wrong", "better-secret"), ("one-time", "better-secret")]


async def test_what_was_typed_at_sign_in_may_have_been_changed_elsewhere(visit: Visit) -> None:
    visit.door.state.must_change = True
    await visit.fill()
    visit.door.answers = [Refusal(ErrorCode.WRONG_CREDENTIALS, tries_left=4)]
    for field in (visit.field("New password"), visit.again):
        QTest.keyClicks(field, "better-secret")
    QTest.keyClick(visit.again, Qt.Key.Key_Return)
    await visit.settle(lambda: bool(visit.model.complaint))
    assert visit.field("The password you were given").isVisible()


async def test_a_complaint_whose_field_is_not_shown_is_said_all_the_same(visit: Visit) -> None:
    visit.window.show()
    visit.model.must_change()
    visit.model.tell(Refusal(ErrorCode.OFFLINE, address="hc-server:7443"))
    assert any("Can't reach" in one.text() and one.isVisible() for one in labels(visit.window))


async def test_why_somebody_was_put_out_is_said(visit: Visit) -> None:
    visit.window.show()
    visit.model.tell(Refusal(ErrorCode.REVOKED))
    assert any("was signed out" in one.text() and one.isVisible() for one in labels(visit.window))


# The window


LONG = "恒川精密科技（苏州工业园区）有限责任公司第二研究院信息化建设与运行保障中心" * 3


@pytest.mark.parametrize("scale", [100, 150])
async def test_nothing_widens_the_window(visit: Visit, theme: Theme, scale: int) -> None:
    theme.choose(Look(mode=Mode.LIGHT, scale=scale))
    visit.street.rows = [ServerRow(LONG, "10.0.0.1:7443")] * 5
    visit.window.show()
    visit.found.search()
    await visit.settle(lambda: bool(visit.found.rows))
    usual = (theme.measures.sign_in_width, theme.measures.sign_in_height)
    assert (visit.window.width(), visit.window.height()) == usual
    assert all(one.width() >= one.minimumSizeHint().width() for one in visit.window.findChildren(Button))
    long = Refusal(ErrorCode.UNKNOWN_ORGANISATION, organisation=ORGANISATION, name=LONG)
    visit.model.tell(long)
    await visit.settle()
    assert (visit.window.width(), visit.window.height()) == usual


async def test_a_name_that_shows_nothing_is_a_number(theme: Theme, qtbot: QtBot) -> None:
    people = (DemoPerson("1001", "\u200b \u200e", "p"),)
    made = Visit(theme, qtbot, demo=Demo("127.0.0.1:7443", "ORG", "", people))
    (person,) = made.window.findChildren(PersonButton)
    assert person.text() == "1001"
    await made.close()
