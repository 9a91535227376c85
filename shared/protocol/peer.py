"""Between two devices without a server: proving keys to each other, and evening out what each holds.

Entries, typing and marks travel as in `log` and `chat`; an entry's seq stays 0.
"""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import Id
from shared.model.entry import SignedEntry
from shared.wire.message import Access, Reply, Request

Nonce = Annotated[bytes, Meta(min_length=16, max_length=32)]
Signature = Annotated[bytes, Meta(min_length=64, max_length=64)]
Number = Annotated[int, Meta(ge=1, lt=2**62)]


class Met(Reply, frozen=True, array_like=True, tag="peer.met"):
    """The other side proves itself too, over the nonce it was given."""

    person: Id
    device: Id
    proof: Signature


class Meet(Request[Met], frozen=True, array_like=True, tag="peer.meet"):
    """The opening device proves its key over the welcome's nonce, and gives a nonce of its own.

    Each proof is an Ed25519 signature over `shared.model.identity.proof_bytes`, with the other
    side's device id where a server's organisation would stand. Refused with `bad_proof`, and with
    `not_found` for a device that is not pinned.
    """

    access = Access.ANYONE

    person: Id
    device: Id
    nonce: Nonce
    proof: Signature


class Span(Struct, frozen=True, array_like=True):
    """A device's entries numbered (`Header.n`) from `first` to `last`, both included."""

    device: Id
    first: Number
    last: Number


class Missing(Reply, frozen=True, array_like=True, tag="peer.missing"):
    """Entries the asker does not hold, by (lamport, id); ask again while `more`."""

    entries: tuple[SignedEntry, ...]
    more: bool


class Even(Request[Missing], frozen=True, array_like=True, tag="peer.even"):
    """Ask for what I lack of a conversation, telling what I hold."""

    conversation: Id
    held: Annotated[tuple[Span, ...], Meta(max_length=limits.CURSORS)]
