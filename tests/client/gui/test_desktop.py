"""What the desktop is told of a message, as loud as its reader wants it."""

from collections.abc import AsyncGenerator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

from client.gui import desktop
from client.gui.around import Around
from client.gui.desktop import Desktop
from client.platform.attention import DesktopAttention
from client.platform.keys import Combination, combination
from client.platform.notifications import Notification
from client.ui.theme.theme import Look, Mode, Theme
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.quiet_hours import SILENT, Telling
from tests.client.gui.running import never_idle
from tests.support.blocking import Watch

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("systemTrayWindowChanged", "This plugin does not support", extend=True),
]


class Sound:
    """Counts."""

    def __init__(self) -> None:
        self.rung = 0

    def ring(self) -> None:
        self.rung += 1

    def close(self) -> None: ...


class Keys:
    """A system that gives a program a key, unless another has it."""

    def __init__(self) -> None:
        self.taken: list[Combination | None] = []
        self.free = True

    def take(self, keys: Combination | None, act: object) -> bool:
        self.taken.append(keys)
        return self.free

    def close(self) -> None: ...


class Board:
    """Shows notifications."""

    def __init__(self) -> None:
        self.shown: dict[str, Notification] = {}

    def show(self, notification: Notification) -> None:
        self.shown[notification.key] = notification

    def withdraw(self, key: str) -> None:
        self.shown.pop(key, None)

    async def close(self) -> None: ...


class Place:
    """A desktop whose parts note what they are asked for."""

    def __init__(self, application: QApplication, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.telling = Telling()
        self.sound, self.keys, self.board = Sound(), Keys(), Board()
        patch.setattr(desktop, "desktop_notifier", self._board)
        around = Around(self.sound, never_idle, hotkey=self.keys)
        theme = Theme(application, Look(mode=Mode.LIGHT))
        self.desktop = Desktop(application, theme, folder, around, lambda: self.telling)
        self.desktop.show_window(QWidget(), lambda: None)

    def _board(self, *_: object) -> Board:
        return self.board

    def tell(self, text: str = "下班前\n开会") -> list[tuple[str, str]]:
        self.desktop.tell(b"conversation", "王芳", text)
        return [(one.title, one.body) for one in self.board.shown.values()]


@pytest_asyncio.fixture
async def place(
    qapp: QApplication, tmp_path: Path, blocking_watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> AsyncGenerator[Place]:
    with blocking_watch.paused():
        made = Place(qapp, tmp_path, monkeypatch)
        yield made
        await made.desktop.close()


async def test_a_message_is_shown_and_heard(place: Place) -> None:
    assert place.tell() == [(isolated("王芳"), "下班前 开会")]
    assert place.sound.rung == 1
    assert place.desktop.tray.flashing


async def test_nothing_rings_in_quiet_hours_and_the_count_goes_on(place: Place) -> None:
    place.telling = SILENT
    place.desktop.count(3)
    assert place.tell() == []
    assert place.sound.rung == 0
    assert not place.desktop.tray.flashing
    assert "3" in place.desktop.tray.icon.toolTip()
    # When they end, the next message is told again.
    place.telling = Telling()
    assert len(place.tell()) == 1


async def test_what_was_written_stays_unseen_where_it_is_wished(place: Place) -> None:
    place.telling = Telling(words=False)
    assert place.tell("Gehaltsliste") == [(isolated("王芳"), "")]
    assert place.sound.rung == 1


async def test_a_message_may_be_silent(place: Place) -> None:
    place.telling = Telling(sound=False)
    assert len(place.tell()) == 1
    assert place.sound.rung == 0


async def test_what_touches_the_account_is_always_told_and_never_heard(place: Place) -> None:
    place.telling = SILENT
    place.desktop.warn("devices", "A new device signed in", "ThinkPad")
    assert place.board.shown["devices"] == Notification("devices", "A new device signed in", "ThinkPad")
    assert place.sound.rung == 0
    # Reading messages does not take it back, looking at the window does.
    place.desktop.count(0)
    assert "devices" in place.board.shown
    place.desktop.warning_seen()
    assert place.board.shown == {}


async def test_behind_a_lock_no_device_is_named(place: Place) -> None:
    place.desktop.cover(QWidget())
    place.desktop.warn("devices", "A new device signed in", "ThinkPad")
    assert place.board.shown["devices"] == Notification("devices", "A new device signed in", "")


async def test_the_key_is_asked_of_the_system(place: Place) -> None:
    assert place.desktop.take_hotkey("Ctrl+Alt+L")
    place.keys.free = False
    assert not place.desktop.take_hotkey("Ctrl+Alt+J")
    place.desktop.take_hotkey("nonsense")
    assert place.keys.taken == [combination("Ctrl+Alt+L"), combination("Ctrl+Alt+J"), None]


async def test_what_is_read_elsewhere_is_taken_back_and_the_rest_stays(place: Place) -> None:
    place.desktop.tell(b"one", "王芳", "一")
    place.desktop.tell(b"two", "李伟", "二")
    place.desktop.keep_told(lambda key: key == b"two")
    assert [one.title for one in place.board.shown.values()] == [isolated("李伟")]
    assert place.desktop.tray.flashing
    place.desktop.keep_told(lambda _: False)
    assert place.board.shown == {}
    assert not place.desktop.tray.flashing


async def test_a_click_on_the_tray_opens_the_first_of_what_was_told(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stay_back(_: DesktopAttention, window: QWidget, token: str) -> None:
        assert (window.isVisible(), token) == (False, "")

    monkeypatch.setattr(DesktopAttention, "bring_forward", stay_back)
    opened = list[str]()
    place.desktop.opened.connect(opened.append)
    click = QSystemTrayIcon.ActivationReason.Trigger
    place.desktop.tray.icon.activated.emit(click)
    assert opened == []
    for key in (b"one", b"two", b"one", b"three"):
        place.desktop.tell(key, "王芳", "开会")
    place.desktop.keep_told(lambda key: key != b"one")
    place.desktop.tray.icon.activated.emit(click)
    assert opened == [b"two".hex()]
    place.desktop.looked()
    place.desktop.tray.icon.activated.emit(click)
    assert opened == [b"two".hex()]


async def test_behind_a_lock_nobody_and_nothing_is_named(place: Place) -> None:
    place.tell("Gehaltsliste")
    lock = QWidget()
    place.desktop.cover(lock)
    assert place.board.shown == {}
    opened = list[str]()
    place.desktop.opened.connect(opened.append)
    assert place.tell("Gehaltsliste") == [("Linxin", "New message")]
    assert place.sound.rung == 2
    # The click is not lost: what hears of it waits for the password.
    place.desktop.tray.icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    assert opened == [b"conversation".hex()]
    assert lock.isVisible()
    lock.close()
    place.desktop.cover(None)
    assert place.board.shown == {}
    assert place.tell("mehr") == [(isolated("王芳"), "mehr")]
