"""A window with chats alone: one, or several behind tabs."""

from PySide6.QtCore import QKeyCombination, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from client.ui.chat.writing.editor import SendKey
from client.ui.drawing.logo import window_icon
from client.ui.main.chat_panel import ChatPanel
from client.ui.main.day import Day
from client.ui.main.settings_menu import SHORTCUT
from client.ui.main.surfaces import Surfaces
from client.ui.main.tab_strip import TabStrip
from client.ui.theme.theme import Theme
from client.ui.widgets.placed import Placed
from client.ui.widgets.toast import Toast
from client.ui.widgets.translated import Translating
from client.viewmodels.chat.stack import ChatStack
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences

HANDLE = 1
"""Pixels between chat and members."""


class ConversationWindow(Translating, Placed):
    """Shows a stack. `left` carries the stack of a window that its user closed."""

    left = Signal(object)
    preference_chosen = Signal(str, str)
    recent_emoji_changed = Signal(tuple)
    settings_wanted = Signal()

    def __init__(self, theme: Theme, model: MainModel, stack: ChatStack, preferences: Preferences) -> None:
        super().__init__()
        self._theme = theme
        self._model = model
        self.stack = stack
        self._day = Day(theme, self)
        self.tabs = TabStrip(theme)
        self.chat = ChatPanel(theme, model, stack.shown, self._day.times, model.emoji, self)
        self.surfaces = Surfaces(theme, model, stack.shown, self, self.chat)
        self._toast = Toast(theme, self.chat.timeline, self.chat)
        self._lay_out()
        self._connect()
        self.apply(preferences)
        self._look_again()
        self.retranslate()
        # The chat was shown before it had this window to be in focus of.
        self.chat.composer.editor.setFocus()

    def _lay_out(self) -> None:
        m = self._theme.measures
        self.setWindowIcon(window_icon())
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.tabs.setVisible(self.stack.tabbed)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(HANDLE)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self.chat)
        self._split.addWidget(self.surfaces.members)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([m.chat_window_width - m.side, m.side])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._split, 1)
        self.resize(QSize(m.chat_window_width, m.chat_window_height).boundedTo(self.room()))

    def _connect(self) -> None:
        stack, model = self.stack, self._model
        self.tabs.chosen.connect(stack.choose)
        self.tabs.closed.connect(stack.close_one)
        self.tabs.moved.connect(stack.move)
        self.tabs.alone_wanted.connect(self._open_alone)
        stack.changed.connect(self._show_lines)
        stack.shown.opened.connect(self._show_lines)
        model.list.refreshed.connect(self._show_lines)
        stack.shown.troubled.connect(self._say_trouble)
        model.troubled.connect(self._say_if_in_front)
        self.chat.said.connect(self._toast.say)
        self.surfaces.said.connect(self._toast.say)
        self.chat.composer.key_chosen.connect(self._key_chosen)
        self.chat.composer.recent_changed.connect(self.recent_emoji_changed)
        self._day.changed.connect(self._tell_times)
        self._theme.changed.connect(self._look_again)
        self.activated.connect(self.chat.see_again)
        self._add_keys()

    def _add_keys(self) -> None:
        after, before, close = (
            QKeySequence.StandardKey.NextChild,
            QKeySequence.StandardKey.PreviousChild,
            QKeySequence(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_W)),
        )
        for keys, act in ((after, self._next), (before, self._previous), (close, self._close_shown)):
            QShortcut(keys, self).activated.connect(act)
        QShortcut(QKeySequence(SHORTCUT), self).activated.connect(self.settings_wanted)

    def _look_again(self) -> None:
        m, room = self._theme.measures, self.room()
        self.setMinimumSize(QSize(m.chat_window_least_width, m.chat_window_least_height).boundedTo(room))
        self.chat.setMinimumWidth(min(m.chat_least, room.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the members' column up where the window is narrow."""
        super().resizeEvent(event)
        m = self._theme.measures
        self.surfaces.side.set_wide(self.width() >= m.chat_least + m.side_least + HANDLE)

    def apply(self, preferences: Preferences) -> None:
        """Take preferences in force that concern this window."""
        self.chat.composer.set_key(SendKey(preferences.send_key))
        self.chat.composer.set_recent(preferences.recent_emoji)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._tell_times()
        self._show_lines()

    def _tell_times(self) -> None:
        times = self._day.times
        self.chat.set_times(times)
        self.surfaces.set_times(times)

    def _show_lines(self) -> None:
        lines, place = self.stack.lines, self.stack.place
        if lines:
            self.setWindowTitle(lines[place].title)
        if self.stack.tabbed:
            self.tabs.show_lines(lines, place)

    # What the user does

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        if not self.surfaces.covered:
            self.stack.step(by)

    def _close_shown(self) -> None:
        shown = self.stack.shown.conversation
        if shown is not None and not self.surfaces.covered:
            self.stack.close_one(shown)

    def _open_alone(self, conversation: bytes) -> None:
        self._model.chats.open_alone(conversation, self.stack.peers.get(conversation))

    def _key_chosen(self, key: str) -> None:
        self.preference_chosen.emit("send_key", key)

    def _say_trouble(self, words: str) -> None:
        self._toast.say(words, "warning")

    def _say_if_in_front(self, words: str) -> None:
        if self.isActiveWindow():
            self._say_trouble(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close the chat by Escape, where nothing else takes it."""
        if event.key() == Qt.Key.Key_Escape:
            self._close_shown()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the user closed it."""
        self.left.emit(self.stack)
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        QPainter(self).fillRect(self.rect(), self._theme.colours.rail)
