"""An entry on its way into the log, and what became of it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from msgspec import Struct

from shared.errors import Refusal
from shared.model.decide import Actor
from shared.model.entry import Entry, SignedEntry
from shared.protocol.sync import StateItem


class Placed(Struct, frozen=True, gc=False):
    """An entry that is on disk. `fresh` is False when it had been there already.

    `late` are those of the audience who may not see the entry that this one amends: they get no body.
    """

    conversation: bytes
    entry: Entry
    audience: tuple[bytes, ...]
    fresh: bool
    state: Mapping[bytes, tuple[StateItem, ...]] = MappingProxyType({})
    late: tuple[bytes, ...] = ()


Outcome = Placed | Refusal


class Submission(Struct):
    """A signed entry, who vouches for it, and whom to tell once it is on disk or refused.

    `actor` is what the session has proved, or what a checked signature names; then `recovered` is
    set. `to` is the other person when this may be the first entry of a one-to-one conversation.
    """

    actor: Actor
    signed: SignedEntry
    told: Callable[[Outcome], None]
    to: bytes | None = None
    recovered: bool = False
