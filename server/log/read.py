"""Reading the log as one member may see it: on from a cursor, back from a seq, the last common entry."""

from collections.abc import Sequence

from server.store import checkpoints, conversations, entries, walk
from server.store.connection import Connection
from server.store.conversations import MemberView
from shared import limits
from shared.errors import ErrorCode, Refusal
from shared.model.bodies import AMENDMENTS, Amendment, decode_body
from shared.model.entry import LINK_SIZE, START, Cursor, Entry, Mark, decode_header, withheld
from shared.model.fold import Amendments
from shared.model.visibility import clip, unbroken_from, visible
from shared.protocol.log import Common, History, Moment, Page, Standing


def cursor_of(one: MemberView) -> Cursor:
    """Return the cursor at a conversation's head."""
    return START if one.seq == 0 else Cursor(one.seq, one.link[:LINK_SIZE])


def member_view(connection: Connection, person: bytes, conversation: bytes) -> MemberView:
    """Return the conversation as `person` may see it; raises Refusal `not_member`."""
    one = conversations.view(connection, person, conversation)
    if one is None:
        # The same answer whether it exists or not: an outsider learns nothing.
        raise Refusal(ErrorCode.NOT_MEMBER)
    return one


def after(connection: Connection, person: bytes, conversation: bytes, cursor: Cursor, limit: int) -> Page:
    """Return the entries after a cursor, oldest first, at most `limit` and `limits.PAGE_BYTES`."""
    one = member_view(connection, person, conversation)
    if not holds(connection, one, cursor):
        return Page((), cursor_of(one), diverged=True)
    found: list[Entry] = []
    # What is gone is passed over, as what the member may not see.
    first_kept = max(cursor.seq, checkpoints.gone_until(connection, one.number)) + 1
    for first, last in clip(one.visible, first_kept, one.seq):
        room = limit - len(found)
        if room > 0:
            found += walk.between(connection, one.number, first, last, room)
    return Page(tuple(_projected(connection, one, _within(found))), cursor_of(one))


def holds(connection: Connection, one: MemberView, cursor: Cursor) -> bool:
    """Tell whether a cursor is a point of this log that the member may know of."""
    if cursor.seq and not (cursor.seq <= one.seq and visible(one.visible, cursor.seq)):
        return False
    return walk.matches(connection, one.number, cursor)


def _projected(connection: Connection, one: MemberView, found: Sequence[Entry]) -> list[Entry]:
    """Withhold what amends an entry that the member may not see: it would tell what that said."""
    if unbroken_from(one.visible) == 1:
        return list(found)
    return [entry if _whose_target_shows(connection, one, entry) else withheld(entry) for entry in found]


def _whose_target_shows(connection: Connection, one: MemberView, entry: Entry) -> bool:
    header = decode_header(entry.header)
    if header.kind not in AMENDMENTS or entry.marks & Mark.WITHHELD:
        return True
    body = decode_body(header.kind, entry.body)
    target = entries.find_target(connection, one.number, body.target) if isinstance(body, Amendment) else None
    return target is not None and visible(one.visible, target[0])


def _within(found: Sequence[Entry]) -> list[Entry]:
    """Cut a page at its size in bytes; the first entry always fits."""
    size = 0
    kept: list[Entry] = []
    for entry in found:
        size += len(entry.body) + len(entry.header) + len(entry.signature)
        if kept and size > limits.PAGE_BYTES:
            break
        kept.append(entry)
    return kept


def before(connection: Connection, person: bytes, conversation: bytes, seq: int, limit: int) -> History:
    """Return the standing entries before `seq` (0: up to the head) with the amendments in effect."""
    one = member_view(connection, person, conversation)
    upper = one.seq + 1 if seq == 0 else min(seq, one.seq + 1)
    page: list[Standing] = []
    size = 0
    kept = checkpoints.gone_until(connection, one.number) + 1
    for first, last in reversed(clip(one.visible, kept, upper - 1)):
        for identity, author, entry in walk.standing(connection, one.number, last, first, limit - len(page)):
            standing = Standing(entry, _in_effect(connection, one, identity, author))
            size += sum(_size(each) for each in (entry, *standing.amendments))
            if page and size > limits.PAGE_BYTES:
                return _history(page, page[-1].entry.seq, one, kept)
            page.append(standing)
    return _history(page, 1 if len(page) < limit else page[-1].entry.seq, one, kept)


def _history(page: list[Standing], start: int, one: MemberView, kept: int) -> History:
    return History(tuple(reversed(page)), start, cursor_of(one), kept)


def _size(entry: Entry) -> int:
    return len(entry.header) + len(entry.body) + len(entry.signature)


def _in_effect(connection: Connection, one: MemberView, target: bytes, author: bytes) -> tuple[Entry, ...]:
    """Return the amendments of one entry that are in effect as the member may see it, ascending by seq."""
    amendments = entries.amendments_of(connection, one.number, target)
    rows = [entry for entry in amendments if visible(one.visible, entry.seq)]
    fold = Amendments()
    headers = [decode_header(entry.header) for entry in rows]
    for entry, header in zip(rows, headers, strict=True):
        if not entry.marks & Mark.WITHHELD:
            fold.add(header, decode_body(header.kind, entry.body), placed=True)
    wanted = fold.in_effect(author)
    return tuple(entry for entry, header in zip(rows, headers, strict=True) if header.id in wanted)


def find_common(
    connection: Connection, person: bytes, conversation: bytes, cursors: Sequence[Cursor]
) -> Common:
    """Return the newest of these cursors that is a point of this log."""
    one = member_view(connection, person, conversation)
    for cursor in sorted(cursors, key=lambda each: each.seq, reverse=True):
        if holds(connection, one, cursor):
            return Common(cursor)
    return Common(START)


def find_time(connection: Connection, person: bytes, conversation: bytes, time: int) -> Moment:
    """Return the first visible entry received at or after a time (Unix ms), the newest if all came before.

    Times rise with the seq but for clocks set back: halving finds the place, to within such a step.
    """
    one = member_view(connection, person, conversation)
    parts = clip(one.visible, checkpoints.gone_until(connection, one.number) + 1, one.seq)
    for first, last in parts:
        if walk.received_at(connection, one.number, last) >= time:
            return Moment(_first_received(connection, one.number, first, last, time))
    return Moment(parts[-1][1] if parts else 0)


def _first_received(connection: Connection, number: int, first: int, last: int, time: int) -> int:
    while first < last:
        middle = (first + last) // 2
        if walk.received_at(connection, number, middle) >= time:
            last = middle
        else:
            first = middle + 1
    return first
