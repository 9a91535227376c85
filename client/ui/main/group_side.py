"""The group of the open chat: what the header offers, the column of its members, and what opens from both."""

from PySide6.QtCore import QObject, QPoint

from client.ui.groups.group_surfaces import GroupSurfaces
from client.ui.groups.member_panel import MemberPanel
from client.ui.groups.notice_line import NoticeLine
from client.ui.main.header import Header
from client.ui.people.person_surfaces import PersonSurfaces
from client.viewmodels.chat.open_chat import OpenChat
from client.viewmodels.groups.model import GroupModel
from client.viewmodels.times import Times


class GroupSide(QObject):
    """Joins a chat's header and the member panel to the group that is open."""

    def __init__(
        self,
        shown: OpenChat,
        header: Header,
        notice: NoticeLine,
        panel: MemberPanel,
        groups: GroupSurfaces,
        people: PersonSurfaces,
    ) -> None:
        super().__init__(panel)
        self.times: Times | None = None
        self._shown = shown
        self._header = header
        self._line = notice
        self._panel = panel
        self._groups = groups
        self._people = people
        self._wide = True
        self._wanted = True
        header.members_toggled.connect(self._toggle)
        header.add_wanted.connect(self._add)
        header.more_wanted.connect(self._more)
        header.about_wanted.connect(self._about)
        panel.add_wanted.connect(self._add)
        panel.notice_wanted.connect(self._notice)
        notice.clicked.connect(self._notice)
        panel.requests_wanted.connect(self._requests)
        panel.menu_wanted.connect(self._member_menu)
        panel.member_opened.connect(self._member)
        shown.opened.connect(self._opened)
        self._opened()

    @property
    def group(self) -> GroupModel | None:
        """The group that is open."""
        return None if self._shown.chat is None else self._shown.chat.group

    def _opened(self) -> None:
        if self.group is not None:
            self.group.changed.connect(self._show)
        self._show()

    def set_wide(self, wide: bool) -> None:
        """Know whether the window has room for the column."""
        self._wide = wide
        self._show_panel()

    def _show(self) -> None:
        group = self.group
        may = None if group is None else group.may
        self._header.offer_group(group=group is not None, adds=may is not None and may.adds)
        self._panel.show_group(group, self._shown.asking)
        self._show_panel()

    def ask(self) -> None:
        """Tell how many wait to be let in, whenever there may be others."""
        self._panel.ask(self._shown.asking)

    def _show_panel(self) -> None:
        group = self.group
        room = self._wide and not self._is_over
        shown = self._wanted and room
        self._header.offer_members(room=room, shown=shown)
        self._panel.setVisible(group is not None and shown)
        # The column tells the notice; where it is not, one line does.
        card = None if group is None or shown else group.card
        self._line.say("" if card is None else card.notice_text)

    @property
    def _is_over(self) -> bool:
        """Whether the group is over for me, and nothing is known of who is in it."""
        chat, group = self._shown.chat, self.group
        return chat is not None and group is not None and group.card is None and bool(chat.closed_words)

    def _toggle(self, on: bool) -> None:
        self._wanted = on
        self._show_panel()

    def _add(self) -> None:
        if self.group is not None:
            self._groups.add(self.group)

    def _notice(self) -> None:
        if self.group is not None:
            self._groups.notice(self.group)

    def _requests(self) -> None:
        if self.group is not None and self.times is not None:
            self._groups.requests(self.group, self.times)

    def _more(self, corner: QPoint) -> None:
        chat = self._shown.chat
        if self.group is not None:
            self._groups.open_menu(self.group, corner)
        elif chat is not None and chat.peer is not None:
            menu = self._people.menu(chat.peer, corner)
            menu.popup(corner - QPoint(menu.sizeHint().width(), 0))

    def _about(self, place: QPoint) -> None:
        chat = self._shown.chat
        if self.group is not None:
            self._groups.settings(self.group)
        elif chat is not None and chat.peer is not None:
            self._people.card(chat.peer, place)

    def _member_menu(self, row: object, place: QPoint) -> None:
        if self.group is not None:
            self._groups.open_member_menu(self.group, row, place)

    def _member(self, person: bytes) -> None:
        self._people.card(person, self._panel.mapToGlobal(QPoint(0, self._panel.height() // 3)))
