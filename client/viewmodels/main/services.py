"""What the main window works with, named by what it needs of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from client.core.bus import Bus
from client.services.files.surface import Files
from client.viewmodels.admin.administration import Admin
from client.viewmodels.admin.inviting import Invites
from client.viewmodels.chat.replies import AllReplies
from client.viewmodels.chat.service import ChatService
from client.viewmodels.groups.asked import Groups
from client.viewmodels.later.reminders import AllReminders
from client.viewmodels.later.waiting import Later
from client.viewmodels.people.avatars import Pictures
from client.viewmodels.people.directory import People
from client.viewmodels.people.presence import Presences
from client.viewmodels.search.message_search import MessageSearch
from client.viewmodels.settings.spelling import OwnWords, Spelling
from client.viewmodels.sign_in.news import Arrivals
from shared.errors import Refusal
from shared.protocol.presence import Seen


class Session(Protocol):
    """Who is signed in, where, and whether the server can be reached."""

    @property
    def person(self) -> bytes | None: ...

    @property
    def name(self) -> str: ...

    @property
    def number(self) -> str: ...

    @property
    def organisation_name(self) -> str: ...

    @property
    def up(self) -> bool: ...

    @property
    def reason(self) -> Refusal | None: ...


class Auth(Protocol):
    """What the window needs of the session service."""

    @property
    def state(self) -> Session: ...

    async def sign_out(self) -> None: ...

    def network_changed(self) -> None: ...


class Sightings(Presences, Protocol):
    """How people are seen, with what they say of it."""

    def seen(self, person: bytes) -> Seen | None: ...


@dataclass(frozen=True)
class Services:
    """What the main window works with; `me`, `my_name` and `company` are known from last time, too."""

    auth: Auth
    people: People
    chat: ChatService
    bus: Bus
    presence: Sightings
    groups: Groups
    admin: Admin
    avatars: Pictures
    invites: Invites
    me: Callable[[], bytes | None]
    my_name: Callable[[], str]
    company: Callable[[], str]
    files: Files
    arrivals: Arrivals
    later: Later
    reminders: AllReminders
    search: MessageSearch
    replies: AllReplies
    spelling: Spelling
    own_words: OwnWords
