"""What happens inside a client: published on the bus after it is in the cache, or seen on a link."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from client.core.cache import Figures
from shared.errors import Refusal
from shared.model.entry import Cursor, Entry, SignedEntry
from shared.model.rights import Policy
from shared.model.state import Draft
from shared.protocol.auth import SignedIn
from shared.protocol.groups import ReadCount
from shared.protocol.org import CompanyReply, Department, Person
from shared.protocol.presence import Seen
from shared.protocol.sync import Head, StateItem


class ConnectionChanged(Struct, frozen=True):
    """A replica can be reached, or not any more and why."""

    up: bool
    reason: Refusal | None = None


class SessionOpened(Struct, frozen=True):
    """A server let this device in; its clock is `ahead` of the one here, in ms."""

    session: SignedIn
    organisation: bytes
    organisation_name: str
    ahead: int = 0


class SessionEnded(Struct, frozen=True):
    """The token of this device does not count any more: sign in again with the password."""

    reason: Refusal


class EntriesStored(Struct, frozen=True):
    """Entries new to this device, or with a new place, are in the cache.

    `live` entries came by following; others were asked for by someone who reads back. `figures`
    are as of the same transaction.
    """

    conversation: bytes
    entries: Sequence[Entry]
    figures: Figures
    live: bool = True


class EntryQueued(Struct, frozen=True):
    """An own entry is in the outbox, on disk; `held` it waits for its files, and is not signed perhaps."""

    conversation: bytes
    id: bytes
    entry: SignedEntry
    held: bool = False


class EntryPlaced(Struct, frozen=True):
    """An own entry has left the outbox: a replica has it on disk."""

    conversation: bytes
    id: bytes
    entry: Entry


class EntryFailed(Struct, frozen=True):
    """An own entry was refused; it stays in the outbox until it is sent again or dropped."""

    conversation: bytes
    id: bytes
    refusal: Refusal


class EntryDropped(Struct, frozen=True):
    """An own entry was dropped from the outbox by its author, refused or never offered."""

    conversation: bytes
    id: bytes


class ConversationGone(Struct, frozen=True):
    """A group that was to be founded here will not be: nobody else ever heard of it."""

    conversation: bytes


class HeadsChanged(Struct, frozen=True):
    """A digest told where conversations stand."""

    heads: Sequence[Head]


class StateStored(Struct, frozen=True):
    """Items of the personal state are in the cache."""

    items: Sequence[StateItem]


class ReminderDue(Struct, frozen=True):
    """It is time to remind me of a message, which I have not looked at since."""

    conversation: bytes
    entry: bytes


class DraftWritten(Struct, frozen=True):
    """Words begun here are on disk; the server does not know of them yet."""

    conversation: bytes
    draft: Draft


class DraftTold(Struct, frozen=True):
    """The server has answered for a draft written here; what stands is in the personal state."""

    conversation: bytes
    draft: Draft


class ConversationReset(Struct, frozen=True):
    """A server was restored: what followed the last common entry has lost its place for now."""

    conversation: bytes
    common: Cursor


class PeopleStored(Struct, frozen=True):
    """Records of the directory are in the cache; `anew` nothing else of it is held any more."""

    people: Sequence[Person]
    departments: Sequence[Department] = ()
    policy: Policy | None = None
    anew: bool = False
    replies: Sequence[CompanyReply] = ()


class AvatarsLoaded(Struct, frozen=True):
    """Pictures of people, by the names that the directory has for them; none: ask again for what is shown."""

    pictures: Mapping[bytes, bytes]


class PeopleNamed(Struct, frozen=True):
    """A group has told the names of its members; the directory may withhold some of them."""

    names: Mapping[bytes, str]


class GroupChanged(Struct, frozen=True):
    """A group's card or its members are others now: what is shown of them is to be read again."""

    conversation: bytes


class MembersCalled(Struct, frozen=True):
    """Members of a group want to be called otherwise in it than was known."""

    conversation: bytes


class ReadersTold(Struct, frozen=True):
    """How many have read messages of mine that are watched."""

    conversation: bytes
    counts: Sequence[ReadCount]


class SomeoneTypes(Struct, frozen=True):
    """Someone else types, or has stopped."""

    conversation: bytes
    person: bytes
    active: bool


class PresenceSeen(Struct, frozen=True):
    """People this device watches are seen like this now."""

    seen: Sequence[Seen]


class PresenceUnwatched(Struct, frozen=True):
    """People this device does not watch any more."""

    people: Sequence[bytes]


class PresenceChose(Struct, frozen=True):
    """How I want to be seen, since when (Unix ms): chosen here or on another of my devices.

    `text` is what I say of it, until a time (Unix ms, 0: for good).
    """

    choice: str
    chosen: int
    text: str = ""
    until: int = 0


class DeviceUsed(Struct, frozen=True):
    """Which of my devices is in use now, empty for none.

    Nobody touched the one before for `idle` seconds.
    """

    device: bytes
    idle: int


class DeviceAdded(Struct, frozen=True):
    """A device signed in to this account that is new, or `known` but at a new place."""

    device: bytes
    name: str
    platform: str
    address: str
    time: int
    known: bool = False


class Troubled(Struct, frozen=True):
    """Something the user should know of went wrong; nothing accepted is lost by it."""

    refusal: Refusal
