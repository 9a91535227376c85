"""What a replica must know of a conversation to decide on a new entry."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from shared.model.visibility import Interval


class ConversationKind(StrEnum):
    """How a conversation came to be and who governs it."""

    DIRECT = "direct"
    GROUP = "group"


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


class Target(Struct, frozen=True):
    """The entry that an amendment names, as it stands at the head."""

    seq: int
    kind: str
    author: bytes
    received: int
    recalled: bool
    amendments: int = 0


class ConversationState(Struct, frozen=True):
    """A conversation at its head. `lamport` is the highest of all its entries."""

    id: bytes
    kind: ConversationKind
    members: Mapping[bytes, Membership]
    seq: int
    lamport: int
