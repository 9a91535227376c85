"""A window that was dragged to an edge hides when it is left, and comes back when it is wanted."""

from collections.abc import Callable, Generator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.gui import docking
from client.gui.docking import Docking
from client.gui.edges import Edge
from client.gui.places import Places
from client.ui.theme.measures import PANEL_MS
from client.ui.theme.theme import Look, Mode, Theme
from client.ui.widgets.placed import Placed

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("This plugin does not support")]
FAR = QPoint(700, 500)
FRAME = 2
"""Pixels that a window has around it here, until it is shown."""


class Window(Placed):
    """A window that may be in use."""

    needed = False

    @property
    def in_use(self) -> bool:
        return self.needed


class Desk:
    """A panel that may hide, and where the pointer is."""

    def __init__(self, qtbot: QtBot) -> None:
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self.theme = Theme(application, Look(mode=Mode.LIGHT, reduced_motion=True))
        self.window = Window()
        self.window.resize(200, 300)
        qtbot.addWidget(self.window)
        self.kept: dict[str, str] = {}
        self.edges: list[str] = []
        self.places = Places(self.window, lambda: self.kept, self.kept.update)
        self.covered = False
        self.docking = Docking(
            *(self.theme, self.window, self.places, self.edges.append), covered=lambda: self.covered
        )
        self._qtbot = qtbot

    def until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds, timeout=3000)

    def drag(self, x: int, y: int) -> None:
        """Move the window as a hand at its title bar does."""
        QCursor.setPos(x + 50, y)
        self.window.move(x, y)
        QTest.qWait(40)

    def hides(self) -> bool:
        return self.docking.hidden and not self.window.isVisible() and self.docking.strip.isVisible()

    def stands(self) -> bool:
        shown = self.window.isVisible() and not self.docking.strip.isVisible()
        return shown and self.window.pos().x() >= 0


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Generator[Desk]:
    for name, value in (("LOOK_MS", 5), ("LEAVING_MS", 20), ("SETTLING_MS", 10)):
        monkeypatch.setattr(docking, name, value)
    QCursor.setPos(FAR)
    made = Desk(qtbot)
    made.window.move(300, 200)
    made.window.show()
    made.docking.set_on(True)
    yield made
    made.docking.close()
    made.places.close()


def at_left(desk: Desk) -> None:
    """Drag it to the left edge, and take the pointer away."""
    desk.drag(4, 200)
    desk.until(lambda: desk.docking.edge is Edge.LEFT)
    assert desk.window.pos() == QPoint(0, 200)
    QCursor.setPos(FAR)
    desk.until(desk.hides)


def test_it_hides_when_the_pointer_leaves_and_comes_back_when_the_strip_is_touched(desk: Desk) -> None:
    at_left(desk)
    assert desk.edges == ["left"]
    strip = desk.docking.strip.geometry()
    assert (strip.x(), strip.width(), strip.height()) == (0, 3, 300)
    assert abs(strip.y() - 200) <= FRAME
    desk.docking.strip.touched.emit()
    desk.until(desk.stands)
    assert desk.window.pos() == QPoint(0, 200)
    QCursor.setPos(50, 300)
    QTest.qWait(60)
    assert desk.stands()
    QCursor.setPos(FAR)
    desk.until(desk.hides)


def test_who_calls_for_it_gets_it(desk: Desk) -> None:
    at_left(desk)
    # As the tray does, a second start, a hotkey and a notification.
    desk.window.show()
    desk.window.raise_()
    desk.window.activateWindow()
    desk.until(desk.stands)
    QTest.qWait(80)
    assert desk.stands(), "it must stay until the pointer was there, or another window is turned to"
    # Windows are not turned to off screen: what would tell of it stands in.
    QApplication.sendEvent(desk.window, QEvent(QEvent.Type.ActivationChange))
    desk.until(desk.hides)


def test_a_window_in_use_does_not_hide(desk: Desk) -> None:
    desk.window.needed = True
    desk.drag(4, 200)
    desk.until(lambda: desk.docking.edge is Edge.LEFT)
    QCursor.setPos(FAR)
    QTest.qWait(100)
    assert desk.stands()
    desk.window.needed = False
    desk.until(desk.hides)


