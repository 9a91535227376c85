"""What a terminal works with: the services of one client, and what it tells about itself."""

from dataclasses import dataclass

from client.core.bus import Bus
from client.core.keys.identity import Me
from client.core.profile.settings import SettingsFile
from client.core.words.wording import Language
from client.services.admin import AdminService
from client.services.arrivals import ArrivalsService
from client.services.auth import AuthService
from client.services.chat.service import ChatService
from client.services.files.service import FilesService
from client.services.groups.service import GroupsService
from client.services.in_use import InUseService
from client.services.later import LaterService
from client.services.people.service import PeopleService
from client.services.presence import PresenceService
from client.services.privacy import PrivacyService
from client.services.reminders import RemindersService
from client.services.replies import RepliesService
from client.services.search import SearchService


@dataclass(frozen=True)
class Parts:
    """One client, as a terminal sees it. `server` is the address given on the command line, if any.

    `aside` is where an unreadable cache was put, `saved` how many unsent entries came out of it.
    """

    bus: Bus
    me: Me
    settings: SettingsFile
    auth: AuthService
    people: PeopleService
    chat: ChatService
    files: FilesService
    groups: GroupsService
    later: LaterService
    reminders: RemindersService
    replies: RepliesService
    search: SearchService
    presence: PresenceService
    in_use: InUseService
    arrivals: ArrivalsService
    privacy: PrivacyService
    admin: AdminService
    profile: str
    vault: str
    server: str
    language: Language
    aside: str = ""
    saved: int = 0
