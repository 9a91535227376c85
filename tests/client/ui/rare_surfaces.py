"""What one sees rarely: questions behind menus, several people chosen, a toast, empty places."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton

from client.ui.later.reminding import ASK
from client.ui.main.rail import Place
from client.viewmodels.chat.replies import ReplyRow
from shared.model.replies import QuickReply
from shared.model.rights import EVERY_POWER, first_policy
from tests.client.fakes.identities import ME
from tests.client.ui.office_windows import CHEN, GROUP, RESEARCH, SALES, OfficeWindow

Act = Callable[[OfficeWindow], object]


def _admin_page(office: OfficeWindow, page: int) -> None:
    office.window.go_to(Place.ADMIN)
    office.window.admin.show_page(page)


def _press(office: OfficeWindow, context: str, words: str) -> None:
    """Press a button of an admin's page, in whatever language it is."""
    said = QCoreApplication.translate(context, words)
    buttons = office.window.admin.findChildren(QAbstractButton)
    next(one for one in buttons if one.text() == said).click()


def _people_chosen(office: OfficeWindow) -> None:
    _admin_page(office, 0)
    office.model.admin.imports.leave()
    office.model.admin.people.check_all(on=True)


def _move_them(office: OfficeWindow) -> None:
    _people_chosen(office)
    _press(office, "Bar", "Move…")


def _give_role(office: OfficeWindow) -> None:
    office.model.admin.people.check_all(on=False)
    _admin_page(office, 1)
    _press(office, "RolesPage", "Give to somebody")


def _remove_reply(office: OfficeWindow) -> None:
    office.company.replies.state.company = {GROUP: QuickReply("收到", "QQ")}
    _admin_page(office, 3)
    book = office.model.admin.replies
    book.refresh()
    row = book.rows.rows[-1]
    assert isinstance(row, ReplyRow)
    office.window.admin.replies.editor.row_menu(row).actions()[-1].trigger()


def _leave(office: OfficeWindow) -> None:
    office.window.go_to(Place.CHATS)
    menu = office.window.surfaces.groups.menu(office.group)
    assert menu is not None
    menu.leave_wanted.emit()


def _toast(office: OfficeWindow) -> None:
    long = "You see no new messages from then on. What was said until then stays readable."
    office.window.chat.said.emit(QCoreApplication.translate("GroupSurfaces", long))


def _tree(office: OfficeWindow) -> None:
    """Open every branch of the organisation."""
    office.window.go_to(Place.CONTACTS)
    for branch in (SALES, RESEARCH):
        office.model.office.organisation.unfold(branch)


RARE: dict[str, Act] = {
    "people chosen": _people_chosen,
    "move people": _move_them,
    "give a role": _give_role,
    "remove a quick reply": _remove_reply,
    "leave a group": _leave,
    "remind at a time": lambda office: office.window.chat.reminding.act(GROUP, CHEN, 3, ASK),
    "toast": _toast,
    "branches": _tree,
}


class EmptyOffice(OfficeWindow):
    """The window of an admin on the first day: nobody else, no chat, nothing kept for later."""

    def _fill(self) -> None:
        people = self.company.people
        people.may = EVERY_POWER
        people.change(policy=first_policy(b"o" * 20, 1, (ME,)))


EMPTY: dict[str, Act] = {
    "no chats": lambda office: office.window.go_to(Place.CHATS),
    "no colleagues": lambda office: office.window.go_to(Place.CONTACTS),
    "no rooms": lambda office: office.window.surfaces.groups.rooms(),
    "no reminders": lambda office: office.window.open_reminders(),
    "no quick replies": lambda office: _admin_page(office, 3),
}
