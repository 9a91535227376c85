"""The conversation log: append, read on, page back, find the last common entry, upload."""

from typing import Annotated

from msgspec import Meta, Struct

from shared import limits
from shared.ids import Id
from shared.model.entry import Cursor, Entry, Seq, SignedEntry
from shared.wire.message import Event, Offline, Reply, Request

Limit = Annotated[int, Meta(ge=1, le=limits.PAGE)]
Time = Annotated[int, Meta(ge=0, lt=2**62)]


class Appended(Reply, frozen=True, array_like=True, tag="log.appended"):
    """The entry is on disk. With these fields the author's device completes its own copy.

    `received` is the server's Unix ms, `counted` the running number of countable messages,
    `link` the first 8 bytes of the entry's chain link. `recovered` marks an entry the log had lost.
    """

    seq: Seq
    counted: int
    received: int
    link: bytes


class Append(Request[Appended], frozen=True, array_like=True, tag="log.append"):
    """Append one entry of this device; repeating it returns the first answer.

    `to` names the other person, so that the first entry can open a one-to-one conversation.
    Refused with `not_member`, `not_allowed`, `bad_entry`, `unknown_kind`, `id_conflict`,
    `text_empty`, `text_too_long`, `target_missing`, `too_late`, `clock_ahead`, `not_found`.
    """

    offline = Offline.QUEUED

    entry: SignedEntry
    to: Id | None = None


class Page(Reply, frozen=True, array_like=True, tag="log.page"):
    """Entries in ascending order of seq, and the conversation's head.

    `diverged` is set, and no entry given, when the cursor asked from is not part of this log
    (the server was restored from a backup): find the last common entry with `log.common`.
    """

    entries: tuple[Entry, ...]
    head: Cursor
    diverged: bool = False


class After(Request[Page], frozen=True, array_like=True, tag="log.after"):
    """Read on: the entries after a cursor, amendments included, as they were appended."""

    conversation: Id
    cursor: Cursor
    limit: Limit


class Standing(Struct, frozen=True, array_like=True):
    """A standing entry with the amendments in effect on it."""

    entry: Entry
    amendments: tuple[Entry, ...] = ()


class History(Reply, frozen=True, array_like=True, tag="log.history"):
    """Standing entries in ascending order of seq, folded as of the seq `as_of`.

    The page holds all that stands from `start` on up to the seq asked for; `start` 1 is the beginning.
    Of what came before the seq `kept` nothing stands any more: it was older than entries are kept.
    """

    standing: tuple[Standing, ...]
    start: Seq
    as_of: Cursor
    kept: Seq = 1


class Before(Request[History], frozen=True, array_like=True, tag="log.before"):
    """Page back: the `limit` standing entries before the seq `before` (0: from the newest)."""

    conversation: Id
    before: Seq
    limit: Limit


class Common(Reply, frozen=True, array_like=True, tag="log.common"):
    """The newest of the cursors asked for that is part of this log; seq 0 when none is."""

    cursor: Cursor


class FindCommon(Request[Common], frozen=True, array_like=True, tag="log.find_common"):
    """Ask which of these cursors the log shares."""

    conversation: Id
    cursors: Annotated[tuple[Cursor, ...], Meta(max_length=limits.PROBES)]


class Moment(Reply, frozen=True, array_like=True, tag="log.moment"):
    """Where a time stands in what the asker may see; seq 0 when that is nothing."""

    seq: Seq


class FindTime(Request[Moment], frozen=True, array_like=True, tag="log.find_time"):
    """Ask for the first entry received at or after `time` (Unix ms), the newest if all came before.

    Refused with `not_member`.
    """

    conversation: Id
    time: Time


class Outcome(Struct, frozen=True, array_like=True):
    """What became of one offered entry: its seq, or the code it was refused with."""

    id: Id
    seq: Seq
    code: str = ""


class Offered(Reply, frozen=True, array_like=True, tag="log.offered"):
    """The outcome of each offered entry, in the order offered."""

    outcomes: tuple[Outcome, ...]


class Vouched(Struct, frozen=True, array_like=True):
    """A signed entry with the certificate of the device that signed it.

    Without one (both empty) a server goes by the key the device has signed in with.
    """

    entry: SignedEntry
    certificate: bytes
    certificate_signature: bytes


class Offer(Request[Offered], frozen=True, array_like=True, tag="log.offer"):
    """Upload entries held by this device, whoever wrote them; each signature is checked.

    Entries the log already has keep their seq; the others are appended at the head as recovered.
    """

    offline = Offline.QUEUED

    conversation: Id
    entries: Annotated[tuple[Vouched, ...], Meta(max_length=limits.OFFER)]


class Entries(Event, frozen=True, array_like=True, tag="log.entries"):
    """New entries of one conversation, ascending and dense; told to every device but the author's own."""

    conversation: Id
    entries: tuple[Entry, ...]
