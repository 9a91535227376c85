"""How many countable entries there are up to a seq, and how many of them somebody wrote."""

from collections.abc import Iterator

from server.store import checkpoints, walk
from server.store.connection import Connection
from server.store.walk import Step
from shared.model.bodies import COUNTABLE
from shared.model.entry import decode_header
from shared.model.state import ReadMark


def counts_at(
    connection: Connection, conversation: int, seq: int, person: bytes, low: ReadMark, high: ReadMark
) -> tuple[int, int]:
    """Return (countable entries, those of them that `person` wrote) up to `seq`.

    `low` and `high` are marks before and behind `seq` for which both are known: the person's read
    mark and the head. Their number is looked for on the way back from both `seq` and `high`, by
    turns: it takes no longer than to the nearest of an own entry, `low`, or `seq` itself.
    """
    if seq == high.seq:
        return high.counted, high.own
    before = walk.back(connection, conversation, seq, low.seq + 1)
    newest = next(before, None)
    if newest is None:
        return _retired(connection, conversation, seq, person, low)
    counted = newest.entry.counted
    if low.own == high.own:
        return counted, low.own
    if newest.author == person:
        return counted, newest.own
    behind = walk.back(connection, conversation, high.seq, seq + 1)
    own = _own_between(before, behind, person, high.own)
    return counted, _retired(connection, conversation, seq, person, low)[1] if own is None else own


def _own_between(before: Iterator[Step], behind: Iterator[Step], person: bytes, own: int) -> int | None:
    """Step back in both by turns until one of them tells the number; None when `before` ends without."""
    while True:
        earlier = next(before, None)
        if earlier is None:
            return None
        if earlier.author == person:
            return earlier.own
        later = next(behind, None)
        if later is None:
            return own
        if later.author == person:
            own = later.own - (decode_header(later.entry.header).kind in COUNTABLE)


def _retired(
    connection: Connection, conversation: int, seq: int, person: bytes, low: ReadMark
) -> tuple[int, int]:
    """Go on where the log begins, when its beginning is gone, or else by what was known at `low`."""
    at = checkpoints.at(connection, conversation, seq)
    last = checkpoints.last_by(connection, conversation, seq, person)
    own = low.own if last is None or last.seq <= low.seq else last.own
    return low.counted if at is None else at.counted, own
