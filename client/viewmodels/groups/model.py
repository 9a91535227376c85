"""One group: its card, its members with their presence, and what can be done in it."""

import logging
from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QLocale, QObject, QTimer, Signal

from client.core.bus import Bus
from client.core.events import ConnectionChanged, GroupChanged, MembersCalled, PresenceSeen, StateStored
from client.core.tasks import Tasks
from client.core.words.wording import Language
from client.viewmodels.counts import Counts
from client.viewmodels.groups.asked import Groups
from client.viewmodels.groups.rules import GroupPowers
from client.viewmodels.people.directory import Directory
from client.viewmodels.people.naming import Presence
from client.viewmodels.people.organisation_tree import HERE, Sight
from client.viewmodels.people.presence import presence_words
from client.viewmodels.row_model import RowModel
from client.viewmodels.times import Times
from client.viewmodels.trying import trying
from shared.errors import Refusal
from shared.ids import new_id
from shared.model.conversation import Joining, Rank
from shared.model.rights import Powers
from shared.protocol.groups import GroupCard, Member

REFRESH_MS = 50
WATCHED = 500
"""Members whose presence is followed while their group is open."""
PLACE = "group"

logger = logging.getLogger(__name__)


class MemberRow(Struct, frozen=True):
    """One member in the list beside a chat."""

    member: Member
    name: str
    presence: Presence | None = None
    mine: bool = False
    known: str = ""
    """The name that all know, where another one is shown."""

    @property
    def id(self) -> bytes:
        """Whose row it is."""
        return self.member.person


def rank_words(rank: str) -> str:
    """Return how a rank is called, nothing for a plain member."""
    words = {
        Rank.OWNER.value: QCoreApplication.translate("Group", "Owner"),
        Rank.ADMIN.value: QCoreApplication.translate("Group", "Admin"),
    }
    return words.get(rank, "")


def spoken_member(row: MemberRow) -> str:
    """Return a member as a screen reader says it."""
    muted = QCoreApplication.translate("Group", "muted") if row.member.muted else ""
    seen = "" if row.presence is None else presence_words(row.presence)
    return ", ".join(part for part in (row.name, row.known, rank_words(row.member.rank), muted, seen) if part)


class GroupParts(Struct, frozen=True):
    """What a group works with: `sight` tells how somebody is seen, `watch` whom a place looks at."""

    groups: Groups
    directory: Directory
    sight: Callable[[bytes], Sight]
    watch: Callable[[str, tuple[bytes, ...]], None]
    powers: Callable[[], Powers]
    bus: Bus
    language: Callable[[], Language]


