"""The windows of somebody who is signed in: the main one and those of chats, and where they all stand."""

import contextlib
from collections.abc import Callable, Iterable
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from client.gui.chat_windows import ChatWindows
from client.gui.docking import Docking
from client.gui.places import Places
from client.platform.placing import may_place
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.viewmodels.chat.open_chats import ChatPlace
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences, PreferencesFile


class Keep(Protocol):
    """Takes preferences that nobody chose by hand, by their names."""

    def __call__(self, **what: object) -> None: ...


class Shell(QObject):
    """`arrived` tells of a message in a chat that no window in front shows.

    `left` tells that the main window was closed.
    """

    arrived = Signal(bytes, str, str)
    urged = Signal(bytes, str, str, bool)
    activated = Signal()
    left = Signal()
    preference_chosen = Signal(str, str)
    settings_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: MainModel,
        file: PreferencesFile,
        keep: Keep,
        covered: Callable[[], bool],
    ) -> None:
        """`covered` tells whether all windows are behind a lock, where they stay whatever comes."""
        super().__init__()
        self.model = model
        self._file = file
        self._keep = keep
        self.shown = False
        self._beside_opened = False
        self._classic = file.value.window == "classic"
        self.window = MainWindow(theme, model, file.value)
        self.chats = ChatWindows(theme, model, file, self._keep_chat_places, covered)
        self._places = Places(self.window, self._kept_places, self._keep_places)
        self._places.restore("" if self._classic else file.value.geometry)
        self._docking = Docking(theme, self.window, self._places, self._keep_edge, covered)
        for source in (self.window, self.chats):
            source.preference_chosen.connect(self.preference_chosen)
            source.recent_emoji_changed.connect(self._keep_emoji)
            source.settings_wanted.connect(self.settings_wanted)
            source.activated.connect(self.activated)
        self.window.left.connect(self.left)
        self.window.activated.connect(self._open_beside)
        self.chats.main_wanted.connect(self._raise_main)
        model.arrivals.arrived.connect(self._arrived)
        model.arrivals.urged.connect(self._urged)
        model.reminders.due.connect(self._urged)
        if model.chats.place is ChatPlace.INSIDE:
            self._open_as_before((file.value.open_chat,))
        model.chats.main.opened.connect(self._keep_open)
        model.spelling.adopted.connect(lambda: self._keep(own_words=()))
        model.spelling.adopt(file.value.own_words)
        model.spelling.turn(on=file.value.spelling)

    def show(self, *, background: bool, tray: bool) -> None:
        """Show the main window; one that the system has started waits in the tray, or beside it.

        The chats beside it open with it: when it is turned to for the first time, if it waits.
        """
        self.shown = True
        if not background:
            self._open_beside()
            self.window.show()
        elif not tray:
            self.window.showMinimized()
        self._dock(self._file.value)

    def apply(self, preferences: Preferences) -> None:
        """Take preferences in force; a main window of another kind goes where that kind stood last."""
        classic = preferences.window == "classic"
        turns = classic != self._classic
        if turns:
            self._docking.set_on(False)
            self._places.note()
        self._classic = classic
        self.window.apply(preferences)
        self.chats.apply(preferences)
        self.model.spelling.turn(on=preferences.spelling)
        if turns:
            self._places.restore()
        self._dock(preferences)

    def _dock(self, preferences: Preferences) -> None:
        """Let the classic panel hide at an edge, where windows may say where they stand."""
        may = preferences.docks and may_place(QGuiApplication.platformName())
        self._docking.set_on(self._classic and may, preferences.docked)

    def note(self) -> None:
        """Remember where all windows stand."""
        if not self._classic:
            self._keep(geometry=self.window.geometry_text())
        self._places.note()
        self.chats.note()
        if self._beside_opened:
            beside = self.model.chats.beside if self.model.chats.place is not ChatPlace.INSIDE else []
            self._keep(open_beside=tuple(one.hex() for one in beside))

    def hide(self) -> None:
        """Show nothing any more, while what is under way comes to its end."""
        self._docking.close()
        self.window.hide()
        self.chats.close()

    def end(self) -> None:
        """Close all windows for good: whoever sits here now is told of nothing."""
        self.note()
        self._places.close()
        self._docking.close()
        self.chats.close()
        self.blockSignals(True)
        self.window.close()
        self.window.deleteLater()

    def _open_beside(self) -> None:
        """Open the windows of last time, once; until then they are kept as they were."""
        if self.shown and not self._beside_opened:
            self._beside_opened = True
            self._open_as_before(self._file.value.open_beside)
            if self.window.isActiveWindow():
                # Some window managers put each new window in front.
                self.window.raise_()

    def _open_as_before(self, kept: Iterable[str]) -> None:
        """Open the chats of last time."""
        for conversation in kept:
            with contextlib.suppress(ValueError):
                self.model.open_again(bytes.fromhex(conversation))

    def _keep_open(self) -> None:
        if (chat := self.model.chats.main.chat) is not None:
            self._keep(open_chat=chat.conversation.hex())

    def _raise_main(self) -> None:
        """Turn to the main window, where a chat was opened from another one."""
        if not self.window.isActiveWindow():
            self.window.show()
            self.window.raise_()
            self.window.activateWindow()

    def _arrived(self, key: bytes, author: str, text: str) -> None:
        if not self.chats.looks_at(key):
            self.arrived.emit(key, author, text)

    def _urged(self, key: bytes, author: str, text: str, quietly: bool) -> None:
        if not self.chats.looks_at(key):
            self.urged.emit(key, author, text, quietly)

    def _keep_edge(self, edge: str) -> None:
        self._keep(docked=edge)

    def _keep_emoji(self, emoji: tuple[str, ...]) -> None:
        self._keep(recent_emoji=emoji)

    def _kept_places(self) -> dict[str, str]:
        return self._file.value.classic_places if self._classic else self._file.value.places

    def _keep_places(self, places: dict[str, str]) -> None:
        if self._classic:
            self._keep(classic_places=places)
        else:
            self._keep(places=places)

    def _keep_chat_places(self, places: dict[str, str]) -> None:
        self._keep(chat_places=places)
