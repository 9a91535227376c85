"""The menu of a row in the conversation list: what can be done without opening it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.conversations import Conversation


class ConversationMenu(Menu):
    """Made for one use, with what makes sense for its row and nothing else."""

    opened = Signal(bytes)
    read_wanted = Signal(bytes)
    draft_dropped = Signal(bytes)

    def __init__(self, theme: Theme, row: Conversation, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.addAction(self.tr("Open"), lambda: self.opened.emit(row.id))
        if row.unread:
            self.addAction(self.tr("Mark as read"), lambda: self.read_wanted.emit(row.id))
        if row.draft:
            self.addAction(self.tr("Delete draft"), lambda: self.draft_dropped.emit(row.id))
        self.addSeparator()
        self._offer_copy(self.tr("Copy name"), row.title)
        if row.number and row.number != row.title:
            self._offer_copy(self.tr("Copy staff number"), row.number)

    def _offer_copy(self, words: str, text: str) -> None:
        self.addAction(words, lambda: QGuiApplication.clipboard().setText(text))
