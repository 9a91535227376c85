"""What a replica must know of a conversation to decide on a new entry."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from shared.model.visibility import Interval


class ConversationKind(StrEnum):
    """How a conversation came to be and who governs it."""

    DIRECT = "direct"
    GROUP = "group"
    ROOM = "room"
    """A group that stands in a directory, where anyone may find it."""
    DEPARTMENT = "department"
    """A department and all below it: the organisation says who is in it."""
    STAFF = "staff"
    """Everyone: the organisation says who that is."""


FOLLOWING = frozenset({ConversationKind.DEPARTMENT, ConversationKind.STAFF})
"""Kinds whose members follow the organisation's tree."""


class Joining(StrEnum):
    """How people come into a group or room, beside being added by its owner and admins."""

    CLOSED = "closed"
    APPROVAL = "approval"
    """Who asks is let in by the owner or an admin."""
    OPEN = "open"
    """A member of a group may add others; anyone may join a room."""


class Rank(StrEnum):
    """A member's standing in a group; in a one-to-one conversation both are members."""

    OWNER = "owner"
    ADMIN = "admin"
    MEMBER = "member"


class Membership(Struct, frozen=True):
    """One person's part in a conversation: what they may see of it and their rank."""

    person: bytes
    visible: tuple[Interval, ...]
    rank: Rank = Rank.MEMBER
    muted: bool = False

    @property
    def current(self) -> bool:
        """Whether the person is a member at the head."""
        return bool(self.visible) and self.visible[-1].last is None


class Rules(Struct, frozen=True):
    """What the owner and the admins have set for a group."""

    name: str = ""
    about: str = ""
    joining: Joining = Joining.CLOSED
    from_start: bool = False
    """Whether who joins sees what was written before."""
    mute_all: bool = False
    """Whether only the owner and the admins write."""
    disbanded: bool = False
    ends: int = 0
    """When nobody can write in it any more (Unix ms), 0 for never."""

    def ended(self, now: int) -> bool:
        """Tell whether its end has come at Unix ms `now`."""
        return 0 < self.ends <= now


class Target(Struct, frozen=True):
    """The entry that an amendment names, as it stands at the head."""

    seq: int
    kind: str
    author: bytes
    received: int
    recalled: bool
    amendments: int = 0


class Conversation(Protocol):
    """What the rules ask of a conversation at its head. `lamport` is the highest of all its entries.

    `barred` names who may not write in a one-to-one conversation and why: "blocked", or "left" when
    the other has left the organisation.
    """

    @property
    def id(self) -> bytes: ...
    @property
    def kind(self) -> ConversationKind: ...
    @property
    def members(self) -> Mapping[bytes, Membership]: ...
    @property
    def seq(self) -> int: ...
    @property
    def lamport(self) -> int: ...
    @property
    def rules(self) -> Rules: ...
    @property
    def barred(self) -> Mapping[bytes, str]: ...


class ConversationState(Struct, frozen=True):
    """A `Conversation` that holds this and nothing else."""

    id: bytes
    kind: ConversationKind
    members: Mapping[bytes, Membership]
    seq: int
    lamport: int
    rules: Rules = Rules()
    barred: Mapping[bytes, str] = {}
