"""The settings window: its pages at the left, one of them in sight; no button keeps anything, all is kept."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from client.ui.drawing.logo import window_icon
from client.ui.settings.about import AboutPage
from client.ui.settings.appearance import AppearancePage
from client.ui.settings.devices import DevicesPage
from client.ui.settings.general import GeneralPage
from client.ui.settings.navigation import Navigation
from client.ui.settings.network import NetworkPage
from client.ui.settings.notifications import NotificationsPage
from client.ui.settings.page import Page
from client.ui.settings.privacy import PrivacyPage
from client.ui.settings.replies import RepliesPage
from client.ui.settings.shortcuts import ShortcutsPage
from client.ui.settings.storage import StoragePage
from client.ui.theme.theme import Theme
from client.ui.widgets.placed import Placed
from client.ui.widgets.toast import Toast
from client.ui.widgets.translated import Translating
from client.viewmodels.chat.replies import ReplyBook
from client.viewmodels.settings.about import About
from client.viewmodels.settings.devices import Devices
from client.viewmodels.settings.network import Network
from client.viewmodels.settings.password import PasswordChange
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.settings.privacy import PrivacySettings
from client.viewmodels.settings.start import Startup
from client.viewmodels.settings.storage import Stored

ICONS = (
    ("general", "settings"),
    ("notifications", "alert"),
    ("appearance", "paint_brush"),
    ("shortcuts", "keyboard"),
    ("replies", "flash"),
    ("privacy", "shield"),
    ("devices", "desktop"),
    ("storage", "storage"),
    ("network", "globe_desktop"),
    ("about", "info"),
)
FIRST = "general"


@dataclass(frozen=True)
class Settings:
    """What the pages show and change."""

    startup: Startup
    devices: Devices
    password: PasswordChange
    stored: Stored
    network: Network
    privacy: PrivacySettings
    replies: ReplyBook
    about: About
    tray: bool = True
    idle: bool = True
    hotkey: bool = True
    may_widen: bool = True
    locks: bool = True
    places: bool = True


class SettingsWindow(Translating, Placed):
    """`chosen` carries the name of a preference and its new value as text."""

    chosen = Signal(str, str)
    sign_out_wanted = Signal()
    heard = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, settings: Settings, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self.navigation = Navigation(theme, ICONS)
        self.pages: dict[str, Page] = self._make_pages(settings)
        self._stack = QStackedWidget()
        for page in self.pages.values():
            page.chosen.connect(self.chosen)
            self._stack.addWidget(page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        # A stack shows screen readers its pages alone: the toast lies over what holds the stack.
        ground = QWidget()
        inner = QHBoxLayout(ground)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stack)
        row.addWidget(ground, 1)
        self._toast = Toast(theme, ground)
        self.page = ""
        self.setWindowIcon(window_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.navigation.chosen.connect(self.open)
        theme.changed.connect(self._look_again)
        m = theme.measures
        self.resize(QSize(m.settings_width, m.settings_height).boundedTo(self.room()))
        self._look_again()
        self.apply(preferences)
        self.retranslate()
        self.open(FIRST)

    def _make_pages(self, settings: Settings) -> dict[str, Page]:
        theme = self._theme
        self.shortcuts = ShortcutsPage(theme, hotkey=settings.hotkey)
        notifications = NotificationsPage(theme)
        notifications.heard.connect(self.heard)
        devices = DevicesPage(theme, settings.devices, settings.password)
        devices.sign_out_wanted.connect(self.sign_out_wanted)
        storage = StoragePage(theme, settings.stored)
        replies = RepliesPage(theme, self, settings.replies)
        replies.troubled.connect(self.say_trouble)
        for page in (devices, storage):
            page.said.connect(self.say)
        for model in (settings.network, settings.privacy):
            model.troubled.connect(self.say_trouble)
        return {
            "general": GeneralPage(
                theme,
                settings.startup,
                tray=settings.tray,
                idle=settings.idle,
                places=settings.places,
                locks=settings.locks,
            ),
            "notifications": notifications,
            "appearance": AppearancePage(theme),
            "shortcuts": self.shortcuts,
            "replies": replies,
            "privacy": PrivacyPage(theme, settings.privacy),
            "devices": devices,
            "storage": storage,
            "network": NetworkPage(theme, settings.network, may_widen=settings.may_widen),
            "about": AboutPage(theme, settings.about),
        }

    def _look_again(self) -> None:
        m = self._theme.measures
        least = QSize(m.settings_least_width, m.settings_least_height)
        self.setMinimumSize(least.boundedTo(self.room()))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the pages what room there is."""
        self.navigation.fit(self.width())
        super().resizeEvent(event)

    def open(self, name: str) -> None:
        """Bring a page into sight."""
        page = self.pages[name]
        self.page = name
        self.navigation.choose(name)
        self._stack.setCurrentWidget(page)
        page.opened()

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""
        for page in self.pages.values():
            page.apply(preferences)

    def say(self, words: str) -> None:
        """Say what was done."""
        self._toast.say(words)

    def say_trouble(self, words: str) -> None:
        """Say what could not be done."""
        self._toast.say(words, "warning")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, where nothing else takes it: a dialog that stands above does."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that nobody looks any more."""
        super().closeEvent(event)
        self.closed.emit()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        name, settings = self.tr("Linxin"), self.tr("Settings")
        self.setWindowTitle(f"{name} · {settings}")
        self.navigation.name(
            {
                "general": self.tr("General"),
                "notifications": self.tr("Notifications"),
                "appearance": self.tr("Appearance"),
                "shortcuts": self.tr("Shortcuts"),
                "replies": self.tr("Quick replies"),
                "privacy": self.tr("Privacy"),
                "devices": self.tr("Devices"),
                "storage": self.tr("Storage"),
                "network": self.tr("Network"),
                "about": self.tr("About"),
            }
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground of the pages."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.base)
