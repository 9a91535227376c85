"""What opens about groups above the window: founding, settings, members, rooms, requests, readers."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from client.ui.groups.group_menu import GroupMenu, MemberMenu
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog, Question
from client.viewmodels.groups.model import GroupModel, MemberRow
from client.viewmodels.main.office import Office
from client.viewmodels.times import Times
from shared.model.conversation import Rank
from shared.model.rights import Right

if TYPE_CHECKING:
    from client.ui.groups.new_group import NewGroupDialog
    from client.ui.groups.readers import ReadersDialog
    from client.ui.groups.rooms import RoomsDialog


class GroupSurfaces(QObject):
    """Opens them in one window. Signals carry a person or a conversation to go to."""

    message_wanted = Signal(bytes)
    card_wanted = Signal(bytes, QPoint)
    opened = Signal(bytes)

    def __init__(self, theme: Theme, window: QWidget, office: Office) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._office = office

    def _show(self, dialog: Dialog) -> None:
        dialog.open_in_window()

    # Founding and finding

    def new_group(self, people: Sequence[bytes] = (), name: str = "") -> "NewGroupDialog":
        """Pick people for a new group, with some of them and a name to begin with."""
        from client.ui.groups.new_group import NewGroupDialog

        picking = self._office.picking(without=(self._office.me,))
        dialog = NewGroupDialog(self._theme, self._window, picking, self._office.found_group)
        dialog.begin_with(name, people)
        dialog.finished.connect(lambda: self._office.end(picking))
        self._show(dialog)
        return dialog

    def rooms(self) -> "RoomsDialog":
        """Search the directory of rooms."""
        from client.ui.groups.rooms import RoomsDialog

        rooms = self._office.rooms()
        may_open = self._office.powers().may(Right.CREATE_ROOM)
        dialog = RoomsDialog(self._theme, self._window, rooms, may_open=may_open)
        rooms.opened.connect(self.opened)
        dialog.new.clicked.connect(dialog.reject)
        dialog.new.clicked.connect(self.new_room)
        dialog.finished.connect(lambda: self._office.end(rooms))
        self._show(dialog)
        return dialog

    def new_room(self) -> None:
        """Open a room of my own."""
        from client.ui.groups.rooms import NewRoomDialog

        rooms = self._office.rooms()
        dialog = NewRoomDialog(self._theme, self._window, rooms)
        rooms.opened.connect(self.opened)
        dialog.finished.connect(lambda: self._office.end(rooms))
        self._show(dialog)

    # One group

    def open_menu(self, group: GroupModel, corner: QPoint) -> None:
        """Open the menu of a group, its right upper corner at a place of the screen."""
        menu = self.menu(group)
        if menu is not None:
            menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def menu(self, group: GroupModel) -> GroupMenu | None:
        """Return the menu of a group, None while nothing is known of it."""
        may = group.may
        if may is None:
            return None
        menu = GroupMenu(self._theme, may, self._window)
        menu.settings_wanted.connect(lambda: self.settings(group))
        menu.notice_wanted.connect(lambda: self.notice(group))
        menu.add_wanted.connect(lambda: self.add(group))
        menu.leave_wanted.connect(lambda: self._leave(group))
        menu.disband_wanted.connect(lambda: self._disband(group))
        return menu

    def settings(self, group: GroupModel) -> None:
        """Show a group's rules."""
        from client.ui.groups.settings import GroupSettingsDialog

        if (may := group.may) is not None:
            self._show(GroupSettingsDialog(self._theme, self._window, group, may))

    def notice(self, group: GroupModel) -> None:
        """Show a group's notice."""
        from client.ui.groups.settings import NoticeDialog

        if (may := group.may) is not None:
            self._show(NoticeDialog(self._theme, self._window, group, may))

    def add(self, group: GroupModel) -> None:
        """Pick people to let in."""
        from client.ui.people.pick_dialog import PickDialog

        picking = self._office.picking(without=[one.person for one in group.members])
        dialog = PickDialog(self._theme, self._window, picking, group.add)
        dialog.name(self.tr("Add people"), self.tr("Add"), self.tr("Add ({count})"))
        dialog.finished.connect(lambda: self._office.end(picking))
        self._show(dialog)
        dialog.picker.search.setFocus()

    def requests(self, group: GroupModel, times: Times) -> None:
        """Show who waits to be let in."""
        from client.ui.groups.requests import RequestsDialog

        requests = self._office.requests(group.conversation, times)
        dialog = RequestsDialog(self._theme, self._window, requests)
        dialog.finished.connect(lambda: self._office.end(requests))
        self._show(dialog)

    def readers(self, conversation: bytes, seq: int, counts: tuple[int, int]) -> "ReadersDialog":
        """Show who has read a message of mine."""
        from client.ui.groups.readers import ReadersDialog

        readers = self._office.readers(conversation, seq)
        dialog = ReadersDialog(self._theme, self._window, readers, counts)
        dialog.finished.connect(lambda: self._office.end(readers))
        self._show(dialog)
        return dialog

    def _leave(self, group: GroupModel) -> None:
        words = self.tr("You see no new messages from then on. What was said until then stays readable.")
        self._ask(self.tr("Leave this group?"), words, self.tr("Leave group")).ask(group.leave)

    def _disband(self, group: GroupModel) -> None:
        words = self.tr("Nobody can write in it any more. What was said stays readable to its members.")
        self._ask(self.tr("Disband this group?"), words, self.tr("Disband group")).ask(group.disband)

    def _ask(self, title: str, words: str, agree: str) -> Question:
        return Question(self._theme, self._window, title, words, agree)

    # A member

    def open_member_menu(self, group: GroupModel, row: object, place: QPoint) -> None:
        """Open the menu of a member."""
        if isinstance(row, MemberRow):
            self.member_menu(group, row, place).popup(place)

    def member_menu(self, group: GroupModel, row: MemberRow, place: QPoint) -> MemberMenu:
        """Return the menu of a member."""
        person = row.id
        menu = MemberMenu(self._theme, row, group.may, self._window)
        menu.card_wanted.connect(lambda: self.card_wanted.emit(person, place))
        menu.message_wanted.connect(lambda: self.message_wanted.emit(person))
        menu.mute_on.connect(lambda: group.mute(person, on=True))
        menu.mute_off.connect(lambda: group.mute(person, on=False))
        menu.admin_wanted.connect(lambda: group.set_rank(person, Rank.ADMIN))
        menu.member_wanted.connect(lambda: group.set_rank(person, Rank.MEMBER))
        menu.owner_wanted.connect(lambda: self._hand_over(group, row))
        menu.remove_wanted.connect(lambda: self._remove(group, row))
        return menu

    def _hand_over(self, group: GroupModel, row: MemberRow) -> None:
        title = self.tr("Hand the group over to {name}?").format(name=row.name)
        words = self.tr("It is theirs from then on, and you become a plain member.")
        question = self._ask(title, words, self.tr("Hand over"))
        question.ask(lambda: group.set_rank(row.id, Rank.OWNER))

    def _remove(self, group: GroupModel, row: MemberRow) -> None:
        title = self.tr("Remove {name} from the group?").format(name=row.name)
        words = self.tr("They keep what was said until now, and see nothing that comes after it.")
        self._ask(title, words, self.tr("Remove from group")).ask(lambda: group.remove(row.id))
