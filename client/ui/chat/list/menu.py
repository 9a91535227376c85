"""The menu of a row in the conversation list: what can be done without opening it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.conversations.model import Conversation, ConversationKind


class ConversationMenu(Menu):
    """Made for one use, with what makes sense for its row and nothing else.

    `arranged` carries how the row's conversation is to be kept from now on, by the name of what changes.
    """

    opened = Signal(bytes)
    alone_wanted = Signal(bytes)
    read_wanted = Signal(bytes)
    draft_dropped = Signal(bytes)
    arranged = Signal(bytes, str, bool)

    def __init__(self, theme: Theme, row: Conversation, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.addAction(self.tr("Open"), lambda: self.opened.emit(row.id))
        if row.kind is ConversationKind.FOLDED:
            if row.unread or row.flagged:
                self.addAction(self.tr("Mark all as read"), lambda: self.read_wanted.emit(row.id))
            return
        self.addAction(self.tr("Open in a window of its own"), lambda: self.alone_wanted.emit(row.id))
        if row.unread or row.flagged:
            self.addAction(self.tr("Mark as read"), lambda: self.read_wanted.emit(row.id))
        if row.time:
            self._offer_arranging(row)
        if row.draft:
            self.add_destructive(self.tr("Delete draft"), lambda: self.draft_dropped.emit(row.id))
        self.addSeparator()
        self._offer_copy(self.tr("Copy name"), row.title)
        if row.number and row.number != row.title:
            self._offer_copy(self.tr("Copy staff number"), row.number)

    def _offer_arranging(self, row: Conversation) -> None:
        if not row.unread and not row.flagged:
            self._arrange(self.tr("Mark as unread"), row, "unread", on=True)
        self.addSeparator()
        sticky = self.tr("Remove from top") if row.pinned else self.tr("Keep on top")
        self._arrange(sticky, row, "sticky", on=not row.pinned)
        if not row.folded:
            muted = self.tr("Let it ring again") if row.muted else self.tr("Mute")
            self._arrange(muted, row, "muted", on=not row.muted)
        folded = self.tr("Take out of the folded chats") if row.folded else self.tr("Fold")
        self._arrange(folded, row, "folded", on=not row.folded)
        self._arrange(self.tr("Hide from the list"), row, "hidden", on=True)

    def _arrange(self, words: str, row: Conversation, what: str, *, on: bool) -> None:
        self.addAction(words, lambda: self.arranged.emit(row.id, what, on))

    def _offer_copy(self, words: str, text: str) -> None:
        self.addAction(words, lambda: QGuiApplication.clipboard().setText(text))
