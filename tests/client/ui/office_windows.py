"""A main window with a company in it: departments, groups of every kind, an admin, all surfaces to open."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from client.core.wording import Language
from client.ui.main.rail import Place
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.viewmodels.admin_people import AdminRow
from client.viewmodels.contact_groups import OwnGroup
from client.viewmodels.group_model import GroupModel
from client.viewmodels.main_model import MainModel
from client.viewmodels.preferences import Preferences
from shared.model.bodies import GroupBody, MessageBody
from shared.model.presence import Presence
from shared.model.rights import EVERY_POWER, first_policy
from shared.protocol.admin import ImportChange, RowError
from shared.protocol.groups import JoinRequest, Member, RoomFound
from shared.protocol.org import Department, Person
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.pictures import image
from tests.client.ui.visit import Keeping

GROUP, RESEARCH, SALES = b"g" * 16, b"r" * 16, b"s" * 16
PERSON_ENTRIES = ("Edit…", "Move…", "Reset password…", "Role…", "Disable account…")
DEPARTMENT_ENTRIES = ("Rename or move…", "Heads…", "Remove department…")
CHEN, ZHANG, HE = (person_id(number) for number in range(3))


class OfficeWindow:
    """The window; `open_surface` opens one of `SURFACES` by its name."""

    def __init__(self, theme: Theme, qtbot: Keeping, language: Language = Language.ENGLISH) -> None:
        self.company: Company = company("陈思远", "张伟", "何静")
        self._fill()
        self.model = MainModel(self.company.services, lambda: language)
        self.window = MainWindow(theme, self.model, Preferences())
        qtbot.addWidget(self.window)
        self.window.show()

    def _fill(self) -> None:
        people, groups, chats = self.company.people, self.company.groups, self.company.chats
        people.may = EVERY_POWER
        people.change(
            Department(RESEARCH, None, "QQ", 0, (CHEN,), False, 1),
            Department(SALES, None, "hello", 1, (), False, 1),
            Person(CHEN, "HC0001", "陈思远", False, 2, RESEARCH, "QQ", 1, ("8216",), "QQ", "收到"),
            Person(ZHANG, "HC0002", "张伟", False, 2, SALES),
        )
        policy = first_policy(b"o" * 20, 1, (ME,))
        people.change(policy=policy)
        for person, seen in ((CHEN, Presence.ONLINE), (ZHANG, Presence.BUSY), (HE, Presence.OFFLINE)):
            self.company.presence.see(person, seen)
        chats.group(GROUP, "QQ", rank="owner")
        members = [
            Member(ME, "owner", False, "林晓雨", "HC0000"),
            Member(CHEN, "admin", False, "陈思远", "HC"),
        ]
        groups.put(GROUP, "QQ", [*members, Member(ZHANG, "member", True, "张伟", "HC")], notice_text="收到")
        chats.say(GROUP, ME, GroupBody("QQ", (CHEN, ZHANG)))
        chats.say(GROUP, CHEN, MessageBody("收到"))
        chats.say(GROUP, ME, MessageBody("hello"))
        groups.counts[3] = (1, 2)
        groups.read[3] = ((CHEN,), (ZHANG,))
        groups.rooms = [RoomFound(RESEARCH, "QQ", "收到", "approval", 2, False, False)]
        groups.asking = [JoinRequest(HE, "何静", "收到", 1)]
        self.company.admin.changes = (ImportChange(2, "added", "HC", "何静"),)
        self.company.admin.errors = (RowError(3, "QQ", "missing"),)

    @property
    def group(self) -> GroupModel:
        """The group that is open."""
        assert self.model.chats.main.chat is not None
        assert self.model.chats.main.chat.group is not None
        return self.model.chats.main.chat.group

    @property
    def dialogs(self) -> list[Dialog]:
        """The dialogs that are open."""
        return [one for one in self.window.findChildren(Dialog) if one.isVisible()]

    def dialog(self) -> Dialog:
        """The one dialog that is open."""
        (found,) = self.dialogs
        return found


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


def _crop(office: OfficeWindow) -> None:
    office.window.surfaces.people.profile(ME)
    office.model.office.cards.own.read.emit(image(800, 600))


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
    "contact group": lambda office: office.window.surfaces.contact_groups.new((CHEN,)),
    "contact group: rename": lambda office: office.window.surfaces.contact_groups.rename(_own_group(office)),
    "contact group: add": lambda office: office.window.surfaces.contact_groups.add(_own_group(office)),
    "contact group: delete": lambda office: office.window.surfaces.contact_groups.delete(_own_group(office)),
    "remark": lambda office: office.window.surfaces.people.remark(CHEN),
    "block": lambda office: office.window.surfaces.people.block(CHEN, on=True),
    "admin": _admin,
    "roles": _roles,
    "import": _import,
    "guide": _guide,
    "add a person": lambda office: (_admin(office), office.window.admin.people.add_person()),
    **{f"person: {words}": _admin_menu(words) for words in PERSON_ENTRIES},
    **{f"department: {words}": _department_menu(words) for words in DEPARTMENT_ENTRIES},
}


def visible(top: QWidget) -> list[QWidget]:
    """Return every widget that is seen."""
    return [one for one in top.findChildren(QWidget) if one.isVisible()]
