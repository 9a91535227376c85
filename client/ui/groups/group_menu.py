"""The menus of groups: of a whole one, and of a member in it, with what I may do alone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from client.ui.theme.theme import Theme
from client.ui.widgets.menu import Menu
from client.viewmodels.groups.model import MemberRow
from client.viewmodels.groups.rules import GroupPowers
from shared.model.conversation import Rank


class GroupMenu(Menu):
    """What can be done with a group."""

    settings_wanted = Signal()
    notice_wanted = Signal()
    add_wanted = Signal()
    leave_wanted = Signal()
    disband_wanted = Signal()

    def __init__(self, theme: Theme, may: GroupPowers, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.addAction(self.tr("Group settings"), self.settings_wanted.emit)
        self.addAction(self.tr("Notice"), self.notice_wanted.emit)
        if may.adds:
            self.addAction(self.tr("Add people…"), self.add_wanted.emit)
        if may.leaves or may.owns:
            self.addSeparator()
        if may.leaves:
            self.add_destructive(self.tr("Leave group…"), self.leave_wanted.emit)
        if may.owns and not may.follows:
            self.add_destructive(self.tr("Disband group…"), self.disband_wanted.emit)


class MemberMenu(Menu):
    """What can be done with a member."""

    card_wanted = Signal()
    message_wanted = Signal()
    admin_wanted = Signal()
    member_wanted = Signal()
    owner_wanted = Signal()
    mute_on = Signal()
    mute_off = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme, row: MemberRow, may: GroupPowers | None, parent: QWidget) -> None:
        super().__init__(theme, parent)
        member = row.member
        self.addAction(self.tr("Card"), self.card_wanted.emit)
        if row.mine:
            return
        self.addAction(self.tr("Message"), self.message_wanted.emit)
        if may is None or not may.above(member):
            return
        self.addSeparator()
        if may.owns and not may.follows:
            self._offer_ranks(member.rank)
        if member.muted:
            self.addAction(self.tr("Let them write again"), self.mute_off.emit)
        else:
            self.addAction(self.tr("Mute"), self.mute_on.emit)
        if may.removes(member):
            self.addSeparator()
            self.add_destructive(self.tr("Remove from group…"), self.remove_wanted.emit)

    def _offer_ranks(self, rank: str) -> None:
        if rank == Rank.ADMIN.value:
            self.addAction(self.tr("Make a plain member"), self.member_wanted.emit)
        else:
            self.addAction(self.tr("Make an admin"), self.admin_wanted.emit)
        self.addAction(self.tr("Hand the group over…"), self.owner_wanted.emit)