class GroupModel(QObject):
    """Follows a group while its chat is open. `changed` tells that card or members are others.

    `renamed` tells that people are called otherwise in it.
    """

    changed = Signal()
    renamed = Signal()
    troubled = Signal(str)

    def __init__(
        self,
        conversation: bytes,
        parts: GroupParts,
    ) -> None:
        super().__init__()
        self.conversation = conversation
        self.card: GroupCard | None = None
        self.members: Sequence[Member] = ()
        self.rows: RowModel[MemberRow] = RowModel(
            lambda row: row.id, lambda row: row.name, spoken_member, self
        )
        self._groups = parts.groups
        self._directory = parts.directory
        self.names = parts.directory.within(conversation)
        self._sight = parts.sight
        self._watch = parts.watch
        self._powers = parts.powers
        self._language = parts.language
        self._wanted = ""
        # Each model has a place of its own: one that ends late must not end what another looks at.
        self._place = f"{PLACE} {new_id().hex()}"
        self._tasks = Tasks("group")
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self._show)
        self._stops = [
            parts.bus.subscribe(GroupChanged, self._group_changed),
            parts.bus.subscribe(MembersCalled, self._called),
            parts.bus.subscribe(ConnectionChanged, self._connected),
            parts.bus.subscribe(PresenceSeen, self._later),
            parts.bus.subscribe(StateStored, self._later),
        ]

    async def close(self) -> None:
        """Hear no more, and end what is under way."""
        for stop in self._stops:
            stop()
        self._refresh.stop()
        self._watch(self._place, ())
        await self._tasks.close()

    # Reading

    def load(self) -> None:
        """Read card and members."""
        self._tasks.start(self._load(), "load")

    async def _load(self) -> None:
        try:
            self.card = await self._groups.card(self.conversation)
            self.changed.emit()
            self.members = await self._groups.members(self.conversation)
        except Refusal as refusal:
            # What is held is shown; the panel says so where nothing is.
            logger.info("group %s: %s", self.conversation.hex(), refusal)
            return
        self._directory.told({one.person: one.name or one.number for one in self.members})
        self._watch(self._place, tuple(one.person for one in self.members[:WATCHED]))
        self._show()

    def _called(self, event: MembersCalled) -> None:
        if event.conversation == self.conversation:
            self.renamed.emit()

    def _group_changed(self, event: GroupChanged) -> None:
        if event.conversation == self.conversation:
            self.load()

    def _connected(self, event: ConnectionChanged) -> None:
        if event.up:
            self.load()
        self._later(event)

    def _later(self, _event: object) -> None:
        if not self._refresh.isActive():
            self._refresh.start()

    def search(self, text: str) -> None:
        """Show the members alone whose names hold this text."""
        self._wanted = text.strip().casefold()
        self._show()

    def _show(self) -> None:
        rows = (self.row_of(one) for one in self.members)
        self.rows.show([row for row in rows if self._wanted in f"{row.name}\n{row.known}".casefold()])
        self.changed.emit()

    def row_of(self, member: Member) -> MemberRow:
        """Return a member's row."""
        name, known = self.names.shown(member.person), self._directory.own_name(member.person)
        presence = self._sight(member.person).presence
        beside = known if member.nickname and known != name else ""
        return MemberRow(member, name, presence, self._directory.is_me(member.person), beside)

    @property
    def here(self) -> int | None:
        """How many members can be reached; None while that is not known of all."""
        seen = [self._sight(one.person).presence for one in self.members]
        return None if None in seen or not seen else sum(one in HERE for one in seen)

    @property
    def count_words(self) -> str:
        """Say how many are in it, and how many of them are there."""
        count = len(self.members) or (0 if self.card is None else self.card.members)
        if not count:
            return ""
        people = Counts.tr("%n people", "", count)
        if self.here is None:
            return people
        here = Counts.tr("%n online", "", self.here)
        return f"{people} · {here}"

    @property
    def end_words(self) -> str:
        """Say when it ends; nothing for one that does not, or has."""
        card = self.card
        if card is None or not card.ends or card.ended:
            return ""
        moment = Times(QLocale(self._language().value)).day_and_clock(card.ends)
        return QCoreApplication.translate("Group", "ends {time}").format(time=moment)

    def member(self, person: bytes) -> Member | None:
        """Return somebody's part in the group."""
        return next((one for one in self.members if one.person == person), None)

    @property
    def me(self) -> Member | None:
        """My own part in the group."""
        return next((one for one in self.members if self._directory.is_me(one.person)), None)

    @property
    def may(self) -> GroupPowers | None:
        """What I may do here, None while the card is not known."""
        if self.card is None:
            return None
        me = self.me
        rank, muted = (Rank.MEMBER.value, False) if me is None else (me.rank, me.muted)
        return GroupPowers(self.card, rank, muted, self._powers())

    # Doing

    def add(self, people: Sequence[bytes]) -> None:
        """Let people in."""
        self._do(lambda: self._groups.add(self.conversation, people))

    def remove(self, person: bytes) -> None:
        """Show somebody out."""
        self._do(lambda: self._groups.remove(self.conversation, (person,)))

    def set_rank(self, person: bytes, rank: Rank) -> None:
        """Make somebody an admin or a member, or the owner in my place."""
        self._do(lambda: self._groups.set_rank(self.conversation, person, rank))

    def mute(self, person: bytes, *, on: bool) -> None:
        """Keep somebody from writing, or let them again."""
        self._do(lambda: self._groups.mute(self.conversation, (person,), on=on))

    def leave(self) -> None:
        """Leave the group."""
        self._do(lambda: self._groups.leave(self.conversation))

    def disband(self) -> None:
        """End the group for everyone."""
        self._do(lambda: self._groups.disband(self.conversation))

    def set_notice(self, text: str) -> None:
        """Put a notice up; an empty one takes it away."""
        self._do(lambda: self._groups.set_notice(self.conversation, text.strip()))

    def set_nickname(self, name: str) -> None:
        """Be called otherwise here; an empty name takes that back."""
        self._do(lambda: self._groups.set_nickname(self.conversation, name.strip()))

    def set_rules(
        self,
        *,
        name: str | None = None,
        about: str | None = None,
        joining: Joining | None = None,
        from_start: bool | None = None,
        mute_all: bool | None = None,
        ends: int | None = None,
    ) -> None:
        """Change the rules; what is None stays."""
        self._do(
            lambda: self._groups.set_rules(
                self.conversation,
                name=name,
                about=about,
                joining=joining,
                from_start=from_start,
                mute_all=mute_all,
                ends=ends,
            )
        )

    def _do(self, work: Callable[[], Awaitable[object]]) -> None:
        self._tasks.start(trying(work, self.troubled.emit, self._language), "change")
