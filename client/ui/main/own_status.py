"""How I am seen, in the main window: the menu behind my avatar, and the dialog with words and an end."""

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from client.ui.main.day import Day
from client.ui.main.presence_menu import CHOICES, PresenceMenu
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.main.connection import Connection
from client.viewmodels.main.me import Me
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.status_ends import End, Ends, Preset


class OwnStatus(QObject):
    """`card_wanted` tells that the user wants their own card."""

    card_wanted = Signal()

    def __init__(self, theme: Theme, window: QWidget, me: Me, connection: Connection, day: Day) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._me = me
        self._connection = connection
        self._day = day
        self._presence = PresenceMenu(theme, self)
        self._presence.chosen.connect(me.choose_presence)
        self._presence.words_wanted.connect(self.ask)
        self._presence.preset_wanted.connect(self._begin)

    def menu(self) -> Menu:
        """Return the menu with how I am seen ticked."""
        menu = self._presence.menu(self._me.presence, self._me.words, self._window)
        menu.addSeparator()
        menu.addAction(QCoreApplication.translate("MainWindow", "My card"), self.card_wanted.emit)
        return menu

    def open_menu(self, place: QPoint) -> None:
        """Open the menu at a place of the screen, while a server could tell others."""
        if self._connection.up:
            self.menu().popup(place)

    def ask(self) -> None:
        """Ask how I want to be seen, in what words and until when."""
        self._ask(self._me.status)

    def _begin(self, preset: Preset) -> None:
        """Ask the same of somebody who is ill, or away for days."""
        self._ask((Presence.OUT, preset.words), preset.value)

    def _ask(self, now: tuple[Presence, str], end: End = End.NEVER) -> None:
        from client.ui.main.status_dialog import StatusDialog

        dialog = StatusDialog(self._theme, self._window, CHOICES, now, Ends(self._day.locale), end)
        dialog.decided.connect(self._me.choose_presence)
        dialog.open_in_window()
