"""Every menu of the main window, by a name and what makes it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from client.ui.chat.text.block import find_links
from client.ui.people.contact_group_menu import ContactGroupMenu
from client.ui.widgets.edit_menu import edit_menu
from client.viewmodels.chat.replies import ReplyRow
from client.viewmodels.chat.rows import Delivery
from client.viewmodels.people.contact_groups import OwnGroup
from client.viewmodels.people.lines import PersonLine
from client.viewmodels.sign_in.accounts import AccountLine
from shared.model.replies import QuickReply
from tests.client.ui.office_windows import CHEN, HE, RESEARCH, OfficeWindow

Make = Callable[[OfficeWindow], QMenu]
ACCOUNTS = (
    AccountLine("default", "林晓雨", "HC0342", "恒川精密科技", mine=True),
    AccountLine("account-2", "Alexandra Wilson-Montgomery", "HC0911", "恒川精密科技（苏州）有限公司"),
)


def _settings(office: OfficeWindow) -> QMenu:
    office.window.offer_accounts(lambda: ACCOUNTS)
    return office.window.settings_menu()


def _conversation(office: OfficeWindow) -> QMenu:
    rows = office.model.conversations.rows
    row = next(one for one in rows if one.unread)
    return office.window.list.conversations.row_menu(row)


def _message(*, own: bool) -> Make:
    """Return what makes the menu of the last message in the chat that is open, mine or another's."""

    def make(office: OfficeWindow) -> QMenu:
        timeline = office.window.chat.timeline
        row = next(one for one in reversed(timeline.rows) if one.speaks and one.own is own)
        return timeline.menu_of(row, find_links(row.text))

    return make


def _refused_message(office: OfficeWindow) -> QMenu:
    timeline = office.window.chat.timeline
    row = next(one for one in reversed(timeline.rows) if one.speaks and one.own)
    return timeline.menu_of(replace(row, seq=0, delivery=Delivery.FAILED), ())


def _group(office: OfficeWindow) -> QMenu:
    menu = office.window.surfaces.groups.menu(office.group)
    assert menu is not None
    return menu


def _member(office: OfficeWindow) -> QMenu:
    row = next(one for one in office.group.rows.rows if one.id == CHEN)
    return office.window.surfaces.groups.member_menu(office.group, row, QPoint())


def _person(office: OfficeWindow) -> QMenu:
    return office.window.surfaces.people.menu(HE, QPoint())


def files_menu(office: OfficeWindow) -> QMenu:
    """Return the menu of a message with two files, each of which has a menu of its own."""
    timeline = office.window.chat.timeline
    return timeline.menu_of(next(one for one in reversed(timeline.rows) if len(one.attachments) > 1), ())


def _contact_group(office: OfficeWindow) -> QMenu:
    group = OwnGroup(b"contacts".ljust(16, b"\0"), "供应商与客户", (HE, CHEN), first=False, last=False)
    return ContactGroupMenu(office.theme, group, office.window, may_talk=True)


def _reply(office: OfficeWindow) -> QMenu:
    office.company.replies.state.company = {CHEN: QuickReply("收到，马上处理")}
    book = office.model.admin.replies
    book.refresh()
    row = book.rows.rows[-1]
    assert isinstance(row, ReplyRow)
    return office.window.admin.replies.editor.row_menu(row)


def _admin_person(office: OfficeWindow) -> QMenu:
    people = office.window.admin.people
    return people.row_menu(next(row for row in office.model.admin.people.rows.rows if row.id == CHEN))


def _holder(office: OfficeWindow) -> QMenu:
    return office.window.admin.roles.holder_menu(PersonLine(CHEN, "陈思远"))


def _admin_department(office: OfficeWindow) -> QMenu:
    rows = office.model.admin.people.departments.rows
    return office.window.admin.people.department_menu(next(row for row in rows if row.id == RESEARCH))


MENUS: dict[str, Make] = {
    "settings menu": _settings,
    "presence menu": lambda office: office.window.status.menu(),
    "new menu": lambda office: office.window.list.new_menu(),
    "conversation menu": _conversation,
    "message menu": _message(own=False),
    "own message menu": _message(own=True),
    "refused message menu": _refused_message,
    "send menu": lambda office: office.window.chat.composer.key_menu(),
    "size menu": lambda office: office.window.chat.composer.format_bar.size_menu(),
    "edit menu": lambda office: edit_menu(
        office.window.list.search.theme, office.window.chat.composer.editor
    ),
    "calendar": lambda office: office.window.chat.header.calendar_menu(),
    "group menu": _group,
    "member menu": _member,
    "person menu": _person,
    "admin: person menu": _admin_person,
    "admin: department menu": _admin_department,
    "admin: role holder menu": _holder,
    "reply menu": _reply,
    "contact group menu": _contact_group,
}


def within(name: str, menu: QMenu) -> Iterator[tuple[str, QMenu]]:
    """Yield the menus that open from a menu, and then itself: it goes away for good when it is hidden."""
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from within(f"{name} {action.text()}", below)
    yield name, menu
