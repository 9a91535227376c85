"""The icon in the system's tray: the number of unread messages, a menu, and flashing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from client.platform.badge import SIZES, BadgeColours, with_badge

FLASH = 500
"""Milliseconds that each of the two pictures stands."""
CLICKS = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)


@dataclass(frozen=True)
class MenuEntry:
    """A line of the tray's menu; one without an action is a line between groups."""

    text: str = ""
    action: Callable[[], None] | None = None


class Tray(Protocol):
    """The icon as the rest of the client sees it."""

    @property
    def available(self) -> bool:
        """Whether a window that hides can be fetched back from the tray."""
        ...

    def show(self, unread: int, title: str) -> None:
        """Show the icon with a number, and a title for who rests on it."""
        ...

    def set_menu(self, entries: Sequence[MenuEntry]) -> None:
        """Replace the menu."""
        ...

    def restyle(self, icon: QIcon, colours: BadgeColours) -> None:
        """Take other looks."""
        ...

    def flash(self, *, on: bool) -> None:
        """Begin or end flashing; nothing moves for a user who wants no motion."""
        ...

    def close(self) -> None:
        """Take the icon away."""
        ...


class SystemTray(QObject):
    """Qt's tray icon, which has its own way on each system; a tray that comes later gets it then."""

    def __init__(
        self,
        icon: QIcon,
        colours: BadgeColours,
        activated: Callable[[], None],
        still: Callable[[], bool],
    ) -> None:
        """`activated` hears clicks; `still` tells whether the user wants no motion."""
        super().__init__()
        self._base = icon
        self._colours = colours
        self._activated = activated
        self._still = still
        self._menu = QMenu()
        self._unread = 0
        self._shown = icon
        self._hidden = blank()
        self._dark_turn = False
        self.icon = QSystemTrayIcon(icon, self)
        self.icon.setContextMenu(self._menu)
        self.icon.activated.connect(self._clicked)
        self._timer = QTimer(self)
        self._timer.setInterval(FLASH)
        self._timer.timeout.connect(self._turn)

    @property
    def available(self) -> bool:
        return QSystemTrayIcon.isSystemTrayAvailable()

    @property
    def flashing(self) -> bool:
        """Whether the icon comes and goes just now."""
        return self._timer.isActive()

    def show(self, unread: int, title: str) -> None:
        if unread != self._unread:
            self._unread = unread
            self._shown = with_badge(self._base, unread, self._colours)
            self._paint()
        self.icon.setToolTip(title)
        self.icon.show()

    def restyle(self, icon: QIcon, colours: BadgeColours) -> None:
        self._base, self._colours = icon, colours
        self._shown = with_badge(icon, self._unread, colours)
        self._paint()

    def set_menu(self, entries: Sequence[MenuEntry]) -> None:
        self._menu.clear()
        for entry in entries:
            if entry.action is None:
                self._menu.addSeparator()
            else:
                self._menu.addAction(entry.text).triggered.connect(self._plain(entry.action))

    @staticmethod
    def _plain(act: Callable[[], None]) -> Callable[[bool], None]:
        """Keep from an action what Qt hands over: a parameter that may be left out would take it."""
        return lambda _checked: act()

    def flash(self, *, on: bool) -> None:
        if on and not self._still():
            self._timer.start()
        else:
            self._timer.stop()
            self._dark_turn = False
            self._paint()

    def close(self) -> None:
        self._timer.stop()
        self.icon.hide()

    def _clicked(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason in CLICKS:
            self._activated()

    def _turn(self) -> None:
        self._dark_turn = not self._dark_turn
        self._paint()

    def _paint(self) -> None:
        self.icon.setIcon(self._hidden if self._dark_turn else self._shown)


def blank() -> QIcon:
    """Return an icon on which nothing is seen, as large as the others so that its place stays."""
    made = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill("transparent")
        made.addPixmap(pixmap)
    return made
