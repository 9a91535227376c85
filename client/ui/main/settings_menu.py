"""The menu behind the settings: the settings' window, the theme for in between, and signing out."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.people.naming import isolated, shown_name
from client.viewmodels.settings.preferences import Preferences
from client.viewmodels.sign_in.accounts import AccountLine

SHORTCUT = "Ctrl+,"
LOCK = "Ctrl+Shift+L"


def account_words(account: AccountLine) -> str:
    """Return how an account is called: by name and number, and the organisation where there is one."""
    shown = shown_name(account.name, account.number)
    return " · ".join(part for part in (isolated(shown), account.number, account.organisation) if part)


class SettingsMenu(QObject):
    """Makes the menu. `chosen` carries the name of a preference and its new value as text.

    `account_wanted` carries the profile of another account, nothing for a new one.
    """

    chosen = Signal(str, str)
    settings_wanted = Signal()
    reminders_wanted = Signal()
    account_wanted = Signal(str)
    lock_wanted = Signal()
    sign_out_wanted = Signal()

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.accounts: Callable[[], Sequence[AccountLine]] = tuple
        """The accounts of this device."""

    def menu(self, preferences: Preferences, parent: QWidget) -> Menu:
        """Return the menu with what is in force ticked."""
        menu = Menu(self._theme, parent)
        every = menu.addAction(QCoreApplication.translate("Settings", "All settings…"))
        every.setShortcut(QKeySequence(SHORTCUT))
        every.triggered.connect(self.settings_wanted)
        reminders = menu.addAction(QCoreApplication.translate("Settings", "Reminders…"))
        reminders.triggered.connect(self.reminders_wanted)
        menu.addMenu(self._modes(menu, preferences.mode))
        menu.addSeparator()
        menu.addMenu(self._accounts(menu))
        lock = menu.addAction(QCoreApplication.translate("Settings", "Lock"))
        lock.setShortcut(QKeySequence(LOCK))
        lock.triggered.connect(self.lock_wanted)
        out = menu.addAction(QCoreApplication.translate("Settings", "Sign out"))
        out.triggered.connect(self.sign_out_wanted)
        return menu

    def _accounts(self, menu: Menu) -> Menu:
        sub = Menu(self._theme, menu, QCoreApplication.translate("Settings", "Accounts"))
        sub.setToolTipsVisible(True)
        for one in self.accounts():
            words = account_words(one)
            action = QAction(sub.fit(words), sub, checkable=True)
            action.setToolTip(words)
            action.setChecked(one.mine)
            action.setEnabled(not one.mine)
            action.triggered.connect(partial(self._take_account, one.profile))
            sub.addAction(action)
        sub.addSeparator()
        another = sub.addAction(QCoreApplication.translate("Settings", "Sign in to another account…"))
        another.triggered.connect(partial(self._take_account, ""))
        return sub

    def _take_account(self, profile: str, _checked: bool = False) -> None:
        self.account_wanted.emit(profile)

    def _modes(self, menu: Menu, now: str) -> Menu:
        from client.ui.settings.appearance import mode_words

        sub = Menu(self._theme, menu, QCoreApplication.translate("Settings", "Theme"))
        group = QActionGroup(sub)
        for mode, words in mode_words().items():
            action = QAction(words, sub, checkable=True)
            action.setChecked(mode.value == now)
            action.triggered.connect(partial(self._take, mode.value))
            group.addAction(action)
            sub.addAction(action)
        return sub

    def _take(self, mode: str, _checked: bool = False) -> None:
        self.chosen.emit("mode", mode)
