"""Windows that come back where they were."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from client.ui.widgets.placed import Placed
from client.ui.widgets.translated import Translating


class Window(Translating, Placed):
    """A window with words, as ours are."""

    def retranslate(self) -> None:
        """Say nothing."""


def test_a_window_tells_each_time_that_it_came_to_the_front(qtbot: QtBot) -> None:
    window, other = Window(), QWidget()
    for one in (window, other):
        qtbot.addWidget(one)
        one.show()
    for _ in range(2):
        other.activateWindow()
        qtbot.waitUntil(other.isActiveWindow)
        with qtbot.waitSignal(window.activated, timeout=2000):
            window.activateWindow()
