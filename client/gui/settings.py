"""The settings window put together: made when it is wanted, gone when it is closed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from client.app import Client
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.gui.around import Around
from client.ui.theme.theme import Theme
from client.viewmodels.settings.preferences import Preferences

if TYPE_CHECKING:
    from client.gui.settings_models import Models
    from client.ui.settings.window import SettingsWindow

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
        self._page = ""
        self._refused = False
        self.window: SettingsWindow | None = None

    def show(self, preferences: Preferences, *, tray: bool, idle: bool, may_widen: bool) -> None:
        """Open the window, or bring the open one to the front."""
        if self.window is None:
            from client.gui.settings_models import make_models, settings_of
            from client.ui.settings.window import SettingsWindow

            self._models = models = make_models(self._client, self._around, self._language)
            locks = self._client.verifier.known
            shown = settings_of(models, self._around, tray=tray, idle=idle, may_widen=may_widen, locks=locks)
            self.window = window = SettingsWindow(self._theme, shown, preferences)
            window.chosen.connect(self.chosen)
            window.sign_out_wanted.connect(self.sign_out_wanted)
            window.heard.connect(self._around.sound.ring)
            window.closed.connect(self._closed)
            if self._page:
                window.open(self._page)
            window.shortcuts.show_refused(self._refused)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def open(self, page: str) -> None:
        """Bring a page into sight, if the window is open."""
        if self.window is not None:
            self.window.open(page)

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
