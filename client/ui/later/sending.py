"""Sending later from a chat: the times in the menu beside "Send", and the line that tells what waits."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from client.ui.chat.writing.composer import Composer
from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.ui.widgets.open_line import OpenLine
from client.viewmodels.chat.model import ChatModel
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.later.waiting import LaterMessages


class SendingLater(QObject):
    """Stands between a chat's composer, the line that tells what waits, and that. `said` is for a toast."""

    said = Signal(str)

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        shown: OpenChat,
        later: LaterMessages,
        composer: Composer,
        line: OpenLine,
    ) -> None:
        super().__init__(composer)
        self._theme = theme
        self._window = window
        self._shown = shown
        self._later = later
        self._composer = composer
        self._line = line
        self._chat: ChatModel | None = None
        composer.menu_opening.connect(self.offer)
        line.clicked.connect(self.open_list)
        later.changed.connect(self.show)
        shown.opened.connect(self.show)

    def show(self) -> None:
        """Tell what waits in the chat that is open now."""
        chat = self._shown.chat
        if chat is not None and chat is not self._chat:
            chat.kept.connect(self._say_kept)
        self._chat = chat
        words = "" if chat is None else self._later.line(chat.conversation)
        self._line.say(words)
        if not words:
            self._line.name(self.tr("Messages for later"))

    def _say_kept(self, due: object) -> None:
        if isinstance(due, int):
            when = self._later.moments.said(due)
            self.said.emit(self.tr("Will be sent {when}").format(when=when))

    def offer(self, menu: Menu) -> None:
        """Put the times at which one may send into a menu."""
        something = self._composer.may_send
        for one in self._later.moments.choices():
            words = self.tr("Send {when}").format(when=one.words)
            menu.addAction(words, lambda at=one.at: self.keep(at)).setEnabled(something)
        menu.addAction(self.tr("Send at another time…"), self.ask_time).setEnabled(something)

    def ask_time(self) -> None:
        """Let any time be chosen."""
        from client.ui.later.time_choice import TimeDialog

        title, agree = self.tr("When shall it be sent?"), self.tr("Send then")
        dialog = TimeDialog(self._theme, self._window, self._later.moments, title, agree)
        dialog.decided.connect(self.keep)
        # What it was asked for is what stands in the chat that was open then.
        self._shown.opened.connect(dialog.reject)
        dialog.open_in_window()

    def keep(self, at: object) -> None:
        """Have what is written sent at a time (Unix ms)."""
        chat = self._shown.chat
        if chat is not None and isinstance(at, int) and self._composer.may_send:
            chat.send_later(self._composer.leave(), at)

    def open_list(self) -> None:
        """Show what waits in the chat that is open."""
        from client.ui.later.list_dialog import LaterDialog

        conversation = self._shown.conversation
        if conversation is not None:
            dialog = LaterDialog(self._theme, self._window, self._later, conversation)
            dialog.change_wanted.connect(self._change)
            dialog.open_in_window()

    def _change(self, entry: bytes) -> None:
        from client.ui.later.list_dialog import ChangeDialog

        # It may have gone just now.
        if self._later.get(entry) is not None:
            ChangeDialog(self._theme, self._window, self._later, entry).open_in_window()
