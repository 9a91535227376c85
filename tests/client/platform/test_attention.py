"""Coming forward, and asking to be looked at."""

import os
from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from client.platform.attention import TOKEN, Attention, DesktopAttention

# The off-screen platform has no order of windows.
pytestmark = pytest.mark.qt_log_ignore(r"This plugin does not support raise\(\)")


@pytest.fixture
def attention(qapp: QApplication) -> Attention:
    return DesktopAttention(qapp)


def test_a_minimised_window_comes_forward(attention: Attention, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.showMaximized()
    window.showMinimized()
    attention.bring_forward(window)
    qtbot.waitUntil(window.isActiveWindow)
    assert window.isVisible()
    assert not window.isMinimized()
    assert window.isMaximized()


def test_a_hidden_window_comes_forward_with_its_desktop_s_token(attention: Attention, qtbot: QtBot) -> None:
    tokens: list[str | None] = []

    class Window(QWidget):
        def activateWindow(self) -> None:  # noqa: N802
            tokens.append(os.environ.get(TOKEN))
            super().activateWindow()

    window = Window()
    qtbot.addWidget(window)
    attention.bring_forward(window, "token-7")
    qtbot.waitUntil(window.isActiveWindow)
    assert tokens == ["token-7"]
    assert TOKEN not in os.environ


class Desk:
    """Keeps what would be asked of the desktop."""

    def __init__(self) -> None:
        self.alerts: list[QWidget] = []
        self.counts: list[int] = []

    def alert(self, window: QWidget) -> None:
        self.alerts.append(window)

    def setBadgeNumber(self, number: int) -> None:  # noqa: N802
        self.counts.append(number)

    @property
    def attention(self) -> Attention:
        return DesktopAttention(cast("QApplication", self))


def test_only_a_window_nobody_looks_at_asks(attention: Attention, qtbot: QtBot) -> None:
    window, other = QWidget(), QWidget()
    for one in (window, other):
        qtbot.addWidget(one)
        one.show()
    attention.bring_forward(window)
    qtbot.waitUntil(window.isActiveWindow)
    desk = Desk()
    for one in (window, other):
        desk.attention.ask(one)
    assert desk.alerts == [other]


def test_a_count_is_never_negative() -> None:
    desk = Desk()
    for number in (3, -1):
        desk.attention.count(number)
    assert desk.counts == [3, 0]
