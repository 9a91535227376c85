"""Services with a company in them, for windows without a server: what is sent comes back as an event."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from client.core.bus import Bus
from client.core.events import (
    ConnectionChanged,
    DraftWritten,
    EntriesStored,
    EntryDropped,
    EntryFailed,
    EntryQueued,
    PeopleStored,
    PresenceChose,
    PresenceSeen,
    SomeoneTypes,
    StateStored,
)
from client.services.chat.history import HistoryView
from client.services.chat.state import ChatState
from client.services.people.state import PeopleState
from client.services.presence import PresenceState
from client.store.rows import Place, Waiting
from client.viewmodels.services import Services
from shared.errors import ErrorCode, Refusal
from shared.ids import direct_conversation
from shared.model.bodies import Body, MessageBody, ReactionBody, encode_body, kind_of
from shared.model.conversation import ConversationKind
from shared.model.entry import Entry, Header, SignedEntry, encode_header
from shared.model.fold import Fold, Standing
from shared.model.pinyin import reads_as, syllables
from shared.model.presence import Presence
from shared.model.rights import EMPLOYEE_POWERS, Policy, Powers
from shared.model.state import (
    ConversationInfo,
    Draft,
    PeerMarks,
    PersonNote,
    ReadMark,
    encode_value,
    state_key,
)
from shared.protocol.org import Department, Person
from shared.protocol.presence import Seen
from shared.protocol.sync import StateItem
from tests.client.fake_office import FakeAdmin, FakeGroups

ME = b"me".ljust(16, b"\0")
DEVICE = b"device".ljust(16, b"\0")
NOW = 1_790_300_000_000
# The library reads its tables at the first name: not while a loop runs.
TABLES_READ = syllables("邻信")


def person_id(number: int) -> bytes:
    """Return the id of the colleague with a number."""
    return b"person" + number.to_bytes(10, "big")


class FakePeople:
    """Finds colleagues as the real service does, without a cache; `done` notes what was asked."""

    def __init__(self, names: Sequence[str], bus: Bus) -> None:
        self.state = PeopleState()
        everyone = [("林晓雨", ME), *((name, person_id(number)) for number, name in enumerate(names))]
        self.state.apply(
            PeopleStored(
                tuple(
                    Person(identity, f"HC{place:04}", name, False, 1)
                    for place, (name, identity) in enumerate(everyone)
                )
            )
        )
        self.prepared = 0
        self.may = EMPLOYEE_POWERS
        self.done: list[tuple[Any, ...]] = []
        self._bus = bus

    def change(self, *records: Person | Department, policy: Policy | None = None) -> None:
        """Let records of the directory come."""
        people = tuple(one for one in records if isinstance(one, Person))
        departments = tuple(one for one in records if isinstance(one, Department))
        event = PeopleStored(people, departments, policy)
        self.state.apply(event)
        self._bus.publish(event)

    def note(self, person: bytes, note: PersonNote) -> None:
        """Let me have noted something about somebody."""
        event = StateStored((StateItem(state_key("person", person), encode_value(note), 1),))
        self.state.apply(event)
        self._bus.publish(event)

    async def prepare(self) -> None:
        self.prepared += 1

    async def find(self, text: str, limit: int = 50) -> Sequence[Person]:
        wanted = text.strip().casefold()
        found = [
            one
            for one in self.state.people.values()
            if wanted in one.name.casefold()
            or wanted in one.number.casefold()
            or (wanted.isascii() and reads_as(wanted, syllables(one.name)))
        ]
        return found[:limit]

    def children(self, department: bytes | None) -> Sequence[Department]:
        return self.state.children(department)

    def people_in(self, department: bytes | None) -> Sequence[Person]:
        return sorted(self.state.members(department), key=lambda one: (one.rank, one.number))

    def count_below(self, department: bytes) -> int:
        return self.state.count_below(department)

    def path(self, department: bytes) -> Sequence[Department]:
        return self.state.path(department)

    def powers(self) -> Powers:
        return self.may

    async def set_note(self, person: bytes, **what: Any) -> None:
        before = self.state.note(person)
        given = {name: value for name, value in what.items() if value is not None}
        self.note(person, msgspec.structs.replace(before, **given))

    async def set_own_card(self, **what: Any) -> None:
        self.done.append(("own card", {name: value for name, value in what.items() if value is not None}))


@dataclass
class FakeSession:
    """Who is signed in."""

    person: bytes | None = ME
    name: str = "林晓雨"
    number: str = "HC0000"
    organisation_name: str = "恒川精密科技"
    up: bool = True
    reason: Refusal | None = None


class FakeAuth:
    """A session that is there."""

    def __init__(self, bus: Bus) -> None:
        self.state = FakeSession()
        self.tries = 0
        self.out = False
        self._bus = bus

    async def sign_out(self) -> None:
        self.out = True

    def network_changed(self) -> None:
        self.tries += 1

    def go(self, *, up: bool, reason: Refusal | None = None) -> None:
        """Let the link come or go."""
        self.state.up, self.state.reason = up, reason
        self._bus.publish(ConnectionChanged(up, reason))


class FakeChats:
    """Conversations in memory."""

    def __init__(self, bus: Bus) -> None:
        self.state = ChatState()
        self.logs: dict[bytes, list[Entry]] = {}
        self.queue: list[Waiting] = []
        self.read: dict[bytes, int] = {}
        self.types: list[tuple[bytes, bool]] = []
        self.retried: list[bytes] = []
        self.left: list[bytes] = []
        self.held_back = False
        self.full = False
        self.up = True
        self._bus = bus
        self._count = 0
        for kind in (EntryQueued, EntryFailed, EntryDropped):
            bus.subscribe(kind, self.state.apply)

    def direct(self, person: bytes) -> bytes:
        return direct_conversation(ME, person)

    def draft_text(self, conversation: bytes) -> str:
        return self.state.summary(conversation).draft.text

    def keep_draft(self, conversation: bytes, text: str, *, to: bytes | None = None) -> None:
        """Keep it at once, as if it was on disk."""
        if to is not None and self.state.summary(conversation).kind is None:
            self.put(
                "conversation", conversation, encode_value(ConversationInfo(ConversationKind.DIRECT, to))
            )
        before = self.state.summary(conversation).draft
        event = DraftWritten(conversation, Draft(text, max(NOW, before.time) + 1))
        self.state.apply(event)
        self._bus.publish(event)

    def leave_draft(self, conversation: bytes) -> None:
        self.left.append(conversation)

    # What the test lets happen

    def group(
        self,
        identity: bytes,
        name: str,
        kind: ConversationKind = ConversationKind.GROUP,
        *,
        left: bool = False,
        rank: str = "member",
    ) -> None:
        """Let me be in a group, or have left it."""
        info = ConversationInfo(kind, None, name, left, rank)
        self.put("conversation", identity, encode_value(info))

    def put(self, prefix: str, conversation: bytes, value: bytes) -> None:
        """Let an item of my own state come."""
        self._count += 1
        event = StateStored((StateItem(state_key(prefix, conversation), value, self._count),))
        self.state.apply(event)
        self._bus.publish(event)

    def marks(self, conversation: bytes, delivered: int, read: int) -> None:
        """Let the other have stored and read so far."""
        self.put("marks", conversation, encode_value(PeerMarks(delivered, read)))

    def say(self, conversation: bytes, author: bytes, body: Body | str, time: int = 0) -> Entry:
        """Let someone write."""
        log = self.logs.setdefault(conversation, [])
        words = MessageBody(body) if isinstance(body, str) else body
        made = self._entry(conversation, author, words, len(log) + 1, time or NOW + self._count * 1000)
        self._store(conversation, made)
        return made

    def say_to_me(self, author: bytes, body: Body | str, time: int = 0) -> Entry:
        """Let a colleague write to me alone."""
        conversation = self.direct(author)
        if self.state.summary(conversation).kind is None:
            info = ConversationInfo(ConversationKind.DIRECT, author)
            self.put("conversation", conversation, encode_value(info))
        return self.say(conversation, author, body, time)

    def type(self, conversation: bytes, person: bytes, *, active: bool = True) -> None:
        """Let someone type."""
        event = SomeoneTypes(conversation, person, active)
        self.state.apply(event)
        self._bus.publish(event)

    def _entry(self, conversation: bytes, author: bytes, body: Body, seq: int, time: int) -> Entry:
        self._count += 1
        header = Header(
            conversation=conversation,
            id=self._count.to_bytes(16, "big"),
            author=author,
            device=DEVICE,
            n=self._count,
            after=max(0, seq - 1),
            lamport=self._count,
            kind=kind_of(body),
            time=time,
        )
        return Entry(seq, seq, time, 0, encode_header(header), encode_body(body), bytes(64), b"")

    def _store(self, conversation: bytes, made: Entry) -> None:
        log = self.logs.setdefault(conversation, [])
        log.append(made)
        figures = Place(conversation, made.seq, b"", made.seq, made.seq, 0, 0, 0, 0, 0, 0)
        event = EntriesStored(conversation, (made,), figures)
        self.state.apply(event)
        self._bus.publish(event)

    def _standing(self, conversation: bytes) -> list[Standing]:
        fold = Fold()
        for entry in self.logs.get(conversation, []):
            fold.apply(entry)
        return fold.all_standing()

    # What the window asks for

    async def history(
        self, conversation: bytes, *, before: int = 0, after: int | None = None, limit: int = 50
    ) -> HistoryView:
        rows = self._standing(conversation)
        if after is not None:
            found = [one for one in rows if one.seq > after]
            return HistoryView(tuple(found[:limit]), more=len(found) > limit, whole=True)
        found = [one for one in rows if before <= 0 or one.seq < before]
        return HistoryView(tuple(found[-limit:]), more=len(found) > limit, whole=True)

    async def seq_at(self, conversation: bytes, ms: int) -> int:
        log = self.logs.get(conversation, [])
        return next((one.seq for one in log if one.received >= ms), len(log))

    async def standing(self, entry: bytes) -> Standing | None:
        every = (one for log in self.logs for one in self._standing(log))
        return next((one for one in every if one.id == entry), None)

    async def waiting(self) -> list[Waiting]:
        return list(self.queue)

    async def send(
        self,
        conversation: bytes,
        text: str,
        *,
        to: bytes | None = None,
        mentions: Sequence[bytes] = (),
        everyone: bool = False,
    ) -> object:
        if self.full:
            self.keep_draft(conversation, text)
            raise Refusal(ErrorCode.STORAGE_FULL)
        self.keep_draft(conversation, "")
        if to is not None and self.state.summary(conversation).kind is None:
            self.put(
                "conversation", conversation, encode_value(ConversationInfo(ConversationKind.DIRECT, to))
            )
        made = self._entry(
            conversation, ME, MessageBody(text, tuple(mentions), None, everyone), 0, NOW + self._count * 1000
        )
        signed = SignedEntry(made.header, made.body, made.signature)
        identity = self._count.to_bytes(16, "big")
        self.queue.append(Waiting(identity, conversation, to, signed))
        self._bus.publish(EntryQueued(conversation, identity, signed))
        if not self.held_back:
            self.place_all()
        return identity

    def place_all(self) -> None:
        """Let the server take everything that waits."""
        queue, self.queue = self.queue, []
        for one in queue:
            seq = len(self.logs.get(one.conversation, [])) + 1
            entry = one.entry
            made = Entry(seq, seq, NOW, 0, entry.header, entry.body, entry.signature, b"")
            self._store(one.conversation, made)

    async def react(self, message: bytes, emoji: str, *, on: bool = True) -> object:
        for conversation in self.logs:
            if any(one.id == message for one in self._standing(conversation)):
                return self.say(conversation, ME, ReactionBody(message, emoji, on))
        return None

    async def retry(self, entry: bytes) -> None:
        self.retried.append(entry)

    async def cancel(self, entry: bytes) -> None:
        one = next(one for one in self.queue if one.id == entry)
        self.queue.remove(one)
        self._bus.publish(EntryDropped(one.conversation, entry))

    async def drop(self, entry: bytes) -> None:
        self.queue = [one for one in self.queue if one.id != entry]

    async def mark_read(self, conversation: bytes, seq: int = 0) -> None:
        self.read[conversation] = seq
        self.put("read", conversation, encode_value(ReadMark(seq, seq, 0)))

    async def arrange(self, conversation: bytes, **what: Any) -> None:
        before = self.state.summary(conversation).arrangement
        given = {name: value for name, value in what.items() if value is not None}
        for name in {"sticky", "hidden"} & given.keys():
            given[name] = NOW * 2 if given[name] else 0
        self.put("arrange", conversation, encode_value(msgspec.structs.replace(before, **given)))

    async def typing(self, conversation: bytes, *, active: bool = True) -> None:
        self.types.append((conversation, active))


class FakePresence:
    """How people are seen, as the test says."""

    def __init__(self, bus: Bus) -> None:
        self.state = PresenceState()
        self.watched: dict[str, tuple[bytes, ...]] = {}
        self.away = False
        self._bus = bus

    def set_away(self, away: bool) -> None:
        self.away = away

    def of(self, person: bytes) -> Presence | None:
        seen = self.seen(person)
        return None if seen is None else Presence(seen.state)

    def seen(self, person: bytes) -> Seen | None:
        return self.state.seen.get(person)

    def watch(self, place: str, people: tuple[bytes, ...]) -> None:
        self.watched[place] = people

    def choose(self, choice: Presence, text: str = "", until: int = 0) -> None:
        event = PresenceChose(choice.value, self.state.status.chosen + 1, text, until)
        self.state.apply(event)
        self._bus.publish(event)

    def see(self, person: bytes, presence: Presence, text: str = "") -> None:
        """Let someone be seen otherwise."""
        event = PresenceSeen((Seen(person, presence.value, text),))
        self.state.apply(event)
        self._bus.publish(event)


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

    @property
    def services(self) -> Services:
        """As the main window takes them."""
        return Services(
            *(self.auth, self.people, self.chats, self.bus, self.presence, self.groups, self.admin),
            me=lambda: ME,
            my_name=lambda: "林晓雨",
            company=lambda: "恒川精密科技",
        )


def company(*names: str) -> Company:
    """Make a company with these colleagues."""
    bus = Bus()
    people = FakePeople(names or ("陈思远", "张伟", "何静"), bus)
    services = (FakeAuth(bus), people, FakeChats(bus), FakePresence(bus), FakeGroups(bus), FakeAdmin())
    return Company(bus, *services)
