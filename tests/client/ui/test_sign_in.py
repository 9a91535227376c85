"""Signing in by mouse and keyboard: first sight of a fingerprint, clear words, a new password."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any

import pytest
import pytest_asyncio
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from client.core.settings import Keep
from client.core.wording import Language
from client.ui.auth.window import SignInWindow
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
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
