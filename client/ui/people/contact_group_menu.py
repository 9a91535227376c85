"""Menus of the groups of colleagues that I keep: of one of them, and of somebody who is in some."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.people.contact_groups import OwnGroup


class ContactGroupMenu(Menu):
    """What can be done with one of them; without one, only another can be begun."""

    discussion_wanted = Signal()
    add_wanted = Signal()
    rename_wanted = Signal()
    moved = Signal(int)
    delete_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, theme: Theme, group: OwnGroup | None, parent: QWidget, *, may_talk: bool) -> None:
        super().__init__(theme, parent)
        if group is not None:
            self._offer(group, may_talk=may_talk)
            self.addSeparator()
        self.addAction(self.tr("New contact group…"), self.new_wanted.emit)

    def _offer(self, group: OwnGroup, *, may_talk: bool) -> None:
        talk = self.addAction(self.tr("Chat with all of them…"), self.discussion_wanted.emit)
        talk.setEnabled(may_talk and bool(group.people))
        self.addSeparator()
        self.addAction(self.tr("Add people…"), self.add_wanted.emit)
        self.addAction(self.tr("Rename…"), self.rename_wanted.emit)
        up = self.addAction(self.tr("Move up"), lambda: self.moved.emit(-1))
        up.setEnabled(not group.first)
        down = self.addAction(self.tr("Move down"), lambda: self.moved.emit(1))
        down.setEnabled(not group.last)
        self.addSeparator()
        self.add_destructive(self.tr("Delete…"), self.delete_wanted.emit)


class PersonGroupsMenu(Menu):
    """All of them, ticked those that somebody is in. `chosen` carries one, and whether they are in it now."""

    chosen = Signal(bytes, bool)
    new_wanted = Signal()

    def __init__(
        self, theme: Theme, groups: Sequence[OwnGroup], person: bytes, parent: QWidget | QMenu
    ) -> None:
        super().__init__(theme, parent)
        self.setTitle(self.tr("Contact groups"))
        self.setToolTipsVisible(True)
        for group in groups:
            action = QAction(self.fit(group.name), self, checkable=True)
            action.setToolTip(group.name)
            action.setChecked(person in group.people)
            action.triggered.connect(partial(self._choose, group.id, person not in group.people))
            self.addAction(action)
        if groups:
            self.addSeparator()
        self.addAction(self.tr("New contact group…"), self.new_wanted.emit)

    def _choose(self, group: bytes, on: bool, _checked: bool = False) -> None:
        self.chosen.emit(group, on)
