"""What opens above and beside the chats: people's cards, groups and rooms, the members' column."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from client.ui.groups.group_surfaces import GroupSurfaces
from client.ui.groups.member_panel import MemberPanel
from client.ui.main.chat_panel import ChatPanel
from client.ui.main.group_side import GroupSide
from client.ui.main.list_panel import ListPanel
from client.ui.people.contact_group_surfaces import ContactGroupSurfaces
from client.ui.people.person_surfaces import PersonSurfaces
from client.ui.theme.theme import Theme
from client.ui.widgets.covered import is_covered
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.main.model import MainModel
from client.viewmodels.times import Times


class Surfaces(QObject):
    """Opens them in one window; `said` carries a line for a toast."""

    said = Signal(str)

    def __init__(
        self, theme: Theme, model: MainModel, shown: OpenChat, window: QWidget, chat: ChatPanel
    ) -> None:
        super().__init__(window)
        self._window = window
        self._shown = shown
        self.groups = GroupSurfaces(theme, window, model.office)
        self.contact_groups = ContactGroupSurfaces(theme, window, model.office)
        self.contact_groups.discussion_wanted.connect(self.groups.new_group)
        self.contact_groups.said.connect(self.said)
        self.people = PersonSurfaces(theme, window, model.office.cards, self.contact_groups)
        self.members = MemberPanel(theme)
        self.side = GroupSide(shown, chat.header, chat.notice, self.members, self.groups, self.people)
        for surfaces in (self.people, self.groups):
            surfaces.message_wanted.connect(model.actions.open)
        self.people.said.connect(self.said)
        self.groups.card_wanted.connect(self.people.card)
        self.groups.opened.connect(model.open_group)
        model.list.refreshed.connect(self.side.ask)
        chat.author_wanted.connect(self.people.card)
        chat.readers_wanted.connect(self._readers)

    def serve(self, listed: ListPanel) -> None:
        """Open what the list beside the chat asks for."""
        listed.person_menu_wanted.connect(self.people.open_menu)
        listed.group_wanted.connect(self.groups.new_group)
        listed.rooms_wanted.connect(self.groups.rooms)
        listed.contact_group_wanted.connect(self.contact_groups.new)
        listed.branch_menu_wanted.connect(self.contact_groups.open_menu)

    @property
    def covered(self) -> bool:
        """Whether a dialog stands above the window."""
        return is_covered(self._window)

    def set_times(self, times: Times) -> None:
        """Say times in another language, or anew after midnight."""
        self.side.times = times

    def _readers(self, seq: int, counts: tuple[int, int]) -> None:
        if self._shown.chat is not None:
            self.groups.readers(self._shown.chat.conversation, seq, counts)
