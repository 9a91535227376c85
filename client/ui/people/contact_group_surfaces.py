"""What opens about the groups of colleagues that I keep: menus, naming, taking people in, deleting."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from client.ui.people.contact_group_menu import ContactGroupMenu, PersonGroupsMenu
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Question
from client.viewmodels.main.office import Office
from client.viewmodels.people.contact_groups import OwnGroup
from shared.model.rights import Right

if TYPE_CHECKING:
    from client.ui.people.contact_group_dialogs import (
        AddContactsDialog,
        NewContactGroupDialog,
        RenameContactGroupDialog,
    )


class ContactGroupSurfaces(QObject):
    """Opens them in one window. `discussion_wanted` carries with whom and a name; `said` a line to show."""

    discussion_wanted = Signal(tuple, str)
    said = Signal(str)

    def __init__(self, theme: Theme, window: QWidget, office: Office) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._office = office
        self._groups = office.contact_groups

    # Menus

    def open_menu(self, branch: bytes, place: QPoint) -> None:
        """Open the menu of a branch of the tree."""
        self.menu(branch).popup(place)

    def menu(self, branch: bytes) -> ContactGroupMenu:
        """Return the menu of a branch: of a group of mine, or of another."""
        group = self._groups.one(branch)
        may_talk = self._office.powers().may(Right.CREATE_GROUP)
        menu = ContactGroupMenu(self._theme, group, self._window, may_talk=may_talk)
        menu.new_wanted.connect(self.new)
        if group is not None:
            menu.discussion_wanted.connect(lambda: self.discussion_wanted.emit(group.people, group.name))
            menu.add_wanted.connect(lambda: self.add(group))
            menu.rename_wanted.connect(lambda: self.rename(group))
            menu.moved.connect(partial(self._groups.move, group.id))
            menu.delete_wanted.connect(lambda: self.delete(group))
        return menu

    def person_menu(self, person: bytes, parent: QWidget | QMenu) -> PersonGroupsMenu:
        """Return the menu of the groups that somebody is or could be in."""
        menu = PersonGroupsMenu(self._theme, self._groups.all(), person, parent)
        menu.chosen.connect(partial(self._set_in, person))
        menu.new_wanted.connect(lambda: self.new((person,)))
        return menu

    def open_person_menu(self, person: bytes, place: QPoint) -> None:
        """Open that menu."""
        self.person_menu(person, self._window).popup(place)

    # Dialogs

    def new(self, people: Sequence[bytes] = ()) -> "NewContactGroupDialog":
        """Begin a group, with some people to begin with."""
        from client.ui.people.contact_group_dialogs import NewContactGroupDialog

        picking = self._office.picking(without=(self._office.me,))
        dialog = NewContactGroupDialog(self._theme, self._window, picking, self._begin)
        picking.choose(people)
        dialog.finished.connect(lambda: self._office.end(picking))
        dialog.open_in_window()
        return dialog

    def _begin(self, name: str, people: Sequence[bytes]) -> None:
        said = self.tr("“{name}” stands above the organisation now").format(name=name.strip())
        self._groups.begin(name, people, lambda: self.said.emit(said))

    def _set_in(self, person: bytes, group: bytes, on: bool) -> None:
        held = self._groups.one(group)
        words = self.tr("Added to “{name}”") if on else self.tr("Taken out of “{name}”")
        said = words.format(name="" if held is None else held.name)
        self._groups.set_in(group, person, on, lambda: self.said.emit(said))

    def add(self, group: OwnGroup) -> "AddContactsDialog":
        """Pick people to take in."""
        from client.ui.people.contact_group_dialogs import AddContactsDialog

        picking = self._office.picking(without=(self._office.me, *group.people))
        dialog = AddContactsDialog(
            *(self._theme, self._window, picking),
            lambda people: self._groups.add(group.id, people),
            len(group.people),
        )
        dialog.finished.connect(lambda: self._office.end(picking))
        dialog.open_in_window()
        return dialog

    def rename(self, group: OwnGroup) -> "RenameContactGroupDialog":
        """Ask for another name."""
        from client.ui.people.contact_group_dialogs import RenameContactGroupDialog

        dialog = RenameContactGroupDialog(
            self._theme, self._window, group.name, lambda name: self._groups.rename(group.id, name)
        )
        dialog.open_in_window()
        return dialog

    def delete(self, group: OwnGroup) -> Question:
        """Delete a group after asking."""
        title = self.tr("Delete “{name}”?").format(name=group.name)
        words = self.tr("Only the group goes. The people in it, and your chats with them, stay as they are.")
        question = Question(self._theme, self._window, title, words, self.tr("Delete"))
        question.ask(lambda: self._groups.take_away(group.id))
        return question
