"""A main window with a company in it: departments, groups of every kind, an admin."""

from PySide6.QtWidgets import QWidget

from client.core.words.wording import Language
from client.ui.main.window import MainWindow
from client.ui.theme.theme import Theme
from client.ui.widgets.dialog import Dialog
from client.viewmodels.groups.model import GroupModel
from client.viewmodels.main.model import MainModel
from client.viewmodels.settings.preferences import Preferences
from shared.model.bodies import GroupBody, MessageBody
from shared.model.presence import Presence
from shared.model.rights import EVERY_POWER, first_policy
from shared.protocol.admin import ImportChange, RowError
from shared.protocol.groups import JoinRequest, Member, RoomFound
from shared.protocol.org import Department, Person
from tests.client.fakes.company import Company, company
from tests.client.fakes.identities import ME, person_id
from tests.client.ui.visit import Keeping

GROUP, RESEARCH, SALES = b"g" * 16, b"r" * 16, b"s" * 16
CHEN, ZHANG, HE = (person_id(number) for number in range(3))


class OfficeWindow:
    """The window, and what is open in it."""

    def __init__(self, theme: Theme, qtbot: Keeping, language: Language = Language.ENGLISH) -> None:
        self.theme = theme
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


def visible(top: QWidget) -> list[QWidget]:
    """Return every widget that is seen."""
    return [one for one in top.findChildren(QWidget) if one.isVisible()]
