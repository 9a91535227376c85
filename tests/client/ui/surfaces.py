"""Every page and dialog of the main window, by a name and what opens it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu

from client.core.events import StateStored
from client.services.later import LaterMessage
from client.ui.admin.dialogs import DepartmentDialog, PasswordDialog
from client.ui.admin.page import REPLIES
from client.ui.admin.passwords import PasswordsDialog
from client.ui.admin.roles_page import NewRoleDialog
from client.ui.groups.group_menu import GroupMenu, MemberMenu
from client.ui.later.list_dialog import ChangeDialog
from client.ui.main.rail import Place
from client.ui.widgets.dialog import Dialog
from client.viewmodels.admin.people import AdminRow
from client.viewmodels.conversations.folding import FOLDED
from client.viewmodels.people.contact_groups import OwnGroup
from client.viewmodels.times import unix_ms
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import MessageBody
from shared.model.replies import QuickReply
from shared.model.state import Arrangement, Arrival, encode_value, state_key
from shared.protocol.admin import NewPassword
from shared.protocol.sync import StateItem
from tests.client.fakes.identities import ME
from tests.client.ui.office_windows import CHEN, GROUP, RESEARCH, ZHANG, OfficeWindow
from tests.client.ui.pictures import image
from tests.client.ui.rare_surfaces import RARE

PERSON_ENTRIES = ("Edit…", "Move…", "Reset password…", "Role…", "Disable account…")
DEPARTMENT_ENTRIES = ("Rename or move…", "Heads…", "Remove department…")


def _admin(office: OfficeWindow) -> None:
    office.window.go_to(Place.ADMIN)


def _roles(office: OfficeWindow) -> None:
    _admin(office)
    office.window.admin.show_page(1)


def _import(office: OfficeWindow) -> None:
    _admin(office)
    office.window.admin.open_table(__file__)


def _guide(office: OfficeWindow) -> None:
    _admin(office)
    office.window.admin.begin()


def _row(office: OfficeWindow) -> AdminRow:
    _admin(office)
    return next(row for row in office.model.admin.people.rows.rows if row.id == CHEN)


def _choose(menu: QMenu, words: str) -> None:
    """Trigger an entry of a menu of the page of people, in whatever language it is."""
    said = QCoreApplication.translate("PeoplePage", words)
    next(action for action in menu.actions() if action.text() == said).trigger()


def _admin_menu(words: str) -> Callable[[OfficeWindow], object]:
    """Return what opens a dialog by an entry of the menu of a person in the table."""

    def act(office: OfficeWindow) -> None:
        _choose(office.window.admin.people.row_menu(_row(office)), words)

    return act


def _department_menu(words: str) -> Callable[[OfficeWindow], object]:
    def act(office: OfficeWindow) -> None:
        _admin(office)
        row = next(row for row in office.model.admin.people.departments.rows if row.id == RESEARCH)
        _choose(office.window.admin.people.department_menu(row), words)

    return act


def _corner(office: OfficeWindow) -> QPoint:
    return office.window.mapToGlobal(QPoint(300, 100))


def _own_group(_office: OfficeWindow) -> OwnGroup:
    return OwnGroup(b"contacts".ljust(16, b"\0"), "QQ", (ZHANG,), first=True, last=False)


def _sign_in_notice(office: OfficeWindow) -> None:
    office.window.go_to(Place.CHATS)
    item = StateItem(state_key("arrival", CHEN), encode_value(Arrival("QQ", "QQ", "QQ", unix_ms())), 1)
    office.company.bus.publish(StateStored((item,)))


def _crop(office: OfficeWindow) -> None:
    office.window.surfaces.people.profile(ME)
    office.model.office.cards.own.read.emit(image(800, 600))


RESTORED = Refusal(ErrorCode.NOT_ALLOWED, reason="restored")


def _wait(office: OfficeWindow) -> bytes:
    """Let a message wait, another stand as refused, and a third be brought to mind."""
    company, entry, soon = office.company, b"waiting".ljust(16, b"\0"), unix_ms() + 3_600_000
    company.later.put(LaterMessage(entry, GROUP, soon, MessageBody("收到")))
    company.later.put(LaterMessage(GROUP, GROUP, soon, MessageBody("hello"), refusal=RESTORED))
    company.reminders.ring(GROUP, GROUP, 2)
    return entry


def _messages_for_later(office: OfficeWindow) -> None:
    _wait(office)
    office.window.chat.later.open_list()


def _change_later(office: OfficeWindow) -> None:
    dialog = ChangeDialog(office.theme, office.window, office.model.later, _wait(office))
    dialog.open_in_window()


def _reminders(office: OfficeWindow) -> None:
    _wait(office)
    office.window.open_reminders()


def _folded(office: OfficeWindow) -> None:
    office.window.go_to(Place.CHATS)
    office.company.chats.put("arrange", GROUP, encode_value(Arrangement(folded=True)))
    office.model.list.refresh()
    office.window.list.conversations.opened.emit(FOLDED)


def _quick_replies(office: OfficeWindow) -> None:
    state = office.company.replies.state
    state.own = {CHEN: QuickReply("QQ", "hello"), ZHANG: QuickReply("hello", place=1)}
    state.company = {GROUP: QuickReply("QQ", "QQ")}
    office.window.chat.composer.replying.open()


def _company_replies(office: OfficeWindow) -> None:
    office.window.chat.composer.replying.panel.close_panel()
    _admin(office)
    office.window.admin.show_page(REPLIES)


def _new_reply(office: OfficeWindow) -> None:
    _company_replies(office)
    office.window.admin.replies.editor.open_new()


def _dialog(make: Callable[[OfficeWindow], Dialog]) -> Callable[[OfficeWindow], object]:
    """Return what opens a dialog that something else leads to."""
    return lambda office: make(office).open_in_window()


def _owned(office: OfficeWindow) -> GroupMenu:
    menu = office.window.surfaces.groups.menu(office.group)
    assert menu is not None
    return menu


def _member(office: OfficeWindow) -> MemberMenu:
    row = next(one for one in office.group.rows.rows if one.id == CHEN)
    return office.window.surfaces.groups.member_menu(office.group, row, QPoint())


PASSWORDS = (NewPassword("HC0551", "何静", "HC-HC"),)
SURFACES: dict[str, Callable[[OfficeWindow], object]] = {
    "chats": lambda office: office.window.go_to(Place.CHATS),
    "contacts": lambda office: office.window.go_to(Place.CONTACTS),
    "new group": lambda office: office.window.surfaces.groups.new_group(),
    "rooms": lambda office: office.window.surfaces.groups.rooms(),
    "new room": lambda office: office.window.surfaces.groups.new_room(),
    "settings": lambda office: office.window.surfaces.groups.settings(office.group),
    "notice": lambda office: office.window.surfaces.groups.notice(office.group),
    "add people": lambda office: office.window.surfaces.groups.add(office.group),
    "requests": lambda office: office.window.surfaces.members.requests_wanted.emit(),
    "readers": lambda office: office.window.surfaces.groups.readers(GROUP, 3, (1, 2)),
    "card": lambda office: office.window.surfaces.people.card(CHEN, _corner(office)),
    "own card": lambda office: office.window.surfaces.people.card(ME, _corner(office)),
    "my profile": lambda office: office.window.surfaces.people.profile(ME),
    "crop": _crop,
    "nothing for later": lambda office: office.window.chat.later.open_list(),
    "messages for later": _messages_for_later,
    "change a message for later": _change_later,
    "send at a time": lambda office: office.window.chat.later.ask_time(),
    "reminders": _reminders,
    "contact group": lambda office: office.window.surfaces.contact_groups.new((CHEN,)),
    "contact group: rename": lambda office: office.window.surfaces.contact_groups.rename(_own_group(office)),
    "contact group: add": lambda office: office.window.surfaces.contact_groups.add(_own_group(office)),
    "contact group: delete": lambda office: office.window.surfaces.contact_groups.delete(_own_group(office)),
    "disband": lambda office: _owned(office).disband_wanted.emit(),
    "hand over": lambda office: _member(office).owner_wanted.emit(),
    "remove a member": lambda office: _member(office).remove_wanted.emit(),
    "remark": lambda office: office.window.surfaces.people.remark(CHEN),
    "block": lambda office: office.window.surfaces.people.block(CHEN, on=True),
    "admin": _admin,
    "roles": _roles,
    "import": _import,
    "guide": _guide,
    "new role": _dialog(lambda office: NewRoleDialog(office.theme, office.window, office.model.admin)),
    "new department": _dialog(
        lambda office: DepartmentDialog(office.theme, office.window, office.model.admin.people, None, None)
    ),
    "a password": _dialog(
        lambda office: PasswordDialog(office.theme, office.window, "何静", "HC0551", "HC-HC")
    ),
    "passwords": _dialog(lambda office: PasswordsDialog(office.theme, office.window, PASSWORDS)),
    "add a person": lambda office: (_admin(office), office.window.admin.people.add_person()),
    **{f"person: {words}": _admin_menu(words) for words in PERSON_ENTRIES},
    **{f"department: {words}": _department_menu(words) for words in DEPARTMENT_ENTRIES},
    "folded chats": _folded,
    "quick replies": _quick_replies,
    "company replies": _company_replies,
    "new quick reply": _new_reply,
    **RARE,
    # The last: it stays until somebody says that it was they.
    "sign-in notice": _sign_in_notice,
}
