"""What a row of a chat tells, and how it stands to its neighbours; no widget, no service."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from client.viewmodels.times import Times
from shared.model.bodies import Attachment, Styles
from shared.model.styles import StyledText

TOGETHER_MS = 5 * 60 * 1000
"""Messages of one author within this time stand together."""


class RowKind(StrEnum):
    """What an entry is shown as."""

    MESSAGE = "message"
    LINE = "line"
    UNKNOWN = "unknown"


class Delivery(StrEnum):
    """How far an own message has come; `NONE` for those of others.

    A `WAITING` one leaves in a moment, a `HELD` one once there is a connection again.
    """

    NONE = "none"
    WAITING = "waiting"
    HELD = "held"
    FAILED = "failed"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"


@dataclass(frozen=True, slots=True)
class Reaction:
    """An emoji, how many put it, whether I did, and who they are, for the tooltip."""

    emoji: str
    count: int
    mine: bool = False
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """The message that a message answers."""

    id: bytes
    name: str
    text: str


@dataclass(frozen=True, slots=True, eq=False)
class ChatRow:
    """One standing entry as it is shown. `seq` is 0 while it has no place in the log; `time` is Unix ms.

    For a `LINE` the whole sentence is in `text` ("张伟 joined"). `failure` says why an own message was
    not sent; one that was `offered` may have reached the server, though no answer came. `mentions` are
    the words in the text that call somebody; `readers` tells how many have read an own message in a
    group, and of how many, once that is known; `styles` say how stretches of the text look. Two rows
    are the same only if they are one object: a change makes a new row.
    """

    id: bytes
    seq: int
    author: bytes
    name: str
    time: int
    text: str
    own: bool = False
    kind: RowKind = RowKind.MESSAGE
    edited: bool = False
    recalled: bool = False
    pinned: bool = False
    delivery: Delivery = Delivery.NONE
    failure: str = ""
    offered: bool = False
    reactions: tuple[Reaction, ...] = ()
    quote: Quote | None = None
    mentions: tuple[str, ...] = ()
    readers: tuple[int, int] | None = None
    attachments: tuple[Attachment, ...] = ()
    styles: Styles = ()

    @property
    def words(self) -> StyledText:
        """What it says, as it looks."""
        return StyledText(self.text, self.styles)

    @property
    def speaks(self) -> bool:
        """Whether it stands in a bubble."""
        return self.kind is not RowKind.LINE and not self.recalled


@dataclass(frozen=True, slots=True)
class Setting:
    """How a row stands among its neighbours.

    `day` is the separator above it, `fresh` that the line "new messages" is, `heads` that it begins
    a run of one author, `apart` that more than a bubble stands above, `status` that the state of
    sending stands below it.
    """

    day: str = ""
    fresh: bool = False
    heads: bool = True
    apart: bool = False
    status: bool = False


def together(first: ChatRow, second: ChatRow) -> bool:
    """Tell whether the second row goes on in the first's run."""
    return (
        first.speaks
        and second.speaks
        and first.author == second.author
        and 0 <= second.time - first.time <= TOGETHER_MS
    )


def setting(rows: Sequence[ChatRow], place: int, read: int, times: Times, *, complete: bool) -> Setting:
    """Return how a row stands. `read` is the last seq read when the chat was opened, -1 for no line.

    `complete` tells that nothing comes before the first row.
    """
    row = rows[place]
    before = rows[place - 1] if place > 0 else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    new_day = complete if before is None else times.day(before.time) != times.day(row.time)
    fresh = begins_unread(rows, place, read)
    heads = before is None or new_day or fresh or not together(before, row)
    return Setting(
        day=times.separator(row.time) if new_day else "",
        fresh=fresh,
        heads=heads,
        apart=before is not None and (bool(before.reactions) or shows_status(before, row)),
        status=shows_status(row, after),
    )


def begins_unread(rows: Sequence[ChatRow], place: int, read: int) -> bool:
    """Tell whether the line "new messages" stands above a row: once, where reading stopped.

    What I said myself since then is not new to me: the line stands below it.
    """
    row = rows[place]
    if read < 0 or row.seq <= read or row.own:
        return False
    before = place - 1
    while before >= 0 and rows[before].own and rows[before].seq > read:
        before -= 1
    return rows[0].seq == 1 if before < 0 else 0 < rows[before].seq <= read


def shows_status(row: ChatRow, after: ChatRow | None) -> bool:
    """Tell whether a row says how far it has come: the last of a run, and where the next came less far."""
    if row.delivery is Delivery.NONE or row.recalled:
        return False
    if row.delivery is Delivery.FAILED:
        return True
    if row.delivery in {Delivery.WAITING, Delivery.HELD}:
        return after is None or after.delivery is not row.delivery or after.offered is not row.offered
    return after is None or not together(row, after) or after.delivery is not row.delivery
