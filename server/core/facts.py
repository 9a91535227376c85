"""Facts that one slice shares on the bus and another heeds; they never leave the servers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blocking:
    """`person` has blocked `other`, or does so no more; on disk already."""

    person: bytes
    other: bytes
    blocked: bool


@dataclass(frozen=True, slots=True)
class Regraded:
    """Outside contacts may see another part of a person's card than before; on disk already."""

    person: bytes


@dataclass(frozen=True, slots=True)
class ReadersMoved:
    """In a group more is known of who has read, or its members have changed; on disk already."""

    conversation: bytes
