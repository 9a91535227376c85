"""A company in memory, and my window on it."""

import asyncio
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from tests.client.fakes.company import Company, company


class Office:
    """A company, and my window on it."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.company: Company = company("陈思远", "张伟", "何静", "曾小贤")
        self.model = MainModel(self.company.services, lambda: Language.ENGLISH)
        self.window = MainWindow(theme, self.model, Preferences())
        qtbot.addWidget(self.window)

    async def settle(self, until: Callable[[], bool] = lambda: False) -> None:
        for _ in range(40):
            await asyncio.sleep(0.004)
            QApplication.processEvents()
            if until():
                return

    async def show(self) -> None:
        self.window.show()
        self.window.activateWindow()
        await self.settle(self.window.isActiveWindow)

    def titles(self) -> list[str]:
        model = self.model.conversations
        return [model.row(place).title for place in range(model.rowCount())]

    def texts(self) -> list[str]:
        return [one.layout.row.text for one in self.window.chat.timeline.in_sight]

    async def click_row(self, place: int) -> None:
        view = self.window.list.conversations
        middle = view.visualRect(self.model.conversations.index(place)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
        await self.settle(lambda: bool(self.window.chat.timeline.in_sight))
