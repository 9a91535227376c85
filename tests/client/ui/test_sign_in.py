"""Signing in by mouse and keyboard: first sight of a fingerprint, clear words, a new password."""

from collections.abc import AsyncGenerator
from typing import cast

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from client.core.profile.settings import Keep
from client.ui.theme.theme import Theme
from client.viewmodels.sign_in.found_servers import ServerRow
from client.viewmodels.sign_in.model import Step, fingerprint
from client.viewmodels.sign_in.words import Place
from shared.errors import ErrorCode, Refusal
from tests.client.ui.visit import ORGANISATION, Visit, shows


@pytest_asyncio.fixture
async def visit(theme: Theme, qtbot: QtBot) -> AsyncGenerator[Visit]:
    made = Visit(theme, qtbot)
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


async def test_escape_goes_back_from_a_fingerprint(visit: Visit) -> None:
    visit.door.answers = [Refusal(ErrorCode.UNKNOWN_ORGANISATION, organisation=ORGANISATION, name="x")]
    await visit.fill()
    assert visit.model.step is Step.TRUST
    QTest.keyClick(visit.window, Qt.Key.Key_Escape)
    assert visit.model.step is Step.SIGN_IN
    assert visit.field("Server address or invite link").isVisible()
    assert len(visit.door.asked) == 1


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
        (Refusal(ErrorCode.DISABLED), Place.USER, "Staff number or name"),
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
    labels = visit.window.findChildren(QLabel)
    said = [one for one in labels if one.isVisible() and "8" in one.text()]
    assert len(said) == 1, "once at the field, not below as well"


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
    user, password = visit.field("Staff number or name"), visit.field("Password")
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
        *("乙, 10.0.0.2:7443", "Look again", "Look on the whole network", "Staff number or name"),
        *("Password", "Show password", "Remember me", "Sign in automatically"),
    ]


async def test_a_new_password_is_typed_twice_with_one_tab_between(visit: Visit) -> None:
    visit.door.state.must_change = True
    await visit.fill()
    await visit.settle(visit.again.isVisible)
    visit.field("New password").setFocus()
    names: list[str] = []
    for _ in range(4):
        focus = visit.window.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == ["New password", "New password again", "Show password", "Show password"]


async def test_who_comes_unseen_says_so_before_anything_is_asked(theme: Theme, qtbot: QtBot) -> None:
    hidden: list[tuple[bool, int]] = []

    def hide(on: bool) -> None:
        hidden.append((on, len(visit.door.asked)))

    visit = Visit(theme, qtbot, hide=hide)
    visit.window.show()
    QTest.keyClicks(visit.field("Staff number or name"), "1001")
    QTest.keyClicks(visit.field("Password"), "wrong")
    visit.check("Sign in offline to others").click()
    visit.door.answers = [Refusal(ErrorCode.WRONG_CREDENTIALS), Refusal(ErrorCode.WRONG_CREDENTIALS)]
    for turn in range(2):
        visit.window.submit()
        await visit.settle(lambda turn=turn: len(visit.door.asked) > turn and not visit.model.busy)
    # Whoever thinks better of it is seen again.
    visit.check("Sign in offline to others").click()
    visit.window.submit()
    await visit.settle(lambda: visit.done != [])
    assert hidden == [(True, 0), (False, 2)]
    await visit.model.close()


@pytest.mark.parametrize(("seen", "told"), [(False, []), (True, [False])])
async def test_who_always_starts_unseen_may_be_seen_this_once(
    theme: Theme, qtbot: QtBot, seen: bool, told: list[bool]
) -> None:
    hidden: list[bool] = []
    visit = Visit(theme, qtbot, hide=hidden.append, hidden=True)
    visit.window.show()
    box = visit.check("Sign in offline to others")
    assert box.isChecked()
    if seen:
        box.click()
    await visit.fill()
    visit.window.submit()
    await visit.settle(lambda: visit.done != [])
    assert hidden == told
    await visit.model.close()


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
        return shows(visit.window, "Caps Lock")

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
    assert shows(visit.window, "Can't reach")


async def test_why_somebody_was_put_out_is_said(visit: Visit) -> None:
    visit.window.show()
    visit.model.tell(Refusal(ErrorCode.REVOKED))
    assert shows(visit.window, "was signed out")


async def test_the_window_is_as_high_as_what_is_asked_needs(visit: Visit) -> None:
    usual = visit.window.height()
    assert usual == visit.window.minimumHeight()
    visit.model.tell(Refusal(ErrorCode.OFFLINE))
    assert visit.window.height() == usual
    visit.window.resize(visit.window.width(), usual + 100)
    visit.model.tell(Refusal(ErrorCode.WRONG_CREDENTIALS))
    assert visit.window.height() == usual + 100
