"""Messages that wait for their time: the server keeps them, and sends them though no device is there."""

from typing import Annotated

from msgspec import Meta

from shared.ids import Id
from shared.model.entry import SignedEntry
from shared.wire.message import Request
from shared.wire.session import Done

Time = Annotated[int, Meta(ge=0, lt=2**53)]


class KeepForLater(Request[Done], frozen=True, array_like=True, tag="later.keep"):
    """Keep a message of mine until `due` (Unix ms by the server's clock); one that is over sends it at once.

    An id that waits already, of whichever device of mine, is replaced by this: other words, another
    time. The same again changes nothing. `to` is as in `log.append`. Judged now and again when it is due;
    what becomes of it stands in the personal state `later/ENTRY`. Refused as `log.append` is, with
    `not_found` (part "later") for an id that was sent or cancelled meanwhile, and `not_allowed`: `kind`
    of anything but a message, `too_far`, `too_many`.
    """

    entry: SignedEntry
    due: Time
    to: Id | None = None


class CancelLater(Request[Done], frozen=True, array_like=True, tag="later.cancel"):
    """Take back a message that waits, or put aside one that could not be sent.

    Refused with `not_found` (part "later") for one that was sent meanwhile.
    """

    entry: Id
