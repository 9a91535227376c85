"""All fakes of one window, as the main window takes them."""

from dataclasses import dataclass, field

from client.core.bus import Bus
from client.services.arrivals import ArrivalsService
from client.services.own_words import OwnWordsService
from client.viewmodels.main.services import Services
from tests.client.asked import Asked
from tests.client.fakes.admin import FakeAdmin
from tests.client.fakes.auth import FakeAuth
from tests.client.fakes.avatars import FakeAvatars
from tests.client.fakes.chats import FakeChats
from tests.client.fakes.files import FakeFiles
from tests.client.fakes.groups import FakeGroups
from tests.client.fakes.identities import ME
from tests.client.fakes.invites import FakeInvites
from tests.client.fakes.later import FakeLater
from tests.client.fakes.people import AtOnce, FakePeople
from tests.client.fakes.presence import FakePresence
from tests.client.fakes.reminders import FakeReminders
from tests.client.fakes.replies import FakeReplies
from tests.client.fakes.search import FakeSearch
from tests.client.fakes.spelling import FakeSpelling


@dataclass
class Company:
    """All fakes of one window."""

    bus: Bus
    auth: FakeAuth
    people: FakePeople
    chats: FakeChats
    presence: FakePresence
    groups: FakeGroups
    admin: FakeAdmin
    avatars: FakeAvatars
    files: FakeFiles
    search: FakeSearch
    replies: FakeReplies
    later: FakeLater
    reminders: FakeReminders
    arrivals: ArrivalsService
    own_words: OwnWordsService
    invites: FakeInvites = field(default_factory=FakeInvites)
    spelling: FakeSpelling = field(default_factory=FakeSpelling)

    @property
    def services(self) -> Services:
        """As the main window takes them."""
        return Services(
            *(self.auth, self.people, self.chats, self.bus, self.presence, self.groups, self.admin),
            avatars=self.avatars,
            invites=self.invites,
            me=lambda: ME,
            my_name=lambda: "林晓雨",
            company=lambda: "恒川精密科技",
            files=self.files,
            arrivals=self.arrivals,
            search=self.search,
            replies=self.replies,
            spelling=self.spelling,
            own_words=self.own_words,
            later=self.later,
            reminders=self.reminders,
        )


def company(*names: str) -> Company:
    """Make a company with these colleagues."""
    bus = Bus()
    people = FakePeople(names or ("陈思远", "张伟", "何静"), bus)
    chats = FakeChats(bus)
    services = (FakeAuth(bus), people, chats, FakePresence(bus), FakeGroups(bus), FakeAdmin())
    avatars, files = FakeAvatars(people.state, bus), FakeFiles(chats, bus)
    search, replies = FakeSearch(chats), FakeReplies(bus)
    later = FakeLater(bus)
    return Company(
        *(bus, *services),
        avatars=avatars,
        files=files,
        search=search,
        replies=replies,
        later=later,
        reminders=FakeReminders(bus),
        arrivals=ArrivalsService(Asked(), AtOnce(bus), bus),
        own_words=OwnWordsService(AtOnce(bus), bus),
    )
