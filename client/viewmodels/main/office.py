"""The office around the chats: the organisation, cards, groups and rooms, and what I may do in it."""

from collections.abc import Awaitable, Callable, Collection, Sequence
from typing import Protocol

from PySide6.QtCore import QLocale, QObject, Signal

from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.admin.importing import AdminImport
from client.viewmodels.admin.inviting import Inviting
from client.viewmodels.admin.people import AdminPeople
from client.viewmodels.admin.roles import AdminRoles
from client.viewmodels.chat.replies import ReplyBook
from client.viewmodels.groups.model import GroupModel, GroupParts
from client.viewmodels.groups.picking import Picking
from client.viewmodels.groups.read_counts import ReadCounts
from client.viewmodels.groups.readers import Readers
from client.viewmodels.groups.rooms import RoomDirectory
from client.viewmodels.main.requests import JoinRequests
from client.viewmodels.main.services import Services
from client.viewmodels.people.avatars import Avatars
from client.viewmodels.people.cards import Cards
from client.viewmodels.people.contact_groups import ContactGroups
from client.viewmodels.people.directory import Directory, PeopleState
from client.viewmodels.people.lines import Name, PersonLine
from client.viewmodels.people.organisation import Organisation
from client.viewmodels.people.organisation_tree import Sight
from client.viewmodels.people.presence import shown_presence
from client.viewmodels.people.status_ends import Ends
from client.viewmodels.times import Times
from client.viewmodels.trying import trying
from shared.model.conversation import Rules
from shared.model.rights import Powers


class Ending(Protocol):
    """Something that is closed once nobody needs it."""

    async def close(self) -> None: ...


class Office(QObject):
    """Made once for the main window. `founded` carries a new conversation, `troubled` what went wrong."""

    founded = Signal(bytes)
    troubled = Signal(str)

    def __init__(
        self,
        services: Services,
        directory: Directory,
        company: Callable[[], str],
        language: Callable[[], Language],
    ) -> None:
        super().__init__()
        self._services = services
        self._directory = directory
        self._company = company
        self._language = language
        self._tasks = Tasks("office")
        self.organisation = Organisation(
            services.people, services.presence, self.sight, company, services.bus
        )
        self.cards = Cards(services.people, directory, self.sight, language, services.avatars)
        self.cards.troubled.connect(self.troubled)
        self.contact_groups = ContactGroups(services.people.contact_groups, language)
        self.contact_groups.troubled.connect(self.troubled)
        self.contact_groups.begun.connect(self.organisation.unfold)
        self.avatars = Avatars(services.avatars, services.bus)

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        self.organisation.close()
        self.avatars.close()
        await self.cards.close()
        await self.contact_groups.close()
        await self._tasks.close()

    def sight(self, person: bytes) -> Sight:
        """Return how I see somebody."""
        note = self._services.people.state.notes.get(person)
        seen = self._services.presence.seen(person)
        presence = shown_presence(self._services.presence.of(person))
        remark = "" if note is None else note.remark
        if seen is None:
            return Sight(presence, "", remark)
        return Sight(presence, self.said(seen.text, seen.until), remark, seen.devices)

    def said(self, text: str, until: int) -> str:
        """Say somebody's own words, and until when (Unix ms) they hold."""
        return Ends(QLocale(self._language().value)).said(text, until) if until else text

    def powers(self) -> Powers:
        """Return what I may do, as far as is known here; the server decides."""
        return self._services.people.powers()

    @property
    def directory_state(self) -> PeopleState:
        """The directory as this device knows it."""
        return self._services.people.state

    def name(self, person: bytes) -> str:
        """Return the name somebody has for everyone."""
        return self._directory.own_name(person)

    # An admin's pages; they are closed by who asked for them

    def admin_people(self) -> AdminPeople:
        """Return the people an admin looks after."""
        services = self._services
        return AdminPeople(
            *(services.people, self._directory, services.admin, self.sight, services.presence.watch),
            self._company,
            bus=services.bus,
            language=self._language,
        )

    def admin_import(self) -> AdminImport:
        """Return what imports and exports people."""
        return AdminImport(self._services.admin, self._language)

    def admin_roles(self) -> AdminRoles:
        """Return the roles."""
        services = self._services
        return AdminRoles(services.people, self._directory, services.admin, services.bus, self._language)

    def inviting(self) -> Inviting:
        """Return what invites colleagues."""
        return Inviting(self._services.invites, self._language)

    def company_replies(self) -> ReplyBook:
        """Return the quick replies that the company offers."""
        return ReplyBook(self._services.replies.company, self._services.bus, self._language)

    # Groups

    def group_parts(self) -> GroupParts:
        """Return what a group works with."""
        services = self._services
        return GroupParts(
            groups=services.groups,
            directory=self._directory,
            sight=self.sight,
            watch=services.presence.watch,
            powers=self.powers,
            bus=services.bus,
            language=self._language,
        )

    def group(self, conversation: bytes) -> GroupModel:
        """Return a group's model; it is closed by who asked for it."""
        return GroupModel(conversation, self.group_parts())

    def read_counts(self, conversation: bytes) -> ReadCounts:
        """Return what counts the readers of my messages in a group."""
        return ReadCounts(conversation, self._services.groups, self._services.bus)

    def found_group(self, name: str, people: Sequence[bytes], ends: int = 0) -> None:
        """Begin a group with some people that ends then (Unix ms, 0: never), and open it."""
        self.do(lambda: self._found(name, people, ends))

    async def _found(self, name: str, people: Sequence[bytes], ends: int) -> None:
        conversation = await self._services.groups.create(name.strip(), people, rules=Rules(ends=ends))
        self.founded.emit(conversation)

    def urge(self, conversation: bytes, seq: int, done: Callable[[], None]) -> None:
        """Ask those to read a message of mine who have not; `done` once they were."""
        self.do(lambda: self._urge(conversation, seq, done))

    async def _urge(self, conversation: bytes, seq: int, done: Callable[[], None]) -> None:
        await self._services.groups.urge(conversation, seq)
        done()

    @property
    def me(self) -> bytes:
        """My own id, empty before the first sign-in."""
        return self._services.me() or b""

    # What dialogs work with; each is ended by who asked for it

    def picking(self, *, without: Collection[bytes] = (), single: bool = False) -> Picking:
        """Return what picks people."""
        return Picking(self.organisation, self._directory, without=without, single=single)

    def rooms(self) -> RoomDirectory:
        """Return what finds rooms."""
        return RoomDirectory(self._services.groups, self._language)

    def requests(self, conversation: bytes, times: Times) -> JoinRequests:
        """Return who waits to be let into a group."""
        return JoinRequests(conversation, self._services.groups, self._directory, times, self._language)

    def readers(self, conversation: bytes, seq: int) -> Readers:
        """Return who has read a message of mine."""
        return Readers(conversation, seq, self._services.groups, self._line_in(conversation), self._language)

    def _line_in(self, conversation: bytes) -> Name:
        names = self._directory.within(conversation)
        return lambda person: PersonLine(person, names.shown(person), self.sight(person).presence)

    def end(self, ended: Ending) -> None:
        """Let go of what a dialog has worked with."""
        self._tasks.start(ended.close(), "end")

    def do(self, work: Callable[[], Awaitable[object]]) -> None:
        """Do something, and say what went wrong."""
        self._tasks.start(trying(work, self.troubled.emit, self._language), "office")
