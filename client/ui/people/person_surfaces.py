"""What opens about people above the window: menu, card, another name, blocking, my own profile."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRect, QSize, Signal
from PySide6.QtWidgets import QWidget

from client.ui.people.contact_group_surfaces import ContactGroupSurfaces
from client.ui.people.person_menu import PersonMenu
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Question
from client.viewmodels.people.cards import Cards

if TYPE_CHECKING:
    from client.ui.people.card import CardDialog, RemarkDialog
    from client.ui.people.profile import ProfileDialog


class PersonSurfaces(QObject):
    """Opens them in one window. `message_wanted` carries whom to write to; `said` a line for a toast."""

    message_wanted = Signal(bytes)
    said = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, cards: Cards, groups: ContactGroupSurfaces) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._cards = cards
        self._groups = groups

    def menu(self, person: bytes, place: QPoint) -> PersonMenu:
        """Return the menu of somebody; its card opens at a place of the screen."""
        groups = partial(self._groups.person_menu, person)
        menu = PersonMenu(self._theme, self._cards.card(person), groups, self._window)
        menu.message_wanted.connect(lambda: self.message_wanted.emit(person))
        menu.card_wanted.connect(lambda: self.card(person, place))
        menu.remark_wanted.connect(lambda: self.remark(person))
        menu.favourite_wanted.connect(self._cards.set_favourite)
        menu.blocked_wanted.connect(self.block)
        return menu

    def open_menu(self, person: bytes, place: QPoint) -> None:
        """Open the menu of somebody."""
        self.menu(person, place).popup(place)

    def card(self, person: bytes, place: QPoint) -> "CardDialog":
        """Open somebody's card beside a place of the screen."""
        from client.ui.people.card import CardDialog

        anchor = QRect(self._window.mapFromGlobal(place), QSize(1, 1))
        card, edits = self._cards.card(person), self._cards.may_edit_own()
        dialog = CardDialog(self._theme, self._window, card, anchor, edits=edits)
        dialog.message_wanted.connect(self.message_wanted)
        dialog.favourite_wanted.connect(self._cards.set_favourite)
        dialog.remark_wanted.connect(self.remark)
        dialog.blocked_wanted.connect(self.block)
        dialog.groups_wanted.connect(self._groups.open_person_menu)
        dialog.signature_changed.connect(self._cards.set_signature)
        dialog.profile_wanted.connect(lambda: self.profile(person))
        dialog.copied.connect(lambda: self.said.emit(self.tr("Copied")))
        dialog.open_in_window()
        return dialog

    def profile(self, me: bytes) -> "ProfileDialog":
        """Open my own profile."""
        from client.ui.people.profile import ProfileDialog

        cards = self._cards
        card, edits = cards.card(me), cards.may_edit_own()
        dialog = ProfileDialog(self._theme, self._window, card, cards.own, edits=edits)
        dialog.said.connect(self.said)
        dialog.open_in_window()
        return dialog

    def remark(self, person: bytes) -> "RemarkDialog":
        """Ask for another name."""
        from client.ui.people.card import RemarkDialog

        dialog = RemarkDialog(self._theme, self._window, self._cards.card(person))
        dialog.chosen.connect(self._cards.set_remark)
        dialog.open_in_window()
        return dialog

    def block(self, person: bytes, on: bool) -> None:
        """Block somebody after asking, or let them write again at once."""
        if not on:
            self._cards.set_blocked(person, on=False)
            return
        name = self._cards.card(person).name
        title = self.tr("Block {name}?").format(name=name)
        words = self.tr(
            "They can't write to you alone any more, and see you as offline. Groups stay as they are."
        )
        question = Question(self._theme, self._window, title, words, self.tr("Block"))
        question.ask(lambda: self._cards.set_blocked(person, on=True))
