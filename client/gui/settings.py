"""The settings window put together: made when it is wanted, gone when it is closed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from client.app import Client
from client.core.tasks import Tasks
from client.core.wording import Language
from client.gui.around import Around
from client.platform.placing import may_place
from client.ui.settings.window import FIRST, Settings, SettingsWindow
from client.ui.theme.theme import Theme
from client.viewmodels.preferences import Preferences
from client.viewmodels.replies import ReplyBook
from client.viewmodels.settings_devices import Devices
from client.viewmodels.settings_network import Network
from client.viewmodels.settings_password import PasswordChange
from client.viewmodels.settings_privacy import PrivacySettings
from client.viewmodels.settings_start import Startup
from client.viewmodels.settings_storage import Stored

Models = tuple[Startup, Devices, PasswordChange, Stored, Network, PrivacySettings, ReplyBook]
FAREWELL = 5.0
"""Seconds for what was begun in the window to end."""


class SettingsDesk(QObject):
    """`chosen` carries the name of a preference and its new value as text."""

    chosen = Signal(str, str)
    sign_out_wanted = Signal()

    def __init__(
        self, client: Client, theme: Theme, around: Around, language: Callable[[], Language]
    ) -> None:
        super().__init__()
        self._client = client
        self._theme = theme
        self._around = around
        self._language = language
        self._tasks = Tasks("settings")
        self._models: Models | None = None
        self._page = FIRST
        self._refused = False
        self.window: SettingsWindow | None = None

    def show(self, preferences: Preferences, *, tray: bool, idle: bool, may_widen: bool) -> None:
        """Open the window, or bring the open one to the front."""
        if self.window is None:
            self._models = models = self._make_models()
            about, hotkey = self._around.about, self._around.hotkey is not None
            shown = Settings(
                *(*models, about),
                tray=tray,
                idle=idle,
                hotkey=hotkey,
                may_widen=may_widen,
                locks=self._client.verifier.known,
                places=may_place(QGuiApplication.platformName()),
            )
            self.window = window = SettingsWindow(self._theme, shown, preferences)
            window.chosen.connect(self.chosen)
            window.sign_out_wanted.connect(self.sign_out_wanted)
            window.heard.connect(self._around.sound.ring)
            window.closed.connect(self._closed)
            window.open(self._page)
            window.shortcuts.show_refused(self._refused)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def open(self, page: str) -> None:
        """Bring a page into sight, if the window is open."""
        if self.window is not None:
            self.window.open(page)

    def _make_models(self) -> Models:
        client, language = self._client, self._language
        return (
            Startup(self._around.autostart),
            Devices(client.auth, language),
            PasswordChange(client.auth, language),
            Stored(client.storage, language),
            Network(client.auth, client.settings, client.bus, language, plain=client.plain),
            PrivacySettings(client.privacy, client.people, client.bus, language),
            ReplyBook(client.replies.own, client.bus, language),
        )

    def apply(self, preferences: Preferences) -> None:
        """Show what is in force."""
        if self.window is not None:
            self.window.apply(preferences)

    def show_hotkey(self, *, had: bool) -> None:
        """Say whether the chosen key could be had."""
        self._refused = not had
        if self.window is not None:
            self.window.shortcuts.show_refused(self._refused)

    def hide(self) -> None:
        """Close the window, if it is open."""
        if self.window is not None:
            self.window.close()

    def _closed(self) -> None:
        window, models, self.window, self._models = self.window, self._models, None, None
        if window is not None:
            self._page = window.page
            window.deleteLater()
        for model in models or ():
            self._tasks.start(model.close(), "close")

    async def close(self) -> None:
        """Close the window; what was begun there is brought to its end."""
        self.hide()
        await self._tasks.finish(FAREWELL)
