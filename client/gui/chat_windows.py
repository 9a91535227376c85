"""The windows of chats beside the main one: made, raised and closed as the open chats want it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from client.gui.chat_places import ChatPlaces
from client.gui.places import Keep, Places
from client.ui.main.conversation_window import ConversationWindow
from client.ui.theme.theme import Theme
from client.viewmodels.chat.open_chats import place_of
from client.viewmodels.chat.stack import ChatStack
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences, PreferencesFile

TABS = "tabs"
"""The name of the window with tabs, whichever chats it has."""


def name_of(stack: ChatStack) -> str:
    """Return by what name the place of a window is kept."""
    return TABS if stack.tabbed else next((one.hex() for one in stack.conversations), "")


class ChatWindows(QObject):
    """Shows the stacks of a main model. `main_wanted` tells that a chat was opened in the main window."""

    main_wanted = Signal()
    activated = Signal()
    preference_chosen = Signal(str, str)
    recent_emoji_changed = Signal(tuple)
    settings_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: MainModel,
        file: PreferencesFile,
        keep: Keep,
        covered: Callable[[], bool],
    ) -> None:
        """`keep` takes where the windows stand; nothing comes into sight while `covered`."""
        super().__init__()
        self._theme = theme
        self._model = model
        self._file = file
        self._covered = covered
        self._places = ChatPlaces(lambda: file.value.chat_places, keep)
        self._shown: list[tuple[ConversationWindow, Places]] = []
        model.chats.choose(place_of(file.value))
        model.chats.added.connect(self._added)
        model.chats.removed.connect(self._removed)
        model.chats.raised.connect(self._raised)

    @property
    def windows(self) -> list[ConversationWindow]:
        """Those that are open."""
        return [window for window, _ in self._shown]

    def looks_at(self, conversation: bytes) -> bool:
        """Tell whether the user has a window with this chat in front."""
        return any(
            one.isActiveWindow() and one.stack.shown.conversation == conversation for one in self.windows
        )

    def apply(self, preferences: Preferences) -> None:
        """Take preferences in force."""
        for window in self.windows:
            window.apply(preferences)
        self._model.chats.choose(place_of(preferences))

    def note(self) -> None:
        """Remember where the windows stand."""
        for _, places in self._shown:
            places.note()

    def uncover(self) -> None:
        """Show what was opened behind a lock."""
        for window in self.windows:
            window.show()

    def close(self) -> None:
        """Close them all."""
        for window in self.windows:
            window.close()

    def _added(self, stack: ChatStack) -> None:
        window = ConversationWindow(self._theme, self._model, stack, self._file.value)
        window.left.connect(self._model.chats.close_stack)
        window.activated.connect(self.activated)
        window.preference_chosen.connect(self.preference_chosen)
        window.recent_emoji_changed.connect(self.recent_emoji_changed)
        window.settings_wanted.connect(self.settings_wanted)
        places = self._places.look_after(window, name_of(stack), self.windows)
        self._shown.append((window, places))
        # Only who asks for a chat turns to it.
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        if not self._covered():
            window.show()

    def _removed(self, stack: ChatStack) -> None:
        for window, places in self._shown:
            if window.stack is stack:
                places.note()
                places.close()
                window.hide()
                window.deleteLater()
        self._shown = [one for one in self._shown if one[0].stack is not stack]

    def _raised(self, stack: ChatStack | None) -> None:
        if self._covered():
            return
        if stack is None:
            self.main_wanted.emit()
        for window in self.windows:
            if window.stack is stack:
                window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
                window.show()
                window.raise_()
                window.activateWindow()