def test_dragged_away_it_hides_no_more(desk: Desk) -> None:
    at_left(desk)
    desk.docking.strip.touched.emit()
    desk.until(desk.stands)
    desk.drag(300, 200)
    desk.until(lambda: desk.docking.edge is None)
    QCursor.setPos(FAR)
    QTest.qWait(100)
    assert desk.stands()
    assert desk.edges == ["left", ""]


def test_what_moves_a_window_but_a_hand_asks_for_no_edge(desk: Desk) -> None:
    QCursor.setPos(FAR)
    desk.window.move(0, 200)
    QTest.qWait(80)
    assert desk.docking.edge is None


def test_switched_off_it_comes_out_and_stays(desk: Desk) -> None:
    at_left(desk)
    desk.docking.set_on(False)
    desk.until(desk.stands)
    desk.drag(4, 200)
    QCursor.setPos(FAR)
    QTest.qWait(100)
    assert desk.stands()
    assert desk.docking.edge is None


def test_it_is_at_its_edge_again_at_the_next_start(desk: Desk) -> None:
    desk.docking.set_on(False)
    desk.window.move(0, 200)
    desk.docking.set_on(True, "left")
    assert desk.docking.edge is Edge.LEFT
    desk.docking.set_on(False)
    desk.window.move(300, 200)
    desk.docking.set_on(True, "left")
    assert desk.docking.edge is None
    desk.docking.set_on(False)
    # What a file may say.
    desk.docking.set_on(True, "nowhere")
    assert desk.docking.edge is None


def test_a_hidden_window_keeps_the_place_where_it_was_seen(desk: Desk) -> None:
    at_left(desk)
    (kept,) = desk.kept.values()
    desk.places.note()
    assert list(desk.kept.values()) == [kept]
    again = Window()
    again.restore(kept)
    assert (again.pos() - QPoint(0, 200)).manhattanLength() <= 2 * FRAME
    assert QGuiApplication.screens()[0].geometry().contains(again.geometry())


def test_it_comes_out_when_the_screens_become_others(desk: Desk) -> None:
    at_left(desk)
    QGuiApplication.screens()[0].geometryChanged.emit(QRect())
    desk.until(desk.stands)
    assert desk.docking.edge is Edge.LEFT
    QCursor.setPos(50, 300)
    QTest.qWait(60)
    QCursor.setPos(FAR)
    desk.until(desk.hides)


def test_behind_a_lock_it_stays_whatever_the_screens_do(desk: Desk) -> None:
    at_left(desk)
    desk.covered = True
    desk.docking.strip.hide()
    QGuiApplication.screens()[0].geometryChanged.emit(QRect())
    QTest.qWait(60)
    assert (desk.window.isVisible(), desk.docking.strip.isVisible()) == (False, False)
    assert desk.docking.edge is Edge.LEFT, "where it stands hidden is no edge that somebody chose"
    desk.covered = False
    desk.window.show()
    desk.until(desk.stands)
    assert desk.window.pos() == QPoint(0, 200)
    QTest.qWait(60)
    assert desk.docking.edge is Edge.LEFT


def test_locked_while_it_slides_it_leaves_no_strip(desk: Desk) -> None:
    desk.theme.choose(Look(mode=Mode.LIGHT, reduced_motion=False))
    desk.drag(4, 200)
    desk.until(lambda: desk.docking.edge is Edge.LEFT)
    QCursor.setPos(FAR)
    desk.until(lambda: desk.docking.hidden)
    desk.covered = True
    desk.window.hide()
    QTest.qWait(2 * PANEL_MS)
    assert (desk.window.isVisible(), desk.docking.strip.isVisible()) == (False, False)
    desk.covered = False
    desk.window.show()
    desk.until(desk.stands)


def test_with_motion_it_slides(desk: Desk) -> None:
    desk.theme.choose(Look(mode=Mode.LIGHT, reduced_motion=False))
    desk.drag(4, 200)
    desk.until(lambda: desk.docking.edge is Edge.LEFT)
    places: set[int] = set()
    QCursor.setPos(FAR)

    def hidden() -> bool:
        places.add(desk.window.pos().x())
        return desk.hides()

    desk.until(hidden)
    assert any(-190 < x < -5 for x in places)
