"""Catching up: one digest answers what changed while a device was away."""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import Id
from shared.model.entry import Cursor, Entry, Seq
from shared.wire.message import Event, Reply, Request


class StateItem(Struct, frozen=True, array_like=True):
    """One key of a person's own state, as of `version`. See `shared.model.state` for keys and values."""

    key: str
    value: bytes
    version: int


class Head(Struct, frozen=True, array_like=True):
    """A conversation whose head differs from the cursor the device came with.

    `counted` countable entries stand up to the head, `own` of them mine: see `shared.model.state.unread`.
    `mentioned` is the seq of the last message that mentions me, 0 for none. Of a group I have left, the
    head is the last entry that I may see.
    """

    conversation: Id
    cursor: Cursor
    counted: int
    own: int
    preview: Entry | None
    diverged: bool = False
    mentioned: Seq = 0


class Digest(Reply, frozen=True, array_like=True, tag="sync.digest"):
    """What changed: state items, conversations, and the version the directory has reached.

    While `more` is set, further state items follow: ask again from the last item's version.
    """

    state_version: int
    items: tuple[StateItem, ...]
    heads: tuple[Head, ...]
    people_version: int
    more: bool = False


class Held(Struct, frozen=True, array_like=True):
    """The newest entry of a conversation that a device holds, with everything before it or without."""

    conversation: Id
    cursor: Cursor


class CatchUp(Request[Digest], frozen=True, array_like=True, tag="sync.catch_up"):
    """Ask what changed since the state version and the cursors this device holds."""

    state_version: int
    held: Annotated[tuple[Held, ...], Meta(max_length=limits.CURSORS)]


class StateChanged(Event, frozen=True, array_like=True, tag="sync.state_changed"):
    """Items of my own state changed, on another of my devices or by the server."""

    items: tuple[StateItem, ...]


class LookAgain(Event, frozen=True, array_like=True, tag="sync.look_again"):
    """Something changed that no event tells of, as by the server's command line: catch up."""
