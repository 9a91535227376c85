"""A person before the sign-in window, a server that answers as told, a network with servers to be found."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget

from client.core.profile.settings import Keep
from client.core.words.wording import Language
from client.ui.auth.window import SignInWindow
from client.ui.theme.theme import Theme
from client.ui.widgets.buttons import Button
from client.ui.widgets.checks import Check
from client.viewmodels.sign_in.accounts import AccountLine
from client.viewmodels.sign_in.found_servers import FoundServers, ServerRow
from client.viewmodels.sign_in.model import SignInModel
from shared.errors import Refusal

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


class Keeping(Protocol):
    """Closes a window when the test that opened it is over, as pytest-qt's robot does."""

    def addWidget(self, widget: QWidget) -> None: ...


class Visit:
    """A person before the window."""

    def __init__(
        self,
        theme: Theme,
        qtbot: Keeping,
        accounts: Sequence[AccountLine] = (),
        *,
        language: Language = Language.ENGLISH,
        **options: Any,
    ) -> None:
        self.door = Door()
        self.street = Street()
        server = options.pop("server", "hc-server:7443")
        self.model = SignInModel(self.door, lambda: language, server, "", **options)
        self.found = FoundServers(self.street, lambda: language)
        self.window = SignInWindow(theme, self.model, self.found, accounts)
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
        QTest.keyClicks(self.field("Staff number or name"), user)
        password_field = self.field("Password")
        password_field.clear()
        QTest.keyClicks(password_field, password)
        QTest.keyClick(password_field, Qt.Key.Key_Return)
        await self.settle(lambda: not self.model.busy and bool(self.door.asked))


def shows(window: SignInWindow, words: str) -> bool:
    """Tell whether words are seen on a label."""
    return any(words in one.text() and one.isVisible() for one in window.findChildren(QLabel))
