"""The client's place on the desktop: tray with the unread count, notifications, one window a profile."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from client.gui.around import Around
from client.platform.attention import DesktopAttention
from client.platform.badge import BadgeColours
from client.platform.desktop import desktop_notifier
from client.platform.first_instance import FirstInstance
from client.platform.keys import combination
from client.platform.motion import Motion, system_motion
from client.platform.notifications import Notification
from client.platform.tray import MenuEntry, SystemTray
from client.ui.drawing.logo import window_icon
from client.ui.theme.theme import Theme
from client.viewmodels.counts import Counts
from client.viewmodels.people.naming import isolated
from client.viewmodels.settings.quiet_hours import Telling

PROGRAM = "Linxin"


class Desktop(QObject):
    """`opened` carries the key of a notification that was clicked.

    `link_opened` carries an invite link that another start of this profile was to open.
    """

    opened = Signal(str)
    link_opened = Signal(str)

    def __init__(
        self,
        application: QApplication,
        theme: Theme,
        folder: Path,
        around: Around,
        telling: Callable[[], Telling],
    ) -> None:
        """`telling` says how loud news may be just now."""
        super().__init__()
        self.around = around
        self._telling = telling
        self._theme = theme
        self._window: QWidget | None = None
        self._cover: QWidget | None = None
        self._leave: Callable[[], None] = application.quit
        self._unread = 0
        self._attention = DesktopAttention(application)
        self.tray = SystemTray(window_icon(), self._colours(), self._tray_clicked, self._still)
        self._notifier = desktop_notifier(self.tray.icon, window_icon(), PROGRAM, self._clicked)
        self._first = FirstInstance(folder, self.come_forward)
        self._first.link_opened.connect(self.link_opened)
        self._first.open()
        self._shown: dict[str, None] = {}
        self._warned: set[str] = set()
        theme.changed.connect(self._restyle)
        self._motion = Motion(application, system_motion())
        self._motion.changed.connect(theme.follow_motion)
        self._motion.refresh()

    @property
    def hides(self) -> bool:
        """Whether a closed window can be fetched back from the tray."""
        return self.tray.available

    def _colours(self) -> BadgeColours:
        return BadgeColours(self._theme.colours.badge, self._theme.colours.on_accent)

    def _still(self) -> bool:
        return self._theme.still

    def _restyle(self) -> None:
        """Follow the looks, to which the language belongs."""
        self.tray.restyle(window_icon(), self._colours())
        self._say()

    def show_window(self, window: QWidget, leave: Callable[[], None]) -> None:
        """Speak for this window from now on."""
        self._window = window
        self._leave = leave
        self._say()

    def cover(self, window: QWidget | None) -> None:
        """Speak for a window that hides what the other shows, and name nobody and nothing; None ends it."""
        self.looked()
        self._cover = window

    @property
    def _front(self) -> QWidget | None:
        return self._cover or self._window

    def _say(self) -> None:
        """Say menu and title in the present language."""
        self.tray.set_menu(
            [
                MenuEntry(QCoreApplication.translate("Desktop", "Open Linxin"), self.come_forward),
                MenuEntry(),
                MenuEntry(QCoreApplication.translate("Desktop", "Quit"), self._leave),
            ]
        )
        self.count(self._unread)

    def count(self, unread: int) -> None:
        """Show how many messages wait; none left takes back what was told of them."""
        self._unread = unread
        name = QCoreApplication.translate("Desktop", "Linxin")
        if unread:
            name = Counts.tr("{name}: %n unread", "", unread).format(name=name)
        else:
            self.looked()
        self.tray.show(unread, name)
        self._attention.count(unread)

    def tell(self, key: bytes, author: str, text: str, *, quietly: bool = False) -> None:
        """Tell of a message that nobody looks at, as loud as its reader wants it now, or without a sound."""
        window, telling = self._front, self._telling()
        looked_at = window is not None and window.isActiveWindow() and self._cover is None
        if window is None or looked_at or not telling.show:
            return
        self._shown.setdefault(key.hex())
        if self._cover is None:
            words = " ".join(text.split()) if telling.words else ""
            self._notifier.show(Notification(key.hex(), isolated(author), words))
        else:
            name = QCoreApplication.translate("Desktop", "Linxin")
            news = QCoreApplication.translate("Desktop", "New message")
            self._notifier.show(Notification(key.hex(), name, news))
        self.tray.flash(on=True)
        self._attention.ask(window)
        if telling.sound and not quietly:
            self.around.sound.ring()

    def warn(self, key: str, happened: str, which: str) -> None:
        """Tell of what touches the account's safety: at any hour, without a sound, unless it is in sight.

        Behind a lock it is told that it happened, and no more.
        """
        window = self._front
        if window is None or (window.isActiveWindow() and self._cover is None):
            return
        self._notifier.show(Notification(key, happened, which if self._cover is None else ""))
        self._warned.add(key)

    def warning_seen(self) -> None:
        """Take back what was told of the account's safety."""
        for key in self._warned:
            self._notifier.withdraw(key)
        self._warned.clear()

    def looked(self) -> None:
        """Take back what was told: it has been seen."""
        self.keep_told(lambda _: False)

    def keep_told(self, unread: Callable[[bytes], bool]) -> None:
        """Take back what was told of conversations that do not wait any more."""
        for key in [key for key in self._shown if not unread(bytes.fromhex(key))]:
            self._notifier.withdraw(key)
            del self._shown[key]
        if self.tray.flashing and not self._shown:
            self.tray.flash(on=False)

    def come_forward(self, token: str = "") -> None:
        """Bring the window before all others."""
        if self._front is not None:
            self._attention.bring_forward(self._front, token)

    def _tray_clicked(self) -> None:
        """Come forward; with what the icon flashes for, if it does: with the first of it that came."""
        first = next(iter(self._shown), None)
        self._clicked(first)

    def _clicked(self, key: str | None) -> None:
        self.come_forward()
        # Behind a lock the chat waits, where it is opened, until the password is given.
        if key is not None:
            self.opened.emit(key)

    def take_hotkey(self, keys: str) -> bool:
        """Come forward by another combination from now on; False when it can't be had."""
        hotkey = self.around.hotkey
        return hotkey is None or hotkey.take(combination(keys), self.come_forward)

    async def close(self) -> None:
        """Leave nothing behind on the desktop."""
        self._first.close()
        self.around.sound.close()
        if self.around.hotkey is not None:
            self.around.hotkey.close()
        await self._motion.close()
        await self._notifier.close()
        self.tray.close()
