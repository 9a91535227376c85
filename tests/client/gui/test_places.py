"""Where the window stood is known for each set of screens, and taken again when the set comes back."""

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from client.core.words.wording import Language
from client.gui import places
from client.gui.places import MOST, Places, screens_key, with_place, within
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from tests.client.fakes.company import company

pytestmark = pytest.mark.gui


def screen(name: str, x: int = 0, *, width: int = 1920, ratio: float = 1.0) -> QScreen:
    place = QRect(x, 0, width, 1080)
    return cast(
        "QScreen",
        SimpleNamespace(name=lambda: name, geometry=lambda: place, devicePixelRatio=lambda: ratio),
    )


def test_a_set_of_screens_is_the_same_however_it_is_listed() -> None:
    office = [screen("LEFT"), screen("RIGHT", 1920)]
    assert screens_key(office) == screens_key(office[::-1])
    others = (
        [screen("LEFT")],
        [screen("LEFT"), screen("RIGHT", 1920, ratio=1.5)],
        [screen("LEFT", 1920), screen("RIGHT")],
        [screen("LEFT"), screen("RIGHT", 1920, width=2560)],
    )
    assert len({screens_key(office), screens_key([]), *map(screens_key, others)}) == 6


def test_the_sets_not_seen_for_longest_give_way() -> None:
    kept: dict[str, str] = {}
    for number in range(MOST):
        kept = with_place(kept, str(number), f"place {number}")
    kept = with_place(kept, "0", "elsewhere")
    kept = with_place(kept, "new", "here")
    assert len(kept) == MOST
    assert "1" not in kept
    assert (kept["0"], kept["new"]) == ("elsewhere", "here")


LEFT, RIGHT = QRect(0, 0, 1400, 1000), QRect(1400, 0, 2400, 1300)


@pytest.mark.parametrize(
    ("frame", "areas", "target"),
    [
        (QRect(100, 100, 800, 600), [LEFT, RIGHT], QRect(100, 100, 800, 600)),
        # Over an edge is where somebody has put it.
        (QRect(1200, 100, 800, 600), [LEFT, RIGHT], QRect(1200, 100, 800, 600)),
        # The screen on which its title was is gone.
        (QRect(1273, 80, 1290, 840), [LEFT], QRect(110, 80, 1290, 840)),
        (QRect(2000, 1200, 800, 600), [LEFT], QRect(600, 400, 800, 600)),
        (QRect(100, -30, 800, 600), [LEFT], QRect(100, 0, 800, 600)),
        # Larger than what is left.
        (QRect(1500, 100, 2000, 1200), [LEFT], QRect(0, 0, 1400, 1000)),
        (QRect(5000, 100, 800, 600), [LEFT, RIGHT], QRect(3000, 100, 800, 600)),
        (QRect(5000, 100, 800, 600), [], QRect(5000, 100, 800, 600)),
    ],
)
def test_a_window_is_fetched_from_where_no_screen_is(frame: QRect, areas: list[QRect], target: QRect) -> None:
    assert within(frame, areas) == target


class Desk:
    """A window, its place kept in memory, and screens that come and go."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept: dict[str, str] = {}
        self.key = "office"
        monkeypatch.setattr(places, "SETTLING_MS", 1)
        monkeypatch.setattr(places, "screens_key", self._now)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme = Theme(application, Look(mode=Mode.LIGHT))
        self.window = MainWindow(
            theme, MainModel(company().services, lambda: Language.ENGLISH), Preferences()
        )
        qtbot.addWidget(self.window)
        self.places = Places(self.window, lambda: self.kept, self._keep)

    def _now(self, _screens: list[QScreen]) -> str:
        return self.key

    def _keep(self, kept: dict[str, str]) -> None:
        self.kept = kept

    def screens_become(self, key: str) -> None:
        self.key = key
        QGuiApplication.screens()[0].geometryChanged.emit(QRect())


def test_the_window_goes_where_it_stood_on_these_screens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, monkeypatch)
    desk.window.show()
    desk.window.resize(desk.window.minimumSize() + QSize(0, 40))
    office = desk.window.size()
    qtbot.waitUntil(lambda: "office" in desk.kept)
    desk.screens_become("home")
    qtbot.waitUntil(lambda: "home" in desk.kept)
    desk.window.resize(office + QSize(0, 60))
    home = desk.window.size()
    at_home = desk.kept["home"]
    qtbot.waitUntil(lambda: desk.kept["home"] != at_home)
    desk.screens_become("office")
    qtbot.waitUntil(lambda: desk.window.size() == office)
    desk.screens_become("home")
    qtbot.waitUntil(lambda: desk.window.size() == home)
    desk.places.close()


def test_where_the_system_pushes_the_window_is_nobodys_choice(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(qtbot, monkeypatch)
    desk.window.show()
    qtbot.waitUntil(lambda: "office" in desk.kept)
    before = desk.kept["office"]
    # The screen goes; the window is moved before anybody tells of it.
    desk.window.resize(desk.window.size() + QSize(10, 10))
    desk.screens_become("home")
    qtbot.waitUntil(lambda: "home" in desk.kept)
    assert desk.kept["office"] == before
    desk.places.close()


def test_screens_never_seen_get_the_place_of_last_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(qtbot, monkeypatch)
    desk.window.resize(desk.window.minimumSize() + QSize(0, 30))
    last = desk.window.geometry_text()
    desk.window.resize(desk.window.minimumSize())
    desk.places.restore(last)
    desk.window.show()
    assert desk.window.size() == desk.window.minimumSize() + QSize(0, 30)
    desk.places.close()
