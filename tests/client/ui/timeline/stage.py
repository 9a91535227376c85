"""A chat on show, rows to put into it, and where they stand."""

import asyncio
import time
from dataclasses import replace

from PySide6.QtCore import QLocale, QPoint, QPointF, QTimeZone
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.ui.chat.log.row_stack import Placed
from client.ui.chat.log.timeline import Timeline
from client.ui.theme.theme import Theme
from client.viewmodels.chat.rows import ChatRow, Delivery
from client.viewmodels.chat.window import ChatWindow
from client.viewmodels.times import Times
from tests.client.fake_chat import FakeChat, plain_row

MILLION = 1_000_000
TIMES = Times(QLocale("en"), QTimeZone(b"UTC"))


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
