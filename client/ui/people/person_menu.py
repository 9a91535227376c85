"""The menu of a colleague: message, card, my own name for them, favourite, groups of mine, block."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.people.cards import Card


class PersonMenu(Menu):
    """Made for one use; nothing is offered that makes no sense for oneself."""

    message_wanted = Signal()
    card_wanted = Signal()
    remark_wanted = Signal()
    favourite_wanted = Signal(bytes, bool)
    blocked_wanted = Signal(bytes, bool)

    def __init__(self, theme: Theme, card: Card, groups: Callable[[Menu], Menu], parent: QWidget) -> None:
        super().__init__(theme, parent)
        if not card.mine:
            self.addAction(self.tr("Message"), self.message_wanted.emit)
        self.addAction(self.tr("Card"), self.card_wanted.emit)
        if card.mine:
            return
        self.addSeparator()
        self.addAction(self.tr("Give them another name…"), self.remark_wanted.emit)
        liked = self.tr("Remove from favourites") if card.favourite else self.tr("Add to favourites")
        self.addAction(liked, lambda: self.favourite_wanted.emit(card.id, not card.favourite))
        self.addMenu(groups(self))
        blocked = self.tr("Unblock") if card.blocked else self.tr("Block…")
        self.addAction(blocked, lambda: self.blocked_wanted.emit(card.id, not card.blocked))
