"""The tray icon: its number, its menu, and flashing."""

from collections.abc import Generator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from client.platform.badge import SIZES, BadgeColours, badge_text, with_badge
from client.platform.tray import FLASH, MenuEntry, SystemTray, Tray

# Qt asks its X11 side for the tray, which the off-screen platform does not have.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged")

COLOURS = BadgeColours(QColor("#D12B3B"), QColor("white"))
GREEN = QColor("#008844")


class User:
    """What the tray hears of the user, and tells."""

    def __init__(self) -> None:
        self.clicks = 0
        self.still = False

    def click(self) -> None:
        self.clicks += 1


def plain_icon() -> QIcon:
    icon = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(GREEN)
        icon.addPixmap(pixmap)
    return icon


def image(icon: QIcon, size: int) -> QImage:
    return icon.pixmap(QSize(size, size), 1.0).toImage()


@pytest.fixture
def user() -> User:
    return User()


@pytest.fixture
def tray(qtbot: QtBot, user: User) -> Generator[SystemTray]:
    made = SystemTray(plain_icon(), COLOURS, user.click, lambda: user.still)
    yield made
    made.close()


def shown(tray: SystemTray) -> QImage:
    return image(tray.icon.icon(), 32)


@pytest.mark.parametrize(
    ("unread", "size", "text"),
    [(1, 16, "1"), (9, 16, "9"), (10, 16, "9+"), (10, 32, "10"), (99, 32, "99"), (1000, 64, "99+")],
)
def test_a_number_fits_its_icon(unread: int, size: int, text: str) -> None:
    assert badge_text(unread, size) == text


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("unread", [1, 12, 345])
def test_the_number_stands_on_a_disc_and_the_icon_is_still_seen(qtbot: QtBot, size: int, unread: int) -> None:
    painted = image(with_badge(plain_icon(), unread, COLOURS), size)
    assert painted.size() == QSize(size, size)
    assert painted.pixelColor(1, 1) == GREEN
    pixels = [painted.pixelColor(x, y) for x in range(size) for y in range(size)]
    assert sum(colour == COLOURS.fill for colour in pixels) > size
    # The digits are there: neither the icon's colour nor the disc's, but bright.
    assert sum(colour.red() > 235 and colour.green() > 150 for colour in pixels) >= size / 8


def test_numbers_differ(qtbot: QtBot) -> None:
    drawn = [image(with_badge(plain_icon(), number, COLOURS), 32) for number in (1, 2, 12)]
    assert drawn[0] != drawn[1] != drawn[2]


def test_nothing_unread_leaves_the_icon_as_it_is(tray: SystemTray) -> None:
    tray.show(3, "邻信 · 3 条未读")
    assert tray.icon.toolTip() == "邻信 · 3 条未读"
    assert tray.icon.isVisible()
    assert shown(tray) != image(plain_icon(), 32)
    tray.show(0, "邻信")
    assert shown(tray) == image(plain_icon(), 32)


def test_flashing_comes_and_goes_and_ends_with_the_number(tray: SystemTray, qtbot: QtBot) -> None:
    tray.show(2, "邻信")
    numbered = shown(tray)
    tray.flash(on=True)
    qtbot.waitUntil(lambda: shown(tray).pixelColor(16, 16).alpha() == 0, timeout=3 * FLASH)
    qtbot.waitUntil(lambda: shown(tray) == numbered, timeout=3 * FLASH)
    qtbot.waitUntil(lambda: shown(tray).pixelColor(16, 16).alpha() == 0, timeout=3 * FLASH)
    tray.flash(on=False)
    assert shown(tray) == numbered
    assert not tray.flashing


def test_nothing_flashes_for_who_wants_no_motion(tray: SystemTray, user: User) -> None:
    user.still = True
    tray.flash(on=True)
    assert not tray.flashing


def test_clicks_are_told_and_the_menu_s_own_are_not(tray: SystemTray, user: User) -> None:
    for reason in (
        QSystemTrayIcon.ActivationReason.Trigger,
        QSystemTrayIcon.ActivationReason.DoubleClick,
        QSystemTrayIcon.ActivationReason.Context,
    ):
        tray.icon.activated.emit(reason)
    assert user.clicks == 2


def test_the_menu_is_replaced_whole_and_its_lines_act(tray: SystemTray) -> None:
    done: list[str] = []
    tray.set_menu([MenuEntry("Open", lambda: done.append("open"))])
    entries = [MenuEntry("打开邻信", lambda: done.append("打开")), MenuEntry(), MenuEntry("退出", done.clear)]
    tray.set_menu(entries)
    menu = tray.icon.contextMenu()
    assert [action.text() for action in menu.actions()] == ["打开邻信", "", "退出"]
    menu.actions()[0].trigger()
    assert done == ["打开"]


def test_a_line_of_the_menu_hands_nothing_to_what_it_does(tray: SystemTray) -> None:
    done: list[str] = []

    def come(token: str = "") -> None:
        done.append(token)

    tray.set_menu([MenuEntry("Open", come)])
    tray.icon.contextMenu().actions()[0].trigger()
    assert done == [""]


def test_other_looks_keep_the_number(tray: SystemTray) -> None:
    tray.show(5, "邻信")
    before = shown(tray)
    tray.restyle(plain_icon(), BadgeColours(QColor("#D53A49"), QColor("white")))
    assert shown(tray) not in (before, image(plain_icon(), 32))


def test_it_is_a_tray(tray: SystemTray) -> None:
    seen: Tray = tray
    assert seen.available is QSystemTrayIcon.isSystemTrayAvailable()
